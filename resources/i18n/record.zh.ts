<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AmendForm</name>
    <message>
        <source>Show the numbers in full before you correct this.</source>
        <translation>先显示完整号码，再更正这一项。</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Keep the correction</source>
        <translation>保存更正</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>by %1, first %2</source>
        <translation>%1 前（原 %2）</translation>
    </message>
    <message>
        <source>Their time: %1</source>
        <translation>对方时限：%1</translation>
    </message>
    <message>
        <source>Another clock ends earlier</source>
        <translation>另一时限更早</translation>
    </message>
    <message>
        <source>Late, %1</source>
        <translation>超时，%1</translation>
    </message>
    <message>
        <source>In time, %1</source>
        <translation>按时，%1</translation>
    </message>
    <message>
        <source>Stopped: the case ended</source>
        <translation>已停：这一单已结束</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>没有截止时间</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>Kept, %1</source>
        <translation>已兑现，%1</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>客户已同意取消</translation>
    </message>
    <message>
        <source>Promise: %1</source>
        <translation>承诺：%1</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Said %1 without the server, entered %2</source>
        <translation>%1断网时记下，%2录入</translation>
    </message>
    <message>
        <source>Number kept apart</source>
        <translation>号码已单独保存</translation>
    </message>
    <message>
        <source>Signing key made</source>
        <translation>建立签名钥匙</translation>
    </message>
    <message>
        <source>Figures of %1 signed</source>
        <translation>签发了 %1 的统计</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>In the customer’s own words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Other contact</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>About</source>
        <translation>投诉对象</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>brought in from %1</source>
        <translation>从 %1 导入</translation>
    </message>
    <message>
        <source>Complaint received</source>
        <translation>受理投诉</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>no longer anonymous</source>
        <translation>不再匿名</translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>登记内容</translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation>级别：%1</translation>
    </message>
    <message>
        <source>Matter: %1</source>
        <translation>事项：%1</translation>
    </message>
    <message>
        <source>Founded: %1</source>
        <translation>认定：%1</translation>
    </message>
    <message>
        <source>Fault admitted</source>
        <translation>承认过失</translation>
    </message>
    <message>
        <source>%1 took the case</source>
        <translation>%1 接手</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>Given to %1</source>
        <translation>指派给 %1</translation>
    </message>
    <message>
        <source>%1 took the case over from %2</source>
        <translation>%1 从 %2 手里接过了这一单</translation>
    </message>
    <message>
        <source>Nothing was written by the holder until %1.</source>
        <translation>到 %1 为止，原处理人没有新进展。</translation>
    </message>
    <message>
        <source>Brought in: %1</source>
        <translation>请 %1 出面</translation>
    </message>
    <message>
        <source>Round %1 begins</source>
        <translation>第 %1 轮开始</translation>
    </message>
    <message>
        <source>No further round at this level</source>
        <translation>这一级别的次数已用完</translation>
    </message>
    <message>
        <source>A supervisor chooses</source>
        <translation>由主管决定</translation>
    </message>
    <message>
        <source>Step begun: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>Written in “%1”</source>
        <translation>写入“%1”</translation>
    </message>
    <message>
        <source>Step done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Step opened again: %1</source>
        <translation>重新打开：%1</translation>
    </message>
    <message>
        <source>what the customer said</source>
        <translation>客户的话</translation>
    </message>
    <message>
        <source>what we saw</source>
        <translation>我们看到的</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>a seat</source>
        <translation>请坐</translation>
    </message>
    <message>
        <source>water</source>
        <translation>倒水</translation>
    </message>
    <message>
        <source>apology</source>
        <translation>致歉</translation>
    </message>
    <message>
        <source>thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>apologised</source>
        <translation>已致歉</translation>
    </message>
    <message>
        <source>thanked</source>
        <translation>已致谢</translation>
    </message>
    <message>
        <source>need</source>
        <translation>真正需要</translation>
    </message>
    <message>
        <source>said back</source>
        <translation>复述</translation>
    </message>
    <message>
        <source>confirmed by the customer</source>
        <translation>客户已确认</translation>
    </message>
    <message>
        <source>what matters most</source>
        <translation>最看重什么</translation>
    </message>
    <message>
        <source>costs</source>
        <translation>费用说明</translation>
    </message>
    <message>
        <source>wish</source>
        <translation>客户意愿</translation>
    </message>
    <message>
        <source>decision in own words</source>
        <translation>客户的决定</translation>
    </message>
    <message>
        <source>if this fails</source>
        <translation>如未兑现</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The customer said</source>
        <translation>客户说</translation>
    </message>
    <message>
        <source>Late note</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>entered %1</source>
        <translation>%1 录入</translation>
    </message>
    <message>
        <source>Decided: one more round, at a higher level</source>
        <translation>决定：升级，再来一轮</translation>
    </message>
    <message>
        <source>Decided: referred outside</source>
        <translation>决定：转外部处理</translation>
    </message>
    <message>
        <source>Decided: closed with a reason</source>
        <translation>决定：说明理由结束</translation>
    </message>
    <message>
        <source>the customer does not know</source>
        <translation>客户不清楚</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>问：%1</translation>
    </message>
    <message>
        <source>Fact: %1</source>
        <translation>事实：%1</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>证据：%1</translation>
    </message>
    <message>
        <source>Guide: %1</source>
        <translation>流程：%1</translation>
    </message>
    <message>
        <source>Customer reached</source>
        <translation>联系上客户</translation>
    </message>
    <message>
        <source>Tried to reach the customer</source>
        <translation>尝试联系客户</translation>
    </message>
    <message>
        <source>Followed up: %1</source>
        <translation>回访：%1</translation>
    </message>
    <message>
        <source>Offered: %1</source>
        <translation>提出方案：%1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>收回方案：%1</translation>
    </message>
    <message>
        <source>Approval asked of %1</source>
        <translation>请 %1 批准</translation>
    </message>
    <message>
        <source>Approved: %1</source>
        <translation>获批 %1</translation>
    </message>
    <message>
        <source>Not approved: %1</source>
        <translation>未获批：%1</translation>
    </message>
    <message>
        <source>The customer chose: %1</source>
        <translation>客户选了：%1</translation>
    </message>
    <message>
        <source>Carried out: %1</source>
        <translation>已落实：%1</translation>
    </message>
    <message>
        <source>The customer declined every option</source>
        <translation>客户都不接受</translation>
    </message>
    <message>
        <source>The customer declined: %1</source>
        <translation>客户不接受：%1</translation>
    </message>
    <message>
        <source>More time asked until %1</source>
        <translation>申请延到 %1</translation>
    </message>
    <message>
        <source>Application for more time taken back</source>
        <translation>撤回了延期申请</translation>
    </message>
    <message>
        <source>More time refused</source>
        <translation>未批准延期</translation>
    </message>
    <message>
        <source>More time granted until %1</source>
        <translation>批准延到 %1</translation>
    </message>
    <message>
        <source>Clock stands: %1</source>
        <translation>时限暂停：%1</translation>
    </message>
    <message>
        <source>Clock runs again</source>
        <translation>时限恢复计时</translation>
    </message>
    <message>
        <source>Help asked from %1</source>
        <translation>请 %1 协助</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Answer from %1</source>
        <translation>%1 的答复</translation>
    </message>
    <message>
        <source>Offered to %1</source>
        <translation>请 %1 接手</translation>
    </message>
    <message>
        <source>Transfer accepted</source>
        <translation>接受移交</translation>
    </message>
    <message>
        <source>Transfer declined</source>
        <translation>不接受移交</translation>
    </message>
    <message>
        <source>no news since %1</source>
        <translation>%1 起没有消息</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Liable %1: %2</source>
        <translation>承担%1：%2</translation>
    </message>
    <message>
        <source>told %1</source>
        <translation>%1 通知</translation>
    </message>
    <message>
        <source>Appeal against the judgement</source>
        <translation>对判责提出申诉</translation>
    </message>
    <message>
        <source>Appeal settled: %1</source>
        <translation>申诉裁定：%1</translation>
    </message>
    <message>
        <source>Marked: %1</source>
        <translation>标记：%1</translation>
    </message>
    <message>
        <source>Mark removed: %1</source>
        <translation>取消标记：%1</translation>
    </message>
    <message>
        <source>Promised: %1</source>
        <translation>承诺：%1</translation>
    </message>
    <message>
        <source>Promise kept: %1</source>
        <translation>承诺兑现：%1</translation>
    </message>
    <message>
        <source>Released from the promise: %1</source>
        <translation>客户同意取消承诺：%1</translation>
    </message>
    <message>
        <source>Sign-off asked</source>
        <translation>请求签字</translation>
    </message>
    <message>
        <source>Returned with a comment</source>
        <translation>退回，附意见</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>%1 签字</translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <translation>结案：%1</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>不予受理：%1</translation>
    </message>
    <message>
        <source>Withdrawn by the customer</source>
        <translation>客户撤诉</translation>
    </message>
    <message>
        <source>Opened again; the signature is void</source>
        <translation>重新打开，原签字作废</translation>
    </message>
    <message>
        <source>Printed: %1, copy %2</source>
        <translation>打印：%1，第 %2 份</translation>
    </message>
    <message>
        <source>Letter: %1</source>
        <translation>写信：%1</translation>
    </message>
    <message>
        <source>Restricted: only named people may see it</source>
        <translation>限制查看：只给指定的人</translation>
    </message>
    <message>
        <source>Open to everybody again</source>
        <translation>解除限制查看</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>纠纷保留</translation>
    </message>
    <message>
        <source>Legal hold lifted</source>
        <translation>解除纠纷保留</translation>
    </message>
    <message>
        <source>Kept until %1</source>
        <translation>保存到 %1</translation>
    </message>
    <message>
        <source>Erasure asked</source>
        <translation>申请删除</translation>
    </message>
    <message>
        <source>Erasure refused</source>
        <translation>拒绝删除</translation>
    </message>
    <message>
        <source>%1 texts, %2 files</source>
        <translation>%1 段文字，%2 个文件</translation>
    </message>
    <message>
        <source>Words erased</source>
        <translation>文字已删除</translation>
    </message>
    <message>
        <source>Health note written</source>
        <translation>写了健康记录</translation>
    </message>
    <message>
        <source>Coordination order opened for %1</source>
        <translation>给%1开了协调工作单</translation>
    </message>
    <message>
        <source>Order handed in to %1</source>
        <translation>工作单已提交给%1</translation>
    </message>
    <message>
        <source>heard %1</source>
        <translation>%1 听到</translation>
    </message>
    <message>
        <source>Order taken by %1</source>
        <translation>%1已签收工作单</translation>
    </message>
    <message>
        <source>%1 agreed with the customer</source>
        <translation>%1已与客户初步谈妥</translation>
    </message>
    <message>
        <source>Order of %1 checked by a call</source>
        <translation>已就%1的工作单打追踪电话</translation>
    </message>
    <message>
        <source>Result handed back by %1</source>
        <translation>%1已交回处理结果</translation>
    </message>
    <message>
        <source>Evidence asked of us: %1</source>
        <translation>要求我方举证：%1</translation>
    </message>
    <message>
        <source>%1 file(s)</source>
        <translation>%1 份材料</translation>
    </message>
    <message>
        <source>Evidence given</source>
        <translation>已举证</translation>
    </message>
    <message>
        <source>Measure planned: %1</source>
        <translation>整改措施：%1</translation>
    </message>
    <message>
        <source>Measure finished: %1</source>
        <translation>整改完成：%1</translation>
    </message>
    <message>
        <source>Measure %1: %2</source>
        <translation>整改%1：%2</translation>
    </message>
    <message>
        <source>Measure dropped: %1</source>
        <translation>取消整改：%1</translation>
    </message>
    <message>
        <source>Through a regulator: %1</source>
        <translation>主管部门转来：%1</translation>
    </message>
    <message>
        <source>Reply %1 to the regulator: %2</source>
        <translation>第%1版答复主管部门：%2</translation>
    </message>
    <message>
        <source>The regulator decided: %1</source>
        <translation>主管部门认定：%1</translation>
    </message>
    <message>
        <source>Remark on %1</source>
        <translation>转办备注：%1</translation>
    </message>
    <message>
        <source>Incident noted</source>
        <translation>记了现场情况</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>售后单：%1</translation>
    </message>
    <message>
        <source>Task taken by %1: %2</source>
        <translation>%1 接单：%2</translation>
    </message>
    <message>
        <source>Task put back: %1</source>
        <translation>放回派单池：%1</translation>
    </message>
    <message>
        <source>Task finished: %1</source>
        <translation>售后单完成：%1</translation>
    </message>
    <message>
        <source>Task dropped: %1</source>
        <translation>售后单取消：%1</translation>
    </message>
