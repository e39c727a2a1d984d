<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActPane</name>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Read or taken out</source>
        <translation>查看或带出</translation>
    </message>
    <message>
        <source>Entry %1 of the log</source>
        <translation>日志第 %1 条</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>One act</source>
        <translation>一条记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>People and rules</source>
        <translation>人员与规则</translation>
    </message>
    <message>
        <source>Entry %1 of the readings</source>
        <translation>查看记录第 %1 条</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开这一单</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Kept as %1, with the newest %2 only: narrow the days, or save a table.</source>
        <translation>已存为 %1，只有最近 %2 条：请缩短期间，或存为表格。</translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件没有写成。</translation>
    </message>
    <message>
        <source>Two chains that only grow. Log: entry %1, %2. Readings: %3, %4.</source>
        <translation>两条只增不改的链。日志：第 %1 条，%2。查看记录：第 %3 条，%4。</translation>
    </message>
    <message>
        <source>Nothing of the kind was done</source>
        <translation>没有这样的记录</translation>
    </message>
    <message>
        <source>Ask for other days, people or cases.</source>
        <translation>换个日期、人员或单号再看。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing was done in this house yet</source>
        <translation>还没有任何记录</translation>
    </message>
    <message>
        <source>Every act and reading arrives here.</source>
        <translation>每一次写入和查看都会出现在这里。</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Who did, read and took out what. No word of a complaint stands here.</source>
        <translation>谁写了、看了、带出了什么。这里没有投诉内容。</translation>
    </message>
    <message>
        <source>What kind of act</source>
        <translation>哪一类</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>About and why</source>
        <translation>内容与原因</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Save as table</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>As %1 signed them, %2</source>
        <translation>%1 于 %2 签发的数字</translation>
    </message>
    <message>
        <source>Signed by %1, %2; the managers are told</source>
        <translation>%1 于 %2 签发，已通知各位经理</translation>
    </message>
    <message>
        <source>%1 signed other figures (%2): something of that time was entered since</source>
        <translation>%1 于 %2 签发的数字与现在不同：签发之后补录了当时的事</translation>
    </message>
    <message>
        <source>%3 for %1: it should have been signed by %2</source>
        <translation>%3（%1）应在 %2 前签发，已过期</translation>
    </message>
    <message>
        <source>%3 for %1: to be signed by %2</source>
        <translation>%3（%1）请在 %2 前签发</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>从这一天起</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To this day</source>
        <translation>到这一天止</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Number of a case</source>
        <translation>单号</translation>
    </message>
</context>
<context>
    <name>MonthDialog</name>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次处理</translation>
    </message>
    <message>
        <source>Mean time</source>
        <translation>平均办结</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>complaints</source>
        <translation>投诉统计</translation>
    </message>
    <message>
        <source>complaint-meeting</source>
        <translation>投诉分析会议</translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件没有写成。</translation>
    </message>
    <message>
        <source>Whoever looks sees the same.</source>
        <translation>谁来看都是这些数字。</translation>
    </message>
    <message>
        <source>Check code, also on paper: %1</source>
        <translation>核对码（纸面上也有）：%1</translation>
    </message>
    <message>
        <source>This is not over: counted up to now.</source>
        <translation>这一期还没过完，统计到现在。</translation>
    </message>
    <message>
        <source>Remedies, closed</source>
        <translation>结案补救</translation>
    </message>
    <message>
        <source>As far as you may see the cases of this house.</source>
        <translation>只统计您能看到的投诉。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Why then?</source>
        <translation>为什么是这天？</translation>
    </message>
    <message>
        <source>Count again now</source>
        <translation>按现在重新统计</translation>
    </message>
    <message>
        <source>Show what was signed</source>
        <translation>看签发时的数字</translation>
    </message>
    <message>
        <source>Complaints in figures</source>
        <translation>投诉统计</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Week, month or year</source>
        <translation>按周、按月或按年</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>回访满意</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Sheet for the meeting</source>
        <translation>会议记录表</translation>
    </message>
</context>
<context>
    <name>SignFiguresDialog</name>
    <message>
        <source>Sign the figures of %1</source>
        <translation>签发 %1 的投诉统计</translation>
    </message>
    <message>
        <source>The figures are kept as they are now, under your name and key. The managers are told and read what you signed.</source>
        <translation>数字按现在的样子留存，签上您的名字和密钥；各位经理会收到通知，看到的就是您签发的数字。</translation>
    </message>
    <message>
        <source>%1 received, %2 closed, %3 founded, %4 late; remedies %5</source>
        <translation>受理 %1，结案 %2，成立 %3，超时 %4；结案补救 %5</translation>
    </message>
    <message>
        <source>Check code %1</source>
        <translation>核对码 %1</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Sign and tell the managers</source>
        <translation>签发并通知经理</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>It could not be signed. Nothing is signed twice: you may try again.</source>
        <translation>没有签成。不会签两次，可以再试。</translation>
    </message>
</context>
</TS>
