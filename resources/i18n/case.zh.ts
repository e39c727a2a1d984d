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
        <source>Make a promise</source>
        <translation>作一个承诺</translation>
    </message>
    <message>
        <source>Add a late note</source>
        <translation>补记一条</translation>
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
        <source>Release</source>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>Assign to a colleague</source>
        <translation>转交同事</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Customer withdraws it</source>
        <translation>客户撤诉</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
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
        <translation>转交</translation>
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
        <translation>理由</translation>
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
        <source>Case</source>
        <translation>投诉单</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
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
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已存 %1</translation>
    </message>
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
</context>
<context>
    <name>Notices</name>
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
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>The supervisor reads this record since %1. To change this step, open it again with a reason.</source>
        <translation>主管从 %1 起在看这份档案。要改这一步，写明理由重新打开。</translation>
    </message>
    <message>
        <source>Open the step again</source>
        <translation>重新打开这一步</translation>
    </message>
    <message>
        <source>%1 sent it back: %2</source>
        <translation>%1 退回：%2</translation>
    </message>
    <message>
        <source>%1 holds this case. What you write is kept under your name.</source>
        <translation>这一单在 %1 手里。您写的会记在您名下。</translation>
    </message>
</context>
</TS>