</context>
<context>
    <name>EvidencePopover</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>打开副本</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么证据</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>还没选</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>谁提供的</translation>
    </message>
    <message>
        <source>The guest, the engineer, camera 3 …</source>
        <translation>客户、工程师、3 号摄像头……</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Does not count: %1</source>
        <translation>不算数：%1</translation>
    </message>
</context>
<context>
    <name>EvidenceStrip</name>
    <message>
        <source>Erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Say what it is</source>
        <translation>标明种类</translation>
    </message>
    <message>
        <source>Incomplete: %1 of %2</source>
        <translation>没核对齐：%1/%2</translation>
    </message>
    <message>
        <source>This file was erased at %1. Its hash stays on the record.</source>
        <translation>此文件已于 %1 删除，校验值留在档案里。</translation>
    </message>
    <message>
        <source>screenshot-%1.png</source>
        <translation>截图-%1.png</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>“%1” claims to have %2 million pixels and was not kept; 100 million are the most. Make the picture smaller.</source>
        <translation>“%1”自称有 %2 百万像素，没有收下；最多一亿像素。先缩小图片。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” is not in this file any more. Look into the latest backup.</source>
        <translation>“%1”已不在这个文件里。查一查最近的备份。</translation>
    </message>
    <message>
        <source>“%1” is not as it came in: its bytes were changed. It was not opened; restore it from a backup.</source>
        <translation>“%1”和收进来时不一样，内容被动过，没有打开。请从备份恢复。</translation>
    </message>
    <message>
        <source>“%1” was not opened.</source>
        <translation>没有打开“%1”。</translation>
    </message>
    <message>
        <source>No copy of “%1” could be written on this computer.</source>
        <translation>“%1”的副本没能写到这台电脑上。</translation>
    </message>
    <message>
        <source>“%1” is unchanged since it came in. A copy is open.</source>
        <translation>“%1”与收进来时一致，已打开副本。</translation>
    </message>
    <message>
        <source>No program on this computer opens “%1”. The copy lies at %2.</source>
        <translation>这台电脑没有程序能打开“%1”。副本在 %2。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Drop, paste, choose</source>
        <translation>拖入、粘贴或选择</translation>
    </message>
    <message>
        <source>Files up to 10 MB; Ctrl+V pastes a picture.</source>
        <translation>单个文件不超过 10 MB；Ctrl+V 粘贴截图。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Goes to</source>
        <translation>转给</translation>
    </message>
    <message>
        <source>anonymous, on purpose</source>
        <translation>本人要求匿名</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>the customer does not know</source>
        <translation>客户不清楚</translation>
    </message>
    <message>
        <source>%1 (round %2)</source>
        <translation>%1（第 %2 轮）</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>客户说</translation>
    </message>
    <message>
        <source>We saw</source>
        <translation>我们看到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>seat offered: %1</source>
        <translation>请坐：%1</translation>
    </message>
    <message>
        <source>water offered: %1</source>
        <translation>倒水：%1</translation>
    </message>
    <message>
        <source>Where we listened</source>
        <translation>在哪里听的</translation>
    </message>
    <message>
        <source>Apology</source>
        <translation>致歉</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>Fault admitted</source>
        <translation>承认过失</translation>
    </message>
    <message>
        <source>confirmed by the customer</source>
        <translation>客户已确认</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>真正需要</translation>
    </message>
    <message>
        <source>Said back</source>
        <translation>复述</translation>
    </message>
    <message>
        <source>Matters most</source>
        <translation>最看重</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>还没认定</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>客户意愿</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>方案 %1</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>客户的话</translation>
    </message>
    <message>
        <source>Declined them all</source>
        <translation>都不接受</translation>
    </message>
    <message>
        <source>If this fails</source>
        <translation>如未兑现</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用说明</translation>
    </message>
    <message>
        <source>Option taken back</source>
        <translation>撤回的方案</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>请来</translation>
    </message>
    <message>
        <source>Given in all</source>
        <translation>合计给予</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>carried out %1</source>
        <translation>%1 落实</translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation>%1 批准</translation>
    </message>
    <message>
        <source>not approved by %1</source>
        <translation>%1 未批准</translation>
    </message>
    <message>
        <source>approval asked of %1</source>
        <translation>已请 %1 批准</translation>
    </message>
    <message>
        <source>above the limit</source>
        <translation>超出权限</translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation>%1 兑现</translation>
    </message>
    <message>
        <source>released by the customer</source>
        <translation>客户同意取消</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>carried out: %1</source>
        <translation>落实：%1</translation>
    </message>
    <message>
        <source>useful: %1</source>
        <translation>有用：%1</translation>
    </message>
    <message>
        <source>other problems: %1</source>
        <translation>其他问题：%1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>还没决定</translation>
    </message>
    <message>
        <source>granted until %1 by %2</source>
        <translation>%2 批准延到 %1</translation>
    </message>
    <message>
        <source>refused by %1</source>
        <translation>%1 未批准</translation>
    </message>
    <message>
        <source>asked until %1</source>
        <translation>申请延到 %1</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>still standing</source>
        <translation>仍在暂停</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Clock stood</source>
        <translation>时限暂停</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>还没答复</translation>
    </message>
    <message>
        <source>Help asked</source>
        <translation>请求协助</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Transfer offered</source>
        <translation>请求移交</translation>
    </message>
    <message>
        <source>Transfer not taken</source>
        <translation>没有接手</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Mark taken away</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Case opened again</source>
        <translation>重新打开本单</translation>
    </message>
    <message>
        <source>Step %1 opened again</source>
        <translation>重新打开第 %1 步</translation>
    </message>
    <message>
        <source>Why round %1</source>
        <translation>为什么开第 %1 轮</translation>
    </message>
    <message>
        <source>Why one more round, at a higher level</source>
        <translation>为什么升级再来一轮</translation>
    </message>
    <message>
        <source>Why referred outside</source>
        <translation>为什么转到外部</translation>
    </message>
    <message>
        <source>Why closed with a reason</source>
        <translation>为什么说明原因后结束</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>工作单：%1</translation>
    </message>
    <message>
        <source>heard %1</source>
        <translation>%1 听到</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>谈妥</translation>
    </message>
    <message>
        <source>checked by a call</source>
        <translation>追踪电话</translation>
    </message>
    <message>
        <source>handed back</source>
        <translation>交回结果</translation>
    </message>
    <message>
        <source>Evidence asked of us</source>
        <translation>要求我方举证</translation>
    </message>
    <message>
        <source>Evidence given</source>
        <translation>已举证</translation>
    </message>
    <message>
        <source>%1, seen to by %2</source>
        <translation>%1负责，%2督办</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>received there %1</source>
        <translation>对方%1收到</translation>
    </message>
    <message>
        <source>Asked us before</source>
        <translation>之前找过我们</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>认定结果</translation>
    </message>
    <message>
        <source>yes, %1</source>
        <translation>找过，%1</translation>
    </message>
    <message>
        <source>no earlier contact on file</source>
        <translation>没有更早联系的记录</translation>
    </message>
    <message>
        <source>evidence of one is kept</source>
        <translation>存有首次联系的证据</translation>
    </message>
    <message>
        <source>to be weighed: %1</source>
        <translation>请斟酌：%1</translation>
    </message>
    <message>
        <source>Reply %1</source>
        <translation>第%1版答复</translation>
    </message>
    <message>
        <source>seen by %1</source>
        <translation>在场：%1</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>报案编号：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>This was not saved. What you typed is still here; try again in a moment.</source>
        <translation>没有保存成功。您写的都还在，稍后再试。</translation>
    </message>
    <message>
        <source>This could not be read. What is shown may be old; nothing was changed.</source>
        <translation>没能读出来。显示的可能是旧内容；什么都没有改动。</translation>
    </message>
    <message>
        <source>The server is out of reach. This comes back by itself when the server is there again.</source>
        <translation>连不上服务器。恢复后这里会自动显示。</translation>
    </message>
    <message>
        <source>Ctrl+N takes a complaint down now; it is kept encrypted on this computer and sent by itself.</source>
        <translation>现在可以按 Ctrl+N 记下新投诉，加密存在本机，恢复后自动送出。</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1.</source>
        <translation>等待送出：%1 条。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Click to read it</source>
        <translation>点开看全文</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>等待送出</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签批</translation>
    </message>
    <message>
        <source>Nothing of this kind yet.</source>
        <translation>还没有这类记录。</translation>
    </message>
    <message>
        <source>Add a late note</source>
        <translation>补记一条</translation>
    </message>
