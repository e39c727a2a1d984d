<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CaseActs</name>
    <message>
        <source>Turn to the other side</source>
        <translation>翻到另一面</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印处理单</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Make a promise</source>
        <translation>作一个承诺</translation>
    </message>
    <message>
        <source>Log a try to reach them</source>
        <translation>记一次联系</translation>
    </message>
    <message>
        <source>Add a late note</source>
        <translation>补记一条</translation>
    </message>
    <message>
        <source>Write a letter</source>
        <translation>写信</translation>
    </message>
    <message>
        <source>Change the level</source>
        <translation>改级别</translation>
    </message>
    <message>
        <source>Ask someone over</source>
        <translation>请人过来</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接过来</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>Assign to a colleague</source>
        <translation>指派给同事</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Somebody refused to receive it</source>
        <translation>有人拒绝受理</translation>
    </message>
    <message>
        <source>Customer withdraws it</source>
        <translation>客户撤诉</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Time, level, marks</source>
        <translation>时限、级别、标记</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Notice of not accepting</source>
        <translation>不予受理告知书</translation>
    </message>
    <message>
        <source>Cover of the file</source>
        <translation>档案封面</translation>
    </message>
    <message>
        <source>The customer need not tell it twice: write what it is about.</source>
        <translation>写明是什么事，不让客户再讲第二遍。</translation>
    </message>
    <message>
        <source>Ask them over</source>
        <translation>请过来</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>请谁</translation>
    </message>
    <message>
        <source>The first receiver keeps sight of it.</source>
        <translation>首接人仍看得到这一单。</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指派</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>交给谁</translation>
    </message>
    <message>
        <source>Do not accept the complaint</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>The explanation goes to the customer.</source>
        <translation>解释会告诉客户。</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>不受理的依据</translation>
    </message>
    <message>
        <source>Explanation to the customer</source>
        <translation>给客户的解释</translation>
    </message>
    <message>
        <source>The customer withdraws the complaint</source>
        <translation>客户撤诉</translation>
    </message>
    <message>
        <source>It is still counted.</source>
        <translation>仍会计入统计。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>记为撤诉</translation>
    </message>
    <message>
        <source>Open the case again</source>
        <translation>重新打开这一单</translation>
    </message>
    <message>
        <source>A signature is void from then on; it stays on the record.</source>
        <translation>签字从此失效，但仍留在档案里。</translation>
    </message>
    <message>
        <source>Open the step again</source>
        <translation>重新打开这一步</translation>
    </message>
    <message>
        <source>The supervisor sees that the record changed.</source>
        <translation>主管会看到档案有变动。</translation>
    </message>
    <message>
        <source>Released. Anybody can take it now.</source>
        <translation>已放回队列，谁都可以接手。</translation>
    </message>
    <message>
        <source>This was not saved. What you typed is still here; try again in a moment.</source>
        <translation>没有存上。您写的还在，稍后再试。</translation>
    </message>
</context>
<context>
    <name>CaseFoot</name>
    <message>
        <source>Keep for later</source>
        <translation>先存着，晚点继续</translation>
    </message>
    <message>
        <source>Customer declines all</source>
        <translation>客户都不接受</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Ask for sign-off</source>
        <translation>请主管签字</translation>
    </message>
    <message>
        <source>With supervisor</source>
        <translation>待主管签字</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Kept on this computer %1, until the server is back</source>
        <translation>%1 存在这台电脑上，等服务器恢复</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已存 %1</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>%1 房</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>incident noted</source>
        <translation>记有现场情况</translation>
    </message>
    <message>
        <source>Show the number; the reason is entered</source>
        <translation>显示号码；原因会记下来</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>投诉单</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印处理单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Guide or record</source>
        <translation>引导或档案</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>%1 kept, %2</source>
        <translation>%1 %2，按时</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>The case is yours now.</source>
        <translation>这一单由您接手了。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>投诉单</translation>
    </message>
