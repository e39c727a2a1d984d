<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EmptyList</name>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合筛选的投诉</translation>
    </message>
    <message>
        <source>Take one off, or all of them.</source>
        <translation>去掉一项，或全部清除。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>You hold no open complaint</source>
        <translation>您手里没有未结的投诉</translation>
    </message>
    <message>
        <source>Claim one, or take a new one down with Ctrl+N.</source>
        <translation>可以接手一单，或按 Ctrl+N 登记新投诉。</translation>
    </message>
    <message>
        <source>Show what is unclaimed</source>
        <translation>看看待接手的</translation>
    </message>
    <message>
        <source>No complaint is here</source>
        <translation>这里还没有投诉</translation>
    </message>
    <message>
        <source>Ctrl+N takes one down.</source>
        <translation>按 Ctrl+N 登记一单。</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>The next is due at %1.</source>
        <translation>下一项 %1 到期。</translation>
    </message>
    <message>
        <source>Nothing is waiting here</source>
        <translation>这里没有等着办的</translation>
    </message>
    <message>
        <source>What comes shows by itself.</source>
        <translation>有新的会自动出现。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Due: any</source>
        <translation>到期：不限</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Within the hour</source>
        <translation>一小时内</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>一天内</translation>
    </message>
    <message>
        <source>Within a week</source>
        <translation>一周内</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Level: any</source>
        <translation>等级：不限</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step: any</source>
        <translation>步骤：不限</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Channel: any</source>
        <translation>渠道：不限</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Site: any</source>
        <translation>地点：不限</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Keep this list under a name (Ctrl+S)</source>
        <translation>把这个列表存成视图（Ctrl+S）</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Holder: any</source>
        <translation>负责人：不限</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Unclaimed</source>
        <translation>待接手</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接过来</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>最近动态</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>%1, can be taken over</source>
        <translation>%1，可以接过来</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>%1 房</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>due time</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>time received</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message>
        <source>%1 is claimed for you once the server is back, unless a colleague was faster; you will be told</source>
        <translation>%1 等服务器恢复后替您认领；如果同事先认领了，会告诉您</translation>
    </message>
    <message>
        <source>You hold %1 now</source>
        <translation>%1 已由您接手</translation>
    </message>
    <message>
        <source>You hold %1 more cases now</source>
        <translation>已接手 %1 单</translation>
    </message>
    <message>
        <source>taken back at once</source>
        <translation>随即撤回</translation>
    </message>
    <message>
        <source>You hold %1 now; %2 is told</source>
        <translation>%1 现在由您处理，已告知%2</translation>
    </message>
    <message>
        <source>%1 is back in the queue</source>
        <translation>%1 已放回队列</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Not done, nothing was changed. %1</source>
        <translation>没有办成，未作任何改动。%1</translation>
    </message>
    <message>
        <source>%1 more were not claimed.</source>
        <translation>另有 %1 单没有接手。</translation>
    </message>
</context>
<context>
    <name>QueueFoot</name>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Take the marks off</source>
        <translation>取消勾选</translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>按%1排序</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1 更新</translation>
    </message>
    <message>
        <source>%1 marked</source>
        <translation>已勾选 %1 单</translation>
    </message>
    <message>
        <source>Claim all of them</source>
        <translation>全部接手</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>1 complaint</source>
        <translation>1 单</translation>
    </message>
    <message>
        <source>%1 complaints</source>
        <translation>%1 单</translation>
    </message>
    <message>
        <source>The rows are those of %1.</source>
        <translation>列表是 %1 的。</translation>
    </message>
    <message>
        <source>The list could not be read. Nothing was changed.</source>
        <translation>列表读不出来，没有改动任何内容。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>The server is out of reach. Until it is back you can go on with these complaints.</source>
        <translation>连不上服务器。恢复之前，下面这些投诉可以继续处理。</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Reading pane</source>
        <translation>阅读栏</translation>
    </message>
    <message>
        <source>Choose a complaint</source>
        <translation>选一单投诉</translation>
    </message>
    <message>
        <source>What was said and what happened shows here.</source>
        <translation>客户说了什么、办到哪一步，都在这里看。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation>待接手</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Why %1? %2</source>
        <translation>为什么是 %1？%2</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>为什么是 %1？</translation>
    </message>
    <message>
        <source>Read and sign</source>
        <translation>阅读并签字</translation>
    </message>
    <message>
        <source>Claim and open</source>
        <translation>接手并打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>Wants</source>
        <translation>想要</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>还没说</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>此前</translation>
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
        <source>Put back into the queue</source>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开档案</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Asked for a signature at %1.</source>
        <translation>%1 提请签字。</translation>
    </message>
    <message>
        <source>The clocks of the queue rest until it is signed or sent back.</source>
        <translation>签字或退回之前，队列里的时限暂停显示。</translation>
    </message>
    <message>
        <source>No clock runs</source>
        <translation>没有计时</translation>
    </message>
    <message>
        <source>Promised for %1: %2</source>
        <translation>答应 %1 办到：%2</translation>
    </message>
    <message>
        <source>A promise counts before the rules when it ends earlier.</source>
        <translation>承诺比规定更早到期时，以承诺为准。</translation>
    </message>
</context>
</TS>
