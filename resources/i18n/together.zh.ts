<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AttemptDialog</name>
    <message>
        <source>Say how it was tried.</source>
        <translation>写明用什么方式联系的。</translation>
    </message>
    <message>
        <source>Say whether it reached them.</source>
        <translation>写明联系上没有。</translation>
    </message>
    <message>
        <source>At this level there is no limit: as often as the case requires.</source>
        <translation>这一级别不限次数，视情况而定。</translation>
    </message>
    <message>
        <source>%1 tried in vain; this level allows %2.</source>
        <translation>已有 %1 次没联系上；这一级别最多 %2 次。</translation>
    </message>
    <message>
        <source>Tried to reach them</source>
        <translation>联系客户</translation>
    </message>
    <message>
        <source>Every try of this level is used up: a supervisor decides what comes next.</source>
        <translation>这一级别的次数已用完，下一步由主管决定。</translation>
    </message>
    <message>
        <source>How</source>
        <translation>怎么联系</translation>
    </message>
    <message>
        <source>Reached?</source>
        <translation>联系上了吗</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>now, if nothing is written</source>
        <translation>不写就是现在</translation>
    </message>
    <message>
        <source>Why not, or what was left</source>
        <translation>没联系上的原因，或留了什么话</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>没联系上</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>联系上了</translation>
    </message>
    <message>
        <source>Ask someone over</source>
        <translation>请主管介入</translation>
    </message>
    <message>
        <source>Apply for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>联系上了</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>没联系上</translation>
    </message>
</context>
<context>
    <name>ConductActs</name>
    <message>
        <source>Note an incident</source>
        <translation>记现场情况</translation>
    </message>
    <message>
        <source>Who did or said what; no verdict on the person. It is on no paper, and the complaint goes on.</source>
        <translation>写谁做了什么、说了什么，不给人下评语。不印在任何纸上，投诉照常处理。</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>empty: now</source>
        <translation>不填：现在</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>Who saw it</source>
        <translation>谁在场</translation>
    </message>
    <message>
        <source>Number of the report to police or authority</source>
        <translation>报警或报主管部门的编号</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>不填：没有报</translation>
    </message>
</context>
<context>
    <name>LiabilityActs</name>
    <message>
        <source>Judge who is liable</source>
        <translation>判定责任</translation>
    </message>
    <message>
        <source>Appeal against a judgement</source>
        <translation>对判责申诉</translation>
    </message>
    <message>
        <source>Settle an appeal</source>
        <translation>裁定申诉</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>对谁</translation>
    </message>
    <message>
        <source>They are told at once; their time to appeal begins when they were told.</source>
        <translation>马上通知对方；申诉期从告知时起算。</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>When they were told</source>
        <translation>什么时候告知的</translation>
    </message>
    <message>
        <source>empty: now</source>
        <translation>不填就是现在</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>不填就没有</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>哪一项判责</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>申诉理由</translation>
    </message>
    <message>
        <source>Whoever judged is told. The files of this case are the evidence.</source>
        <translation>判责的人会收到通知。本单的文件就是证据。</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Who answers now</source>
        <translation>改由谁负责</translation>
    </message>
    <message>
        <source>Whoever appealed and whoever answers for it are told at once. It is final.</source>
        <translation>马上告诉申诉人和责任人。裁定以后不再改。</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>New amount</source>
        <translation>改后金额</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>申诉到 %1 为止</translation>
    </message>
</context>
<context>
    <name>MeasureActs</name>
    <message>
        <source>Plan a measure</source>
        <translation>定整改措施</translation>
    </message>
    <message>
        <source>A measure is finished</source>
        <translation>整改完成</translation>
    </message>
    <message>
        <source>Judge the effect of a measure</source>
        <translation>评价整改效果</translation>
    </message>
    <message>
        <source>Drop a measure</source>
        <translation>取消整改</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>督办人</translation>
    </message>
    <message>
        <source>So that it does not happen again. Both are told at once, and when it is overdue.</source>
        <translation>为了不再发生同样的事。负责人和督办人马上会收到通知，逾期再提醒。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>定下</translation>
    </message>
    <message>
        <source>The weakness</source>
        <translation>暴露的问题</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>什么时候前</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>怎么整改</translation>
    </message>
    <message>
        <source>Whoever sees to it is asked to judge its effect.</source>
        <translation>会请督办人评价效果。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What was done, and what shows it</source>
        <translation>做了什么，有什么为证</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>If it was effective and the same happens again, the list of measures says so.</source>
        <translation>评为有效后又发生同类投诉，整改清单会标出来。</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>整改措施</translation>
    </message>
