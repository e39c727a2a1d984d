<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AlikeCard</name>
    <message>
        <source>Nobody holds it</source>
        <translation>还没人接手</translation>
    </message>
    <message>
        <source>Add to this case</source>
        <translation>补到这一单</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开看看</translation>
    </message>
    <message>
        <source>same room</source>
        <translation>同一房间</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>同一电话</translation>
    </message>
    <message>
        <source>words alike</source>
        <translation>说法相近</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>AlikeList</name>
    <message>
        <source>May be the same matter</source>
        <translation>可能是同一件事</translation>
    </message>
    <message>
        <source>Looked up while you type: room, phone, similar words. Nothing is joined by itself.</source>
        <translation>边输入边查：房号、电话、相近的话。不会自动合并。</translation>
    </message>
    <message>
        <source>Nothing alike in 90 days.</source>
        <translation>90 天内没有相似的投诉。</translation>
    </message>
</context>
<context>
    <name>ClockStrip</name>
    <message>
        <source>%1: past %2, late already. Counts from %3.</source>
        <translation>%1：已过 %2，超时了，从 %3 起算。</translation>
    </message>
    <message>
        <source>%1: left until %2. Counts from %3.</source>
        <translation>%1：到 %2 还剩的时间，从 %3 起算。</translation>
    </message>
    <message>
        <source>Taking it down since %1. Once you choose how grave it is, the first clock is shown.</source>
        <translation>%1 开始登记。选好严重程度，就显示第一个时限。</translation>
    </message>
</context>
<context>
    <name>Destination</name>
    <message>
        <source>Goes to: %1</source>
        <translation>转给：%1</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More: other contact, stay or visit number, whom it is about</source>
        <translation>更多：其他联系方式、住店或就诊号、投诉对象</translation>
    </message>
    <message>
        <source>Where it is received</source>
        <translation>在哪里受理</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>怎么来的</translation>
    </message>
    <message>
        <source>Who, and where</source>
        <translation>是谁，在哪里</translation>
    </message>
    <message>
        <source>The customer would rather not be named (anonymous, on purpose)</source>
        <translation>客户不愿留姓名（本人要求匿名）</translation>
    </message>
    <message>
        <source>What happened, in the customer’s own words</source>
        <translation>发生了什么，用客户的话</translation>
    </message>
    <message>
        <source>Write as they say it, without comment.</source>
        <translation>照客户的话写，不加评语。</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户想要什么</translation>
    </message>
    <message>
        <source>“What would put this right for you?”</source>
        <translation>“您看怎么处理会让您满意？”</translation>
    </message>
    <message>
        <source>How grave it is</source>
        <translation>有多严重</translation>
    </message>
    <message>
        <source>Alt+1 to Alt+4</source>
        <translation>Alt+1 至 Alt+4</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>什么时候发生的</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>optional; step 3 asks for it</source>
        <translation>可不填，第 3 步会问</translation>
    </message>
    <message>
        <source>The customer speaks</source>
        <translation>客户说的语言</translation>
    </message>
    <message>
        <source>Another language</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Another way to reach them</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Whom or what it is about</source>
        <translation>投诉对象（部门或人）</translation>
    </message>
    <message>
        <source>Another way it came</source>
        <translation>其他渠道</translation>
    </message>
    <message>
        <source>Another way …</source>
        <translation>其他渠道……</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>还没选</translation>
    </message>
    <message>
        <source>First answer in %1</source>
        <translation>首次 %1</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>The clock of this computer was set back. The complaint counts as received now, %1.</source>
        <translation>这台电脑的时钟被拨回了。这单按现在（%1）受理算起。</translation>
    </message>
    <message>
        <source>This is what was typed here at %1 and not saved.</source>
        <translation>这是 %1 写到一半、没有保存的内容。</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>另起一单</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已存 %1</translation>
    </message>
    <message>
        <source>The draft could not be kept on this computer. Save the complaint before you leave this page.</source>
        <translation>草稿没能存到这台电脑。离开本页前先保存。</translation>
    </message>
    <message>
        <source>Draft thrown away</source>
        <translation>草稿已丢弃</translation>
    </message>
    <message>
        <source>It is being saved. You will be told when it is.</source>
        <translation>正在保存，存好后会告诉您。</translation>
    </message>
    <message>
        <source>Kept as a draft. Ctrl+N brings it back.</source>
        <translation>已存为草稿，按 Ctrl+N 找回。</translation>
    </message>
    <message>
        <source>Added to the case as a note.</source>
        <translation>已作为补充记到那一单。</translation>
    </message>
    <message>
        <source>Choose how grave it is: Alt+1 to Alt+4.</source>
        <translation>选一下有多严重：Alt+1 至 Alt+4。</translation>
    </message>
    <message>
        <source>The complaint is saved.</source>
        <translation>这单投诉已保存。</translation>
    </message>
    <message>
        <source>The complaint was not saved. Ctrl+N brings it back. %1</source>
        <translation>这单投诉没有保存，按 Ctrl+N 可以找回。%1</translation>
    </message>
    <message>
        <source>Saved. The case waits in the queue.</source>
        <translation>已保存，这一单在队列里等候处理。</translation>
    </message>
    <message>
        <source>Saved. Ready for the next one.</source>
        <translation>已保存，可以登记下一单。</translation>
    </message>
    <message>
        <source>Receive a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>It gets its number when you save.</source>
        <translation>保存时给编号。</translation>
    </message>
    <message>
        <source>survives a crash</source>
        <translation>程序崩溃也不会丢</translation>
    </message>
    <message>
        <source>Leave; the draft is kept</source>
        <translation>离开，草稿会保留</translation>
    </message>
    <message>
        <source>Enough: who (and a way to reach them), what, how grave. More later.</source>
        <translation>先写：是谁、怎么找到、什么事、多严重。其余之后再补。</translation>
    </message>
    <message>
        <source>Save, take another</source>
        <translation>存后再登记一单</translation>
    </message>
    <message>
        <source>Save, back to the list</source>
        <translation>保存，回到队列</translation>
    </message>
    <message>
        <source>Save and start the guide</source>
        <translation>保存并开始引导</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>This is not read as a time that has passed. Write 21:40, or yesterday 21:40.</source>
        <translation>读不出一个已经过去的时间。写成 21:40 或 昨天 21:40。</translation>
    </message>
    <message>
        <source>21:40, yesterday 9 pm, 20 min ago</source>
        <translation>21:40、昨晚 9 点、20 分钟前</translation>
    </message>
    <message>
        <source>When it was</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>Read as %1</source>
        <translation>读作 %1</translation>
    </message>
    <message>
        <source>Not read as a time yet</source>
        <translation>还读不出时间</translation>
    </message>
</context>
</TS>
