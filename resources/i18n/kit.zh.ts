<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BusyBar</name>
    <message>
        <source>Work under way</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Still working</source>
        <translation>仍在处理</translation>
    </message>
    <message>
        <source>Still working, %1 % done</source>
        <translation>仍在处理，已完成 %1%</translation>
    </message>
</context>
<context>
    <name>Colleagues</name>
    <message>
        <source>%1 is editing</source>
        <translation>%1 正在编辑</translation>
    </message>
    <message>
        <source>%1 are editing</source>
        <translation>%1 正在编辑</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>With supervisor, %1</source>
        <translation>待主管签批，%1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>No clock runs</source>
        <translation>没有时限</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>%1 · %2 overdue</source>
        <translation>%1 · 已逾期 %2</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · 还剩 %2</translation>
    </message>
    <message>
        <source>Promised answer</source>
        <translation>承诺答复</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FieldLabel</name>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Steps of handling</source>
        <translation>处理步骤</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3: done</source>
        <translation>第 %1 步，共 %2 步，%3：已完成</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3: now</source>
        <translation>第 %1 步，共 %2 步，%3：进行中</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3: to come</source>
        <translation>第 %1 步，共 %2 步，%3：未开始</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
</TS>
