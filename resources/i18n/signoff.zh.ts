<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChangesCard</name>
    <message>
        <source>Nothing in the record changed since then.</source>
        <translation>此后记录没有变动。</translation>
    </message>
    <message>
        <source>How changes are shown</source>
        <translation>改动的显示方式</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>左右对照</translation>
    </message>
</context>
<context>
    <name>SignForm</name>
    <message>
        <source>Type your password.</source>
        <translation>输入您的密码。</translation>
    </message>
    <message>
        <source>Checked for you</source>
        <translation>已为您核对</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>审批意见</translation>
    </message>
    <message>
        <source>needed when you return it</source>
        <translation>退回时必填</translation>
    </message>
    <message>
        <source>I sign as</source>
        <translation>签字身份</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Sign and close</source>
        <translation>签字并结案</translation>
    </message>
    <message>
        <source>Return with comment</source>
        <translation>写明意见退回</translation>
    </message>
    <message>
        <source>A signature is never deleted; to take it back, the case is opened again by a new record.</source>
        <translation>签字不会删除；要收回，就写明理由重新打开，另起一条记录。</translation>
    </message>
</context>
<context>
    <name>SignOff</name>
    <message>
        <source>Your role</source>
        <translation>您的岗位</translation>
    </message>
    <message>
        <source>Four eyes</source>
        <translation>双人复核</translation>
    </message>
    <message>
        <source>Prepared by %1, signed by you. You did not handle it.</source>
        <translation>%1 经办，您来签。您没有经办这一单。</translation>
    </message>
    <message>
        <source>Within your limit</source>
        <translation>在您权限内</translation>
    </message>
    <message>
        <source>%1 given; your authority has no limit.</source>
        <translation>共给予 %1；您的权限没有上限。</translation>
    </message>
    <message>
        <source>%1 given; you may sign up to %2.</source>
        <translation>共给予 %1；您最多可签 %2。</translation>
    </message>
    <message>
        <source>All that must be filled is filled</source>
        <translation>该填的都填了</translation>
    </message>
    <message>
        <source>Six steps, three follow-up answers, every matter judged.</source>
        <translation>六步、三个回访问题、每一项的认定都有了。</translation>
    </message>
    <message>
        <source>Nothing changed while you read</source>
        <translation>您看的时候没有变动</translation>
    </message>
    <message>
        <source>What you see is what is signed: %1</source>
        <translation>所见即所签：%1</translation>
    </message>
    <message>
        <source>%1, %2: “%3”</source>
        <translation>%1，%2：“%3”</translation>
    </message>
    <message>
        <source>Approved %1: %2</source>
        <translation>批准 %1：%2</translation>
    </message>
    <message>
        <source>Ready to close</source>
        <translation>可以结案</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>signs next</source>
        <translation>待签</translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message>
        <source>Sign-off</source>
        <translation>签批</translation>
    </message>
    <message>
        <source>The record changed while you read it. Read it again; your password was cleared.</source>
        <translation>您看的时候记录变了。请重新看一遍；密码已清空。</translation>
    </message>
    <message>
        <source>Nothing waits for a signature.</source>
        <translation>没有待签的投诉。</translation>
    </message>
    <message>
        <source>When a handler asks for sign-off, the case stands here.</source>
        <translation>经办人请求签字后，会出现在这里。</translation>
    </message>
    <message>
        <source>version %1, %2</source>
        <translation>第 %1 版，%2</translation>
    </message>
    <message>
        <source>What you sign</source>
        <translation>您要签的内容</translation>
    </message>
    <message>
        <source>nobody asked for a signature</source>
        <translation>没有请求签字</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>轮到您</translation>
    </message>
    <message>
        <source>Waits for you since %1</source>
        <translation>%1 起等您签</translation>
    </message>
    <message>
        <source>%1 of %2 waiting. Each one is read and signed by itself.</source>
        <translation>待签第 %1 单，共 %2 单。每一单单独看、单独签。</translation>
    </message>
    <message>
        <source>This one does not wait for a signature.</source>
        <translation>这一单不在等签字。</translation>
    </message>
    <message>
        <source>you returned it at %1</source>
        <translation>您在 %1 退回</translation>
    </message>
    <message>
        <source>returned at %1 by %2</source>
        <translation>%2 于 %1 退回</translation>
    </message>
    <message>
        <source>The comment was: %1</source>
        <translation>当时的意见：%1</translation>
    </message>
    <message>
        <source>Changed since version %1</source>
        <translation>与第 %1 版相比</translation>
    </message>
    <message>
        <source>%1 is signed and closed.</source>
        <translation>%1 已签字结案。</translation>
    </message>
    <message>
        <source>%1 went back to its handler.</source>
        <translation>%1 已退回经办人。</translation>
    </message>
    <message>
        <source>To sign off</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>Read, then sign</source>
        <translation>先看，再签</translation>
    </message>
    <message>
        <source>The sheet as it will print</source>
        <translation>打印出来的样子</translation>
    </message>
    <message>
        <source>each with name, post, meaning and time</source>
        <translation>姓名、岗位、含义、时间</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一单</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签署</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>since %1</source>
        <translation>%1 起等签字</translation>
    </message>
</context>
</TS>
