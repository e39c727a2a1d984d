<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CalendarStrip</name>
    <message>
        <source>Days of the clock</source>
        <translation>时限经过的日子</translation>
    </message>
    <message>
        <source>make-up day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>rest, not counted</source>
        <translation>休息，不计</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>CalendarTab</name>
    <message>
        <source>Choose a calendar file</source>
        <translation>选择日历文件</translation>
    </message>
    <message>
        <source>This file cannot be used; nothing was changed.</source>
        <translation>这个文件不能用；什么都没有改。</translation>
    </message>
    <message>
        <source>Load a year from a file</source>
        <translation>从文件载入一年</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>先不载入</translation>
    </message>
    <message>
        <source>Load and count again</source>
        <translation>载入并重新计算</translation>
    </message>
    <message>
        <source>What %1 brings</source>
        <translation>%1 带来的变化</translation>
    </message>
    <message>
        <source>nothing is changed yet</source>
        <translation>还没有改动</translation>
    </message>
    <message>
        <source>%1 open complaints get another due time.</source>
        <translation>%1 单未结投诉的到期时间会变。</translation>
    </message>
    <message>
        <source>verified by %1</source>
        <translation>%1 已核实</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>%1: %2 days off, %3 make-up working days</source>
        <translation>%1 年：放假 %2 天，调休上班 %3 天</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Write a day such as 2026-12-01.</source>
        <translation>写日期，例如 2026-12-01。</translation>
    </message>
    <message>
        <source>Complaints received before that day keep the figures they were received under.</source>
        <translation>那一天以前受理的投诉，仍按受理时的数字。</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>修改：%1</translation>
    </message>
    <message>
        <source>law, cannot be changed</source>
        <translation>法规规定，不能改</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>the new version takes effect</source>
        <translation>新版本生效</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么改</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>看看改了什么</translation>
    </message>
    <message>
        <source>Make new version</source>
        <translation>存为新版本</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现在 %1</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>not before %1</source>
        <translation>不早于 %1</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>at the end:</source>
        <translation>到点：</translation>
    </message>
    <message>
        <source>%1 before:</source>
        <translation>提前 %1：</translation>
    </message>
    <message>
        <source>%1 after:</source>
        <translation>过后 %1：</translation>
    </message>
    <message>
        <source>the whole last day is in time</source>
        <translation>最后一天全天都算按时</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>不算迟</translation>
    </message>
    <message>
        <source>late</source>
        <translation>算迟</translation>
    </message>
    <message>
        <source>In force since %1</source>
        <translation>使用中 · %1 起</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 起生效</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>用到 %1</translation>
    </message>
    <message>
        <source>Not taken over yet</source>
        <translation>尚未采用</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>New figures touch new complaints only. The %1 already received keep theirs; what guests were promised stays.</source>
        <translation>改规则只影响新受理的投诉。已受理的 %1 单按当时的版本走，答应客人的时间不会变。</translation>
    </message>
    <message>
        <source>%1: the year %2 is not loaded yet. Times that reach into it are provisional.</source>
        <translation>%1：%2 年还没有载入。算到那一年的时间都是暂定的。</translation>
    </message>
    <message>
        <source>Load the year</source>
        <translation>载入这一年</translation>
    </message>
    <message>
        <source>%1 is kept.</source>
        <translation>已存为 %1。</translation>
    </message>
    <message>
        <source>The year is loaded; %1 open complaints were counted again.</source>
        <translation>已载入；重新计算了 %1 单未结投诉。</translation>
    </message>
    <message>
        <source>Rules and calendars</source>
        <translation>规则与日历</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Change figures</source>
        <translation>改这一条</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Verified by %1</source>
        <translation>%1 已核实</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>our clock</source>
        <translation>我方时限</translation>
    </message>
    <message>
        <source>their clock</source>
        <translation>对方时限</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>从何时算起</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>谁负责</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>At the very moment</source>
        <translation>恰好到点</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>提醒谁</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法规</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>指引</translation>
    </message>
    <message>
        <source>house rule</source>
        <translation>本单位制度</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Our own figure: %1</source>
        <translation>本单位暂定：%1</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Find a clock</source>
        <translation>找时限</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Received %1</source>
        <translation>受理 %1</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Due by the end of %1</source>
        <translation>最迟 %1当天</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>到期 %1</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>no case is touched</source>
        <translation>不动任何一单</translation>
    </message>
    <message>
        <source>If one comes</source>
        <translation>如果</translation>
    </message>
    <message>
        <source>at level</source>
        <translation>受理，级别</translation>
    </message>
    <message>
        <source>When the complaint comes</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>换成现在</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>一步一步算</translation>
    </message>
    <message>
        <source>Full: counted. Pale: open time. Hatched: not counted. ← → move the beginning, with Ctrl by a day.</source>
        <translation>实色：计入的时间。淡色：工作时间。斜线：不计。← → 移动受理时间，按住 Ctrl 移一天。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>mildest level</source>
        <translation>最低级别</translation>
    </message>
</context>
<context>
    <name>VersionTab</name>
    <message>
        <source>%1 figures of our own, since the source gives none</source>
        <translation>%1 处依据没有给数，由本单位暂定</translation>
    </message>
    <message>
        <source>Limits and reminders</source>
        <translation>改权限和提醒</translation>
    </message>
    <message>
        <source>%1 clocks, %2 unverified</source>
        <translation>%1 条时限，%2 条未核实</translation>
    </message>
    <message>
        <source>Changed by %1: %2</source>
        <translation>%1 修改：%2</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>随程序提供</translation>
    </message>
</context>
</TS>
