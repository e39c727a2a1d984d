<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Merge</name>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>clocks are counted again</source>
        <translation>会重算时限</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>到什么时候</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>谁去办</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>补救</translation>
    </message>
    <message>
        <source>For the customer</source>
        <translation>对客户意味着</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>是否成立</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>轻重</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Customer does not know</source>
        <translation>客户不清楚</translation>
    </message>
    <message>
        <source>How far checked</source>
        <translation>核实程度</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>客户的话</translation>
    </message>
    <message>
        <source>Option chosen</source>
        <translation>选定的方案</translation>
    </message>
    <message>
        <source>Who holds the case</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Fault admitted</source>
        <translation>承认过失</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>changed as a whole</source>
        <translation>整体改动</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>%1 changed this case while you were writing</source>
        <translation>%1 在您编辑时也改了这一单</translation>
    </message>
    <message>
        <source>A colleague changed this case while you were writing</source>
        <translation>您编辑时，同事也改了这一单</translation>
    </message>
    <message>
        <source>To settle: %1. Both texts stay in the log; nothing is lost, whichever you choose.</source>
        <translation>%1 处要您定。两边的文字都留在日志里，选哪一边都不会丢。</translation>
    </message>
    <message>
        <source>↑ ↓ next field · Alt+1 mine · Alt+2 theirs · Alt+3 both together</source>
        <translation>↑ ↓ 换行 · Alt+1 我的 · Alt+2 对方的 · Alt+3 合写</translation>
    </message>
    <message>
        <source>when you began</source>
        <translation>您打开时</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来的</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合写</translation>
    </message>
    <message>
        <source>Other fields that only you changed: %1. They go in as they are.</source>
        <translation>另外 %1 处只有您改过，照样写入。</translation>
    </message>
    <message>
        <source>Not now, keep my draft</source>
        <translation>先不合，留作草稿</translation>
    </message>
    <message>
        <source>Merge as chosen</source>
        <translation>按所选合并</translation>
    </message>
</context>
</TS>