</context>
<context>
    <name>Coach</name>
    <message>
        <source>Technique: %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Not when:</source>
        <translation>不宜用：</translation>
    </message>
    <message>
        <source>Also for this step</source>
        <translation>这一步还可以用</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Fill in</source>
        <translation>去填写</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对一下</translation>
    </message>
    <message>
        <source>Your words of %1 that were not saved are back. Go on writing.</source>
        <translation>%1 没存上的文字找回来了，可以接着写。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>The customer is not satisfied: round %1 begins. What was written before stays.</source>
        <translation>客户还不满意：第 %1 轮开始。之前写的都在。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>%1: there is a playbook for the first five minutes.</source>
        <translation>%1：头五分钟怎么做，预案里有。</translation>
    </message>
    <message>
        <source>%1: there is a playbook for the first five minutes, and it proposes the level %2.</source>
        <translation>%1：头五分钟怎么做，预案里有，并建议定为“%2”。</translation>
    </message>
    <message>
        <source>Open the playbook</source>
        <translation>打开预案</translation>
    </message>
</context>
<context>
    <name>PrivacyActs</name>
    <message>
        <source>Show the numbers in full</source>
        <translation>显示完整号码</translation>
    </message>
    <message>
        <source>Restrict who may see it</source>
        <translation>限制查看</translation>
    </message>
    <message>
        <source>Let everybody see it</source>
        <translation>解除限制查看</translation>
    </message>
    <message>
        <source>Set a legal hold</source>
        <translation>设纠纷保留</translation>
    </message>
    <message>
        <source>Lift the legal hold</source>
        <translation>解除纠纷保留</translation>
    </message>
    <message>
        <source>Keep it longer</source>
        <translation>延长保存</translation>
    </message>
    <message>
        <source>Ask to erase</source>
        <translation>申请删除</translation>
    </message>
    <message>
        <source>Decide on the erasure</source>
        <translation>决定是否删除</translation>
    </message>
    <message>
        <source>Write a health note</source>
        <translation>写健康记录</translation>
    </message>
    <message>
        <source>Read the health notes</source>
        <translation>看健康记录</translation>
    </message>
    <message>
        <source>To call the customer</source>
        <translation>联系客户</translation>
    </message>
    <message>
        <source>To compare with a booking</source>
        <translation>核对预订</translation>
    </message>
    <message>
        <source>For the authority</source>
        <translation>应主管部门要求</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Who looked, when and why is entered; the numbers hide again when you leave the case.</source>
        <translation>谁、何时、为什么看会记下来；离开这一单后号码重新隐藏。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>More, if needed</source>
        <translation>补充说明</translation>
    </message>
    <message>
        <source>Supervisors, the general manager and I</source>
        <translation>主管、总经理和我</translation>
    </message>
    <message>
        <source>Supervisors and the general manager</source>
        <translation>主管和总经理</translation>
    </message>
    <message>
        <source>The general manager alone</source>
        <translation>只有总经理</translation>
    </message>
    <message>
        <source>The general manager and %1</source>
        <translation>总经理和 %1</translation>
    </message>
    <message>
        <source>For everybody else it is in no list, count, search or message. Every reading is entered.</source>
        <translation>其他人的列表、计数、搜索和消息里都没有它。每次查看都会记下来。</translation>
    </message>
    <message>
        <source>Restrict</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>谁能看</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>不受理的依据</translation>
    </message>
    <message>
        <source>It comes back into lists and search for everybody.</source>
        <translation>它会重新出现在所有人的列表和搜索里。</translation>
    </message>
    <message>
        <source>Nothing of the case is erased until the hold is lifted.</source>
        <translation>解除之前，这一单什么都不会删除。</translation>
    </message>
    <message>
        <source>From then on words may be erased.</source>
        <translation>之后可以删除文字。</translation>
    </message>
    <message>
        <source>A later day than the rules say.</source>
        <translation>比规则更晚的日期。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到哪天</translation>
    </message>
    <message>
        <source>What</source>
        <translation>删什么</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Keep the files</source>
        <translation>保留文件</translation>
    </message>
    <message>
        <source>Erase the files too</source>
        <translation>文件也删除</translation>
    </message>
    <message>
        <source>Another person decides. Counts and the log stay; name nobody in the reason, it stays too.</source>
        <translation>由另一个人决定。统计和日志保留；原因也会保留，里面不要写人名。</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>%1 asked for it: %2. What: %3. It cannot be taken back; copies on paper and in backups are not reached.</source>
        <translation>%1 申请：%2。范围：%3。删除后不能恢复；纸面和备份里的副本不受影响。</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Refuse, with the reason</source>
        <translation>不删除，写明原因</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Reason of a refusal</source>
        <translation>不删除的原因</translation>
    </message>
    <message>
        <source>It lies apart: in no search and on no sheet. Every reading is entered.</source>
        <translation>单独存放：不在搜索里，也不印在单据上。每次查看都会记下来。</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Health note</source>
        <translation>健康记录</translation>
    </message>
    <message>
        <source>That you read them is entered.</source>
        <translation>您看过这件事已记下。</translation>
    </message>
    <message>
        <source>Health notes</source>
        <translation>健康记录</translation>
    </message>
    <message>
        <source>Copies made before still hold the erased words, encrypted ones too, and so do sheets on paper.</source>
        <translation>以前的副本（包括加密的）和纸上仍有删去的文字。</translation>
    </message>
    <message>
        <source>No older copy is known on this computer. Think of copies elsewhere.</source>
        <translation>这台电脑上没有更早的副本。请想想别处有没有。</translation>
    </message>
    <message>
        <source>Where the backups of the server lie is told to administrators: ask them to let older ones go.</source>
        <translation>服务器的备份放在哪里只告诉管理员：请管理员清理更早的备份。</translation>
    </message>
    <message>
        <source>Erased here</source>
        <translation>这里已删除</translation>
    </message>
    <message>
        <source>Restricted. You do not see this case any more.</source>
        <translation>已限制查看，您不再看到这一单。</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Promise the customer something</source>
        <translation>答应客户一件事</translation>
    </message>
    <message>
        <source>What, and by when. It becomes a clock.</source>
        <translation>做什么、几点前；它会变成一个时限。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>答应下来</translation>
    </message>