</context>
<context>
    <name>LateNoteDialog</name>
    <message>
        <source>Add a late note</source>
        <translation>补记一条</translation>
    </message>
    <message>
        <source>It is marked as late and keeps both times. What was written before stays as it is.</source>
        <translation>会标明是补记，两个时间都留下；原来写的不动。</translation>
    </message>
    <message>
        <source>Late notes are not part of what is signed.</source>
        <translation>补记不在签字范围内。</translation>
    </message>
    <message>
        <source>What is to be added</source>
        <translation>补记什么</translation>
    </message>
    <message>
        <source>Whose words</source>
        <translation>谁的话</translation>
    </message>
    <message>
        <source>When it was</source>
        <translation>当时的时间</translation>
    </message>
    <message>
        <source>empty: now</source>
        <translation>不填就是现在</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我们的话</translation>
    </message>
    <message>
        <source>The customer’s</source>
        <translation>客户的话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>补上这一条</translation>
    </message>
</context>
<context>
    <name>LetterWords</name>
    <message>
        <source>Read</source>
        <translation>看完了</translation>
    </message>
</context>
<context>
    <name>LevelDialog</name>
    <message>
        <source>Change the level</source>
        <translation>调整级别</translation>
    </message>
    <message>
        <source>Every clock is counted again from receipt. The old level and both reasons stay in the log.</source>
        <translation>所有时限从受理起重新计算。原级别和两次理由都留在日志里。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Alt and the number</source>
        <translation>Alt 加数字</translation>
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
    <name>Privacy</name>
    <message>
        <source>Seen by</source>
        <translation>谁能看</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>纠纷保留</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Health notes</source>
        <translation>健康记录</translation>
    </message>
    <message>
        <source>%1, apart</source>
        <translation>%1 条，单独存放</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>限制查看</translation>
    </message>
    <message>
        <source>seen by everybody</source>
        <translation>所有人可看</translation>
    </message>
    <message>
        <source>legal hold</source>
        <translation>纠纷保留</translation>
    </message>
    <message>
        <source>erasure waits</source>
        <translation>有删除申请</translation>
    </message>
    <message>
        <source>kept until %1</source>
        <translation>保存到 %1</translation>
    </message>
    <message>
        <source>counted from closing</source>
        <translation>结案后起算</translation>
    </message>
    <message>
        <source>everybody of the house</source>
        <translation>本店所有人</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>等待决定</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Course and facts</source>
        <translation>经过与事实</translation>
    </message>
    <message>
        <source>Founded or not</source>
        <translation>是否成立</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>方案与决定</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>售后单</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签批</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
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
        <source>Incidents</source>
        <translation>现场情况</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Time and help</source>
        <translation>延期与协助</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>保密与保存</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1项整改中</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 个超时</translation>
    </message>
    <message>
        <source>facts %1 of %2</source>
        <translation>事实 %1/%2</translation>
    </message>
    <message>
        <source>Steps 1 to 3</source>
        <translation>第 1–3 步</translation>
    </message>
    <message>
        <source>not filled in</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>%1 offered</source>
        <translation>已提 %1 个方案</translation>
    </message>
    <message>
        <source>chosen %1</source>
        <translation>%1 选定</translation>
    </message>
    <message>
        <source>none made</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 made, %2 kept</source>
        <translation>%1 项，已兑现 %2 项</translation>
    </message>
    <message>
        <source>next by %1</source>
        <translation>下一项 %1 前</translation>
    </message>
    <message>
        <source>signature void</source>
        <translation>签字作废</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>还没送签</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>nobody called yet</source>
        <translation>还没回访</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Asked, version %1</source>
        <translation>第 %1 次送签</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>key %1: %2</source>
        <translation>钥匙 %1：%2</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>void since %1</source>
        <translation>%1 起失效</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>第 %1 份</translation>
    </message>
    <message>
        <source>no earlier contact on file</source>
        <translation>没有更早联系的记录</translation>
    </message>
    <message>
        <source>%1 in the pool</source>
        <translation>%1 张待派单</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Back to step %1: %2</source>
        <translation>回到第 %1 步：%2</translation>
    </message>
    <message>
        <source>From the log, which only grows. Checked %1, whole.</source>
        <translation>来自日志，只增不改。已核对 %1，完整。</translation>
    </message>
    <message>
        <source>Entry %1 does not follow from those before it.</source>
        <translation>第 %1 条与前面的记录接不上。</translation>
    </message>
    <message>
        <source>The same again: against this a measure was judged effective, %1.</source>
        <translation>又发生同类投诉：此前的整改措施曾评为有效（%1）。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开%1</translation>
    </message>
    <message>
        <source>Through a regulator, and no earlier contact with us is on file.</source>
        <translation>主管部门转来，但没有客人更早找过我们的记录。</translation>
    </message>
    <message>
        <source>Not in the log yet: all of this waits on this computer to be sent.</source>
        <translation>还没进日志：都在这台电脑上等待送出。</translation>
    </message>
    <message>
        <source>Not in the log yet: what is marked “waits to be sent”.</source>
        <translation>标“等待送出”的还没进日志。</translation>
    </message>
    <message>
        <source>The log of this case was tampered with. Nothing can be written here; tell the administrator, who compares with a backup.</source>
        <translation>这一单的日志被人动过。这里不能再写；告诉管理员，与备份核对。</translation>
    </message>
    <message>
        <source>The log did not pass its check.</source>
        <translation>日志没有通过核对。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Ctrl+G jumps to a section</source>
        <translation>Ctrl+G 跳到某一节</translation>
    </message>
    <message>
        <source>Guide and record are two faces of one case; Ctrl+J turns it.</source>
        <translation>档案和引导是同一单的两面：Ctrl+J 切换。</translation>
    </message>
    <message>
        <source>Change the level</source>
        <translation>调整级别</translation>
    </message>