</context>
<context>
    <name>MomentDialog</name>
    <message>
        <source>¥ 0</source>
        <translation>¥ 0</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RegulatorActs</name>
    <message>
        <source>It came through a regulator</source>
        <translation>主管部门转来</translation>
    </message>
    <message>
        <source>Reply to the regulator</source>
        <translation>答复主管部门</translation>
    </message>
    <message>
        <source>The regulator decided</source>
        <translation>主管部门已认定</translation>
    </message>
    <message>
        <source>Add a remark on a referral</source>
        <translation>给转办加备注</translation>
    </message>
    <message>
        <source>Whoever has the case is reminded before the regulator wants its answer.</source>
        <translation>答复时限前会提醒经办人。</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>对方问什么</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>什么时候前答复</translation>
    </message>
    <message>
        <source>empty: it named no time</source>
        <translation>不填：没有时限</translation>
    </message>
    <message>
        <source>When the regulator received it</source>
        <translation>主管部门什么时候收到</translation>
    </message>
    <message>
        <source>empty: now</source>
        <translation>不填：现在</translation>
    </message>
    <message>
        <source>Regulator</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Its reference</source>
        <translation>转办编号</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Facts with date and proof. What was paid or given back is stated; an earlier version stays.</source>
        <translation>写事实、日期和凭据。付过、退过的钱如实写；前面的版本都保留。</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>存这一版</translation>
    </message>
    <message>
        <source>What we reply</source>
        <translation>答复内容</translation>
    </message>
    <message>
        <source>It stays for good: it cannot be undone, only annotated.</source>
        <translation>记下后不能撤销，只能加备注。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>认定结果</translation>
    </message>
    <message>
        <source>Its reasons</source>
        <translation>认定理由</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转办</translation>
    </message>
</context>
<context>
    <name>RuleActs</name>
    <message>
        <source>Open a coordination order</source>
        <translation>开协调工作单</translation>
    </message>
    <message>
        <source>Hand the order in</source>
        <translation>提交工作单</translation>
    </message>
    <message>
        <source>Take the order</source>
        <translation>签收工作单</translation>
    </message>
    <message>
        <source>Agreed with the customer</source>
        <translation>已与客户谈妥</translation>
    </message>
    <message>
        <source>Check the order by a call</source>
        <translation>打追踪电话</translation>
    </message>
    <message>
        <source>Hand the result back</source>
        <translation>交回处理结果</translation>
    </message>
    <message>
        <source>Sheet of the order</source>
        <translation>工作单打印</translation>
    </message>
    <message>
        <source>Evidence is asked of us</source>
        <translation>收到举证要求</translation>
    </message>
    <message>
        <source>Give the evidence</source>
        <translation>举证</translation>
    </message>
    <message>
        <source>Note what happened outside</source>
        <translation>记外部事项</translation>
    </message>
    <message>
        <source>Fill in what the rules require</source>
        <translation>补规定要写的内容</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>The time to hand it in begins now.</source>
        <translation>从现在起计提交时限。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>The department is told at once.</source>
        <translation>马上通知该部门。</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>客户的意见</translation>
    </message>
    <message>
        <source>When it was heard</source>
        <translation>听到意见的时间</translation>
    </message>
    <message>
        <source>empty: when the complaint came</source>
        <translation>不填：收到投诉的时间</translation>
    </message>
    <message>
        <source>The times to plan and to answer begin now.</source>
        <translation>从现在起计拟方案和交回结果的时限。</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>What was agreed with the customer</source>
        <translation>与客户谈妥的内容</translation>
    </message>
    <message>
        <source>What the call showed</source>
        <translation>电话核对的结果</translation>
    </message>
    <message>
        <source>The second talk with the customer is due from now on.</source>
        <translation>从现在起计二次沟通的时限。</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>交回</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>工作单</translation>
    </message>
    <message>
        <source>Its time begins when it was asked; late means that the demand is taken as accepted.</source>
        <translation>从对方提出时起算；逾期视为同意对方的要求。</translation>
    </message>
    <message>
        <source>%1. Counts: %2. Does not count: %3.</source>
        <translation>%1。有效：%2。无效：%3。</translation>
    </message>
    <message>
        <source>Clocks that count by it begin or end at that time.</source>
        <translation>与此有关的时限从那一刻起算或结束。</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>要求提供什么</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>谁要求的</translation>
    </message>
    <message>
        <source>When it was asked</source>
        <translation>对方提出的时间</translation>
    </message>
    <message>
        <source>empty: now</source>
        <translation>不填：现在</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>All files of this case go with it.</source>
        <translation>本单的全部材料一并提交。</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>要求内容</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>When it was</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Without it the clock cannot be met.</source>
        <translation>不写明，相应的步骤完成不了。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is required</source>
        <translation>要写明的内容</translation>
    </message>
