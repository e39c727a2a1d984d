<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FiguresStrip</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>Open the figures</source>
        <translation>打开统计</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自%1</translation>
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
        <source>%1 overdue</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>settled by %1, %2</source>
        <translation>%1已处理，%2</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1 已读</translation>
    </message>
    <message>
        <source>Nobody could be told of %1. Somebody must take charge.</source>
        <translation>%1 没有人可以通知。要有人接手。</translation>
    </message>
    <message>
        <source>I take charge</source>
        <translation>我来负责</translation>
    </message>
    <message>
        <source>No promise falls due today</source>
        <translation>今天没有到期的承诺</translation>
    </message>
    <message>
        <source>A promise is made in any step with Ctrl+Shift+P.</source>
        <translation>任何一步按 Ctrl+Shift+P 都能写下承诺。</translation>
    </message>
    <message>
        <source>Nobody else is being waited for</source>
        <translation>没有在等别人</translation>
    </message>
    <message>
        <source>What a department was asked stands here until it answers.</source>
        <translation>请部门协同的事，答复之前都列在这里。</translation>
    </message>
    <message>
        <source>The task pool is empty</source>
        <translation>派单池是空的</translation>
    </message>
    <message>
        <source>A task is opened in the menu of a case: a repair, missing parts, a second visit.</source>
        <translation>在投诉的菜单里开售后单：维修、补件、二次上门等。</translation>
    </message>
    <message>
        <source>No measure is open</source>
        <translation>没有未完成的整改</translation>
    </message>
    <message>
        <source>A measure is planned in the menu of a case, open or closed.</source>
        <translation>整改措施在投诉单的菜单里定，结案前后都可以。</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>Clocks, promises, sign-off and questions to you arrive here.</source>
        <translation>时限、承诺、签字和问您的事都会到这里。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Promises today</source>
        <translation>今天的承诺</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>在等别人</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Task pool</source>
        <translation>派单池</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Why then?</source>
        <translation>为什么是这个时间？</translation>
    </message>
    <message>
        <source>Take the task</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Hand over the shift</source>
        <translation>交班</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>To be judged</source>
        <translation>待评价</translation>
    </message>
    <message>
        <source>Happened again</source>
        <translation>又发生了</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>again: %1</source>
        <translation>又发生：%1</translation>
    </message>
</context>
<context>
    <name>TaskTaker</name>
    <message>
        <source>Taken: %1</source>
        <translation>已接单：%1</translation>
    </message>
    <message>
        <source>taken by mistake</source>
        <translation>误接，随即放回</translation>
    </message>
    <message>
        <source>Not done, nothing was changed. %1</source>
        <translation>没有做成，什么也没改。%1</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Nobody has taken it</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我接的</translation>
    </message>
    <message>
        <source>Taken by others</source>
        <translation>同事接的</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
</context>
<context>
    <name>TrayNotice</name>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 条</translation>
    </message>
</context>
</TS>