</context>
<context>
    <name>RecordSections</name>
    <message>
        <source>Why: %1</source>
        <translation>为什么：%1</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Go to the step</source>
        <translation>去这一步</translation>
    </message>
    <message>
        <source>by %1, fixed at receipt</source>
        <translation>按 %1，受理时已固定</translation>
    </message>
    <message>
        <source>Signature void since %1: the record was changed</source>
        <translation>签字自 %1 起作废：记录有改动</translation>
    </message>
    <message>
        <source>Nobody was asked to sign yet.</source>
        <translation>还没有请人签字。</translation>
    </message>
    <message>
        <source>Nothing was printed yet.</source>
        <translation>还没有打印过。</translation>
    </message>
    <message>
        <source>Nothing was promised.</source>
        <translation>没有许诺过什么。</translation>
    </message>
    <message>
        <source>Nobody called the customer yet.</source>
        <translation>还没有人回访客户。</translation>
    </message>
    <message>
        <source>No measure was planned.</source>
        <translation>还没有定整改措施。</translation>
    </message>
    <message>
        <source>Nothing came through a regulator.</source>
        <translation>没有主管部门转来。</translation>
    </message>
    <message>
        <source>No incident was noted.</source>
        <translation>没有记现场情况。</translation>
    </message>
    <message>
        <source>No task was opened.</source>
        <translation>没有开过售后单。</translation>
    </message>
    <message>
        <source>Nothing is written here yet.</source>
        <translation>这里还没有写。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Handling sheet</source>
        <translation>处理单</translation>
    </message>
    <message>
        <source>Register form</source>
        <translation>登记表</translation>
    </message>
</context>
<context>
    <name>Routed</name>
    <message>
        <source>for what it is about and at this hour</source>
        <translation>按事由和时段</translation>
    </message>
    <message>
        <source>at this hour</source>
        <translation>按时段</translation>
    </message>
    <message>
        <source>for what it is about</source>
        <translation>按事由</translation>
    </message>
</context>
<context>
    <name>TracePopover</name>
    <message>
        <source>Why %1?</source>
        <translation>为什么是 %1？</translation>
    </message>
    <message>
        <source>Why is there no end?</source>
        <translation>为什么没有截止时间？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
