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
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
</TS>