</context>
<context>
    <name>PromisePopover</name>
    <message>
        <source>Promised to the customer %1 by %2.</source>
        <translation>%1 由 %2 向客户承诺。</translation>
    </message>
    <message>
        <source>Due %1; %2 keeps it.</source>
        <translation>到期 %1，由 %2 兑现。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Promise: %1</source>
        <translation>承诺：%1</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Choose first: %1.</source>
        <translation>请先选择：%1。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReportAct</name>
    <message>
        <source>Somebody refused to receive it</source>
        <translation>有人拒绝受理</translation>
    </message>
    <message>
        <source>It becomes a complaint about that person, with this customer&apos;s particulars. They cannot see it; supervisors, the general manager and you can.</source>
        <translation>另立一单，投诉这位员工，客户资料照抄过去。本人看不到；主管、总经理和您看得到。</translation>
    </message>
    <message>
        <source>Take it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Who refused</source>
        <translation>谁拒绝受理</translation>
    </message>
    <message>
        <source>Taken down as %1.</source>
        <translation>已登记为 %1。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>This case is closed: %1. It can be read; to change it, open it again with a reason.</source>
        <translation>这一单已结束：%1。可以看；要改，写明理由重新打开。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>This record waits for its signature since %1. To change this step, open it again with a reason.</source>
        <translation>这份档案 %1 已交主管签字。要改这一步，写明理由重新打开。</translation>
    </message>
    <message>
        <source>Open the step again</source>
        <translation>重新打开这一步</translation>
    </message>
    <message>
        <source>Since its signature was asked for, %1, something was written in this record. Ask for it again in step 6.</source>
        <translation>请求签字（%1）之后，这份记录又有改动。请在第 6 步重新请求签字。</translation>
    </message>
    <message>
        <source>%1 sent it back: %2</source>
        <translation>%1 退回：%2</translation>
    </message>
    <message>
        <source>%1 holds this case, and the claim ended at %2. You can take it over.</source>
        <translation>这一单在%1手里，认领已于 %2 到期。您可以接过来。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接过来</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>去填写</translation>
    </message>
    <message>
        <source>%1 holds this case. What you write is kept under your name.</source>
        <translation>这一单在 %1 手里。您写的会记在您名下。</translation>
    </message>
    <message>
        <source>Before this step is done the rules require: %1.</source>
        <translation>本步完成前，规定还要求写明：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Read</source>
        <translation>看完了</translation>
    </message>
</context>
</TS>
