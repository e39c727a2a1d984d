<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CitePane</name>
    <message>
        <source>This entry names no rule, so there is nothing to cite.</source>
        <translation>这一条没有写明是哪个规定，没有可引用的。</translation>
    </message>
    <message>
        <source>A guest may rely on what a letter cites.</source>
        <translation>信里写了的，客人会当真。</translation>
    </message>
    <message>
        <source>Cite it all the same</source>
        <translation>仍然引用</translation>
    </message>
    <message>
        <source>Cite a rule</source>
        <translation>引用法规</translation>
    </message>
    <message>
        <source>Name, number and date go to the cursor. Our summary is for staff; the official text decides.</source>
        <translation>名称、数字和施行日期写到光标处。大意只给员工看，以法规原文为准。</translation>
    </message>
    <message>
        <source>Back to the letter</source>
        <translation>回到信里</translation>
    </message>
    <message>
        <source>Cite it</source>
        <translation>写进信里</translation>
    </message>
</context>
<context>
    <name>ContentsList</name>
    <message>
        <source>Playbooks</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>People</source>
        <translation>客人</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法规依据</translation>
    </message>
    <message>
        <source>Decision guides</source>
        <translation>处理流程</translation>
    </message>
    <message>
        <source>Led by: %1</source>
        <translation>牵头：%1</translation>
    </message>
    <message>
        <source>Sample · %1</source>
        <translation>样例 · %1</translation>
    </message>
    <message>
        <source>Nothing in the handbook holds these words. Try fewer, or another one.</source>
        <translation>手册里没有这些字。少写几个，或换一个说法。</translation>
    </message>
    <message>
        <source>Find a word of it</source>
        <translation>查里面的字</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Find: media, drunk, refund, crying</source>
        <translation>查：媒体、醉酒、退款、哭</translation>
    </message>
</context>
<context>
    <name>GuideWalk</name>
    <message>
        <source>A sample from another trade.</source>
        <translation>其他行业的样例。</translation>
    </message>
    <message>
        <source>You were here before. Go on, or go back.</source>
        <translation>上次走到这里，可以接着走，也可以退回去。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>这样做</translation>
    </message>
    <message>
        <source>First</source>
        <translation>先这样做</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>这样说</translation>
    </message>
    <message>
        <source>Done, go on</source>
        <translation>做好了，继续</translation>
    </message>
    <message>
        <source>The path stands on the case.</source>
        <translation>这条流程已记在工单上。</translation>
    </message>
    <message>
        <source>Keep the path on the case</source>
        <translation>把走过的流程记入工单</translation>
    </message>
    <message>
        <source>Make a promise</source>
        <translation>给客人一个承诺</translation>
    </message>
    <message>
        <source>Offer a remedy</source>
        <translation>提补救方案</translation>
    </message>
    <message>
        <source>Ask a colleague</source>
        <translation>请同事帮忙</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>加证据</translation>
    </message>
    <message>
        <source>Go to the follow-up</source>
        <translation>去回访</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>从头走</translation>
    </message>
    <message>
        <source>One step back (Backspace)</source>
        <translation>退一步（Backspace）</translation>
    </message>
</context>
<context>
    <name>Handbook</name>
    <message>
        <source>Playbook</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>First five minutes</source>
        <translation>头五分钟</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>可以说</translation>
    </message>
    <message>
        <source>Never say</source>
        <translation>千万别说</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Led by</source>
        <translation>谁牵头</translation>
    </message>
    <message>
        <source>It means</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>How it shows</source>
        <translation>看得出来</translation>
    </message>
    <message>
        <source>How to meet it</source>
        <translation>怎么接待</translation>
    </message>
    <message>
        <source>What answers it</source>
        <translation>对路的补救</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>The guest says</source>
        <translation>客人说</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>这样答</translation>
    </message>
    <message>
        <source>What the rule says, in short</source>
        <translation>规定大意</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>没有写明</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规定</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>施行</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Decision guide</source>
        <translation>处理流程</translation>
    </message>
    <message>
        <source>A sample from another trade.</source>
        <translation>其他行业的样例。</translation>
    </message>
    <message>
        <source>A sample: it shows what an entry looks like and is no law.</source>
        <translation>样例：只看条目怎么写，不是现行规定。</translation>
    </message>
    <message>
        <source>It held until %1 and is no longer in force.</source>
        <translation>只施行到%1，已经失效。</translation>
    </message>
    <message>
        <source>No longer in force.</source>
        <translation>已失效。</translation>
    </message>
    <message>
        <source>Not yet in force: it begins on %1.</source>
        <translation>还没施行：%1起施行。</translation>
    </message>
    <message>
        <source>Not yet compared with the official text. Check it before you rely on it.</source>
        <translation>还没有对照原文，用之前先核对。</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1起</translation>
    </message>
    <message>
        <source>nobody of the house has put a name to it yet</source>
        <translation>本店还没有人署名核对</translation>
    </message>
</context>
<context>
    <name>HandbookPage</name>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>HandbookPanel</name>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>全部条目</translation>
    </message>
    <message>
        <source>Close the handbook</source>
        <translation>关闭手册</translation>
    </message>
    <message>
        <source>Close the handbook (Esc)</source>
        <translation>关闭手册（Esc）</translation>
    </message>
</context>
</TS>