</context>
<context>
    <name>TaskActs</name>
    <message>
        <source>Open a task</source>
        <translation>开售后单</translation>
    </message>
    <message>
        <source>Take or give out a task</source>
        <translation>接单或派单</translation>
    </message>
    <message>
        <source>Put a task back into the pool</source>
        <translation>放回派单池</translation>
    </message>
    <message>
        <source>Finish a task</source>
        <translation>完成售后单</translation>
    </message>
    <message>
        <source>Drop a task</source>
        <translation>取消售后单</translation>
    </message>
    <message>
        <source>It lies in the task pool until somebody takes it. The customer is asked how satisfied they are once it is finished.</source>
        <translation>售后单进派单池，等人接单。全部完成后再问客户满不满意。</translation>
    </message>
    <message>
        <source>Into the pool</source>
        <translation>放进派单池</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>最迟什么时候</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>谁来做</translation>
    </message>
    <message>
        <source>Whoever it is given to is told at once.</source>
        <translation>派给谁，马上通知谁。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Anybody may take it then.</source>
        <translation>放回后谁都可以接。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Whoever holds the case is told.</source>
        <translation>会通知经手人。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>售后单</translation>
    </message>
</context>
<context>
    <name>TogetherActs</name>
    <message>
        <source>No news yet, promise again</source>
        <translation>还没结果，另约时间</translation>
    </message>
    <message>
        <source>Ask a department</source>
        <translation>请部门协同</translation>
    </message>
    <message>
        <source>Answer for a department</source>
        <translation>答复协同</translation>
    </message>
    <message>
        <source>Hand over to a colleague</source>
        <translation>移交同事</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Leave it with its holder</source>
        <translation>不接手</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Apply for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Grant more time</source>
        <translation>准予延期</translation>
    </message>
    <message>
        <source>Refuse more time</source>
        <translation>不准延期</translation>
    </message>
    <message>
        <source>Let the clock stand</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Let the clock run again</source>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Mark the case</source>
        <translation>加标记</translation>
    </message>
    <message>
        <source>Take back what was agreed before</source>
        <translation>收回以前商定的方案</translation>
    </message>
    <message>
        <source>Remove a mark</source>
        <translation>去掉标记</translation>
    </message>
    <message>
        <source>Take the application for more time back</source>
        <translation>撤回延期申请</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Until it is granted the first time counts; both stay visible.</source>
        <translation>批准之前按原时限计；两个时间都会留着。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>延到什么时候</translation>
    </message>
    <message>
        <source>Grant until %1</source>
        <translation>准延至 %1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不准</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>商定的方案</translation>
    </message>
    <message>
        <source>What the rules ask for</source>
        <translation>规则要求</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>售后单</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Regulator</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Conduct</source>
        <translation>客户行为</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>It was not carried out. What was carried out stays.</source>
        <translation>方案没有落实。已经落实的不能收回。</translation>
    </message>
    <message>
        <source>Only clocks whose rule credits this reason stand; the others run on.</source>
        <translation>只有规定可以因此暂停的时限会停，其余照走。</translation>
    </message>
    <message>
        <source>Let it stand</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No news yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Told in time, it keeps the promise: %1</source>
        <translation>按时告知就算兑现承诺：%1</translation>
    </message>
    <message>
        <source>Keep and promise again</source>
        <translation>兑现并另约</translation>
    </message>
    <message>
        <source>What the customer was told</source>
        <translation>跟客户怎么说的</translation>
    </message>
    <message>
        <source>When they hear from us next</source>
        <translation>下次什么时候联系</translation>
    </message>
    <message>
        <source>The case stays with its holder.</source>
        <translation>投诉仍由现在的负责人处理。</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>需要做什么</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>什么时候前</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>请求的事</translation>
    </message>
    <message>
        <source>It is theirs once they take it; the first receiver keeps sight of it.</source>
        <translation>对方接手后才归对方；首接人一直看得到。</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>交给谁</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不接手</translation>
    </message>
    <message>
        <source>The holder is told at once, and it stays on the record.</source>
        <translation>负责人马上收到，并记入档案。</translation>
    </message>
    <message>
        <source>Some marks start clocks: a complex case needs a contact a day.</source>
        <translation>有的标记会起算时限：复杂投诉每天要联系一次客户。</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>%1 asks for %2, until %3</source>
        <translation>%1申请延期：%2，到 %3</translation>
    </message>
    <message>
        <source> instead of %1</source>
        <translation>（原来到 %1）</translation>
    </message>
</context>
</TS>
