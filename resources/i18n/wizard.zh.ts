<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add option %1</source>
        <translation>添加方案 %1</translation>
    </message>
    <message>
        <source>Three or four are best: say the best first, keep the others.</source>
        <translation>三到四个最好：先说最好的，其余留着</translation>
    </message>
</context>
<context>
    <name>ApologisePage</name>
    <message>
        <source>Say sorry for the trouble, and thank them</source>
        <translation>为添的麻烦致歉，并致谢</translation>
    </message>
    <message>
        <source>Name what they went through. Whose fault it was waits until it is known.</source>
        <translation>说出客户受的累。是谁的责任，查清再说。</translation>
    </message>
    <message>
        <source>Apology for the trouble</source>
        <translation>为添的麻烦致歉</translation>
    </message>
    <message>
        <source>admits no fault</source>
        <translation>不等于认错</translation>
    </message>
    <message>
        <source>Always possible</source>
        <translation>随时可以</translation>
    </message>
    <message>
        <source>How you apologise</source>
        <translation>您怎么道歉</translation>
    </message>
    <message>
        <source>I am sorry that …</source>
        <translation>让您……，我很抱歉。</translation>
    </message>
    <message>
        <source>Said to the customer</source>
        <translation>已向客户道歉</translation>
    </message>
    <message>
        <source>The apology was said to the customer</source>
        <translation>已向客户道歉</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>for telling us</source>
        <translation>谢谢告诉我们</translation>
    </message>
    <message>
        <source>How you give thanks</source>
        <translation>您怎么致谢</translation>
    </message>
    <message>
        <source>Thank you for telling us; …</source>
        <translation>谢谢您告诉我们……</translation>
    </message>
    <message>
        <source>Customer was thanked</source>
        <translation>已向客户致谢</translation>
    </message>
    <message>
        <source>Admit fault</source>
        <translation>认错</translation>
    </message>
    <message>
        <source>only once it is established</source>
        <translation>查实以后才可以</translation>
    </message>
    <message>
        <source>Admission of fault</source>
        <translation>认错</translation>
    </message>
    <message>
        <source>We did not do this well: …</source>
        <translation>这是我们没做好：……</translation>
    </message>
    <message>
        <source>Admit fault in these words</source>
        <translation>这样认错</translation>
    </message>
    <message>
        <source>Sentences to take</source>
        <translation>可以这样说</translation>
    </message>
    <message>
        <source>I am sorry about this: %1.</source>
        <translation>“%1”这件事让您受累了，我很抱歉。</translation>
    </message>
    <message>
        <source>That was a hard time for you, and I am sorry.</source>
        <translation>这段时间您不好受，我很抱歉。</translation>
    </message>
    <message>
        <source>Thank you for telling us, so that we can put it right.</source>
        <translation>谢谢您告诉我们，我们才有机会改。</translation>
    </message>
    <message>
        <source>May be said</source>
        <translation>可以说</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Found to be founded: it may be said straight.</source>
        <translation>已经查实，可以直说。</translation>
    </message>
    <message>
        <source>Admitted: %1</source>
        <translation>已认错：%1</translation>
    </message>
</context>
<context>
    <name>AttemptsCard</name>
    <message>
        <source>Attempts to reach them</source>
        <translation>联系记录</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Reached?</source>
        <translation>联系上了吗？</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>联系上了</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没接通</translation>
    </message>
    <message>
        <source>What was said or left</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>What was said, or the message left</source>
        <translation>说了什么，或留了什么话</translation>
    </message>
    <message>
        <source>Log this attempt</source>
        <translation>记下这次</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>联系上了</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没接通</translation>
    </message>
</context>
<context>
    <name>AuthorityAside</name>
    <message>
        <source>Who may promise how much</source>
        <translation>谁能答应到多少</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换一位</translation>
    </message>
    <message>
        <source>Me (%1)</source>
        <translation>我（%1）</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>Option %1 needs this: %2</source>
        <translation>方案 %1 需要：%2</translation>
    </message>
    <message>
        <source>Not needed here</source>
        <translation>本单不需要</translation>
    </message>
    <message>
        <source>Options within this: %1</source>
        <translation>方案 %1 在此额度内</translation>
    </message>
    <message>
        <source>Nobody here may approve %1. Offer less, or bring the general manager in.</source>
        <translation>没有人能批 %1。减少金额，或请总经理来定。</translation>
    </message>
    <message>
        <source>Option %1 needs approval</source>
        <translation>方案 %1 需要批准</translation>
    </message>
    <message>
        <source>%1 may approve it. Until then it cannot be promised to the customer.</source>
        <translation>%1 可以批。批准前不能答应客户。</translation>
    </message>
    <message>
        <source>Ask %1 for %2</source>
        <translation>请%1批 %2</translation>
    </message>
    <message>
        <source>Ask for %1</source>
        <translation>请批 %1</translation>
    </message>
    <message>
        <source>Given so far</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Highest possible</source>
        <translation>最高可能</translation>
    </message>
    <message>
        <source>%1 cases, %2 in all</source>
        <translation>%1 单，共 %2</translation>
    </message>
    <message>
        <source>1 case, %2 in all</source>
        <translation>1 单，共 %2</translation>
    </message>
    <message>
        <source>Same this month</source>
        <translation>本月同类</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>The call after</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>three questions, and how satisfied they are</source>
        <translation>三个问题，加上满意度</translation>
    </message>
    <message>
        <source>Was it carried out?</source>
        <translation>做到了吗？</translation>
    </message>
    <message>
        <source>Did it help?</source>
        <translation>有用吗？</translation>
    </message>
    <message>
        <source>Are there other problems?</source>
        <translation>还有别的问题吗？</translation>
    </message>
    <message>
        <source>How satisfied are they?</source>
        <translation>满意吗？</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>What they said; the next round begins with it</source>
        <translation>客户怎么说；下一轮从这里开始</translation>
    </message>
    <message>
        <source>How they were reached</source>
        <translation>怎么联系上的</translation>
    </message>
    <message>
        <source>When they were reached; empty means now</source>
        <translation>什么时候联系上的；不填就是现在</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message>
        <source>They decline it</source>
        <translation>客户不接受</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>In their words, then Enter</source>
        <translation>照原话写，回车记下</translation>
    </message>
</context>
<context>
    <name>ComingField</name>
    <message>
        <source>Not read as a time to come. Write tonight 23:30, tomorrow 10:00 or a date.</source>
        <translation>没读出以后的时间。写“今晚 23:30”“明天 10 点”或日期。</translation>
    </message>
    <message>
        <source>tonight 23:30</source>
        <translation>今晚 23:30</translation>
    </message>
    <message>
        <source>Read as %1</source>
        <translation>读作 %1</translation>
    </message>
    <message>
        <source>Not read as a time yet</source>
        <translation>还没读出时间</translation>
    </message>
</context>
<context>
    <name>DecidePage</name>
    <message>
        <source>Decide together</source>
        <translation>一起决定</translation>
    </message>
    <message>
        <source>The customer chooses. Write the choice, the words, and every promise.</source>
        <translation>客户来选。写下选择、原话和每个承诺。</translation>
    </message>
    <message>
        <source>In the customer’s own words</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>“What would put this right for you?” Kept as said</source>
        <translation>“您看怎么做会让您满意？”照原话存</translation>
    </message>
    <message>
        <source>What would satisfy the customer</source>
        <translation>怎样会让客户满意</translation>
    </message>
    <message>
        <source>Ask, then wait. Write the wish as they say it</source>
        <translation>问完就等，照原话写下客户的意愿</translation>
    </message>
    <message>
        <source>What was chosen</source>
        <translation>客户的选择</translation>
    </message>
    <message>
        <source>Nothing was offered yet in step 4.</source>
        <translation>第 4 步还没有提方案。</translation>
    </message>
    <message>
        <source>Offer another option</source>
        <translation>再提一个方案</translation>
    </message>
    <message>
        <source>Bring someone in</source>
        <translation>请人接手</translation>
    </message>
    <message>
        <source>Decided together</source>
        <translation>一起定下的</translation>
    </message>
    <message>
        <source>their decision, and what they added</source>
        <translation>客户的决定和补充</translation>
    </message>
    <message>
        <source>The decision in the customer’s own words</source>
        <translation>客户的决定，照原话</translation>
    </message>
    <message>
        <source>“Half the night is fair. But …”</source>
        <translation>“免一半可以，就是……”</translation>
    </message>
    <message>
        <source>If this fails</source>
        <translation>万一没成</translation>
    </message>
    <message>
        <source>What they would like us to do then</source>
        <translation>到时希望我们怎么做</translation>
    </message>
    <message>
        <source>Alt+1 to Alt+%1</source>
        <translation>Alt+1 到 Alt+%1</translation>
    </message>
    <message>
        <source>%1 was asked in. You can go on.</source>
        <translation>已请 %1 过来，可以往下走。</translation>
    </message>
    <message>
        <source>You can go on once they choose another option, or somebody with authority is brought in.</source>
        <translation>客户另选了一个方案，或请来了有权限的人，就可以往下走。</translation>
    </message>
    <message>
        <source>The customer declines them all</source>
        <translation>客户都不接受</translation>
    </message>
    <message>
        <source>%1 is given. A supervisor reads the record and signs; you may carry on, only closing waits.</source>
        <translation>共给出 %1，要由主管看过签字。您可以继续办，只有结案要等。</translation>
    </message>
    <message>
        <source>Sign-off needed to close</source>
        <translation>结案要签字</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Facts checked</source>
        <translation>核对的事实</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>添一条事实</translation>
    </message>
    <message>
        <source>A fact</source>
        <translation>一条事实</translation>
    </message>
    <message>
        <source>Engineering log: no visit before 22:31</source>
        <translation>工程日志：22:31 前没有上门</translation>
    </message>
    <message>
        <source>Nothing checked yet: logs, measurements, what colleagues saw.</source>
        <translation>还没有核对：日志、测量、同事看到的。</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Was it done, did it help, is there anything else?</source>
        <translation>做到了吗？有用吗？还有别的吗？</translation>
    </message>
    <message>
        <source>Check first that it was really carried out, then ask.</source>
        <translation>先核实是不是真的做到了，再问。</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>兑现</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>What shows it: receipt, photo, who saw it</source>
        <translation>凭据：签收单、照片、谁看到的</translation>
    </message>
    <message>
        <source>When it was carried out</source>
        <translation>什么时候兑现的</translation>
    </message>
    <message>
        <source>It was done</source>
        <translation>已经做到</translation>
    </message>
    <message>
        <source>The rounds of this level are used up</source>
        <translation>这一级别的次数用完了</translation>
    </message>
    <message>
        <source>Raise the level</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Refer outside</source>
        <translation>转外部处理</translation>
    </message>
    <message>
        <source>Close with a reason</source>
        <translation>说明理由结束</translation>
    </message>
    <message>
        <source>How it goes on</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why, in one sentence</source>
        <translation>一句话写明原因</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Ask for sign-off</source>
        <translation>请主管签字</translation>
    </message>
    <message>
        <source>everything is filled in</source>
        <translation>都填好了</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Complete and true to the best of my knowledge</source>
        <translation>据我所知，以上完整属实</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>%1 已兑现</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>The customer was not satisfied. The six steps are walked again; round %1 stays on the record.</source>
        <translation>客户不满意，六步再走一遍；第 %1 轮留在档案里。</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>A supervisor chooses how it goes on: %1.</source>
        <translation>由主管决定怎么办：%1。</translation>
    </message>
    <message>
        <source>The customer is still not satisfied. Choose how it goes on.</source>
        <translation>客户仍不满意，决定怎么办。</translation>
    </message>
    <message>
        <source>With the supervisor</source>
        <translation>已交主管</translation>
    </message>
    <message>
        <source>Asked %1. May sign: %2.</source>
        <translation>%1 请签。可以签字的：%2。</translation>
    </message>
    <message>
        <source>Four eyes: whoever took part may not sign. May sign: %1.</source>
        <translation>参与过的人不能签。可以签字的：%1。</translation>
    </message>
    <message>
        <source>Nobody is left who may sign: everybody with that right took part. Ask the general manager.</source>
        <translation>能签字的人都参与过这一单，请总经理来签。</translation>
    </message>
</context>
<context>
    <name>GuardHint</name>
    <message>
        <source>Use it</source>
        <translation>换上</translation>
    </message>
    <message>
        <source>“%1”: %2 Better: %3</source>
        <translation>“%1”：%2可以说：%3</translation>
    </message>
    <message>
        <source>“%1”: %2 Ask: %3</source>
        <translation>“%1”：%2可以问：%3</translation>
    </message>
</context>
<context>
    <name>MadeCallCard</name>
    <message>
        <source>The call after</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>on the record</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Record another call</source>
        <translation>再记一次回访</translation>
    </message>
    <message>
        <source>%1, %2, by %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>联系上</translation>
    </message>
    <message>
        <source>Was it carried out?</source>
        <translation>做到了吗？</translation>
    </message>
    <message>
        <source>Did it help?</source>
        <translation>有用吗？</translation>
    </message>
    <message>
        <source>Are there other problems?</source>
        <translation>还有别的问题吗？</translation>
    </message>
    <message>
        <source>How satisfied are they?</source>
        <translation>满意吗？</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>客户的原话</translation>
    </message>
</context>
<context>
    <name>MatterRow</name>
    <message>
        <source>Founded?</source>
        <translation>成立吗？</translation>
    </message>
    <message>
        <source>may change; reason kept</source>
        <translation>可以改，理由留存</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Choose the category</source>
        <translation>选类别</translation>
    </message>
    <message>
        <source>The reason, as told to the customer</source>
        <translation>告诉客户的理由</translation>
    </message>
    <message>
        <source>What was found, and why, in words the customer was told</source>
        <translation>查到了什么、为什么，照告诉客户的话写</translation>
    </message>
</context>
<context>
    <name>MattersCard</name>
    <message>
        <source>Add a second matter</source>
        <translation>再加一件事</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>是什么事</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Say this first</source>
        <translation>建议先说</translation>
    </message>
    <message>
        <source>For the customer: %1</source>
        <translation>对客户：%1</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>兑现</translation>
    </message>
    <message>
        <source>By</source>
        <translation>兑现时限</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Take option back</source>
        <translation>收回方案</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不批</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>不批的原因</translation>
    </message>
    <message>
        <source>Why not, then Enter</source>
        <translation>写明原因，回车</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Declined: “%1”</source>
        <translation>不接受：“%1”</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>Approved %1, %2</source>
        <translation>%2 %1 已批准</translation>
    </message>
    <message>
        <source>Refused by %1</source>
        <translation>%1 没有批准</translation>
    </message>
    <message>
        <source>Asked %1</source>
        <translation>已请 %1 批</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>需要批准</translation>
    </message>
    <message>
        <source>I may promise</source>
        <translation>我可以答应</translation>
    </message>
    <message>
        <source>May be promised</source>
        <translation>可以答应</translation>
    </message>
    <message>
        <source>Fitting here</source>
        <translation>适合这件事的</translation>
    </message>
</context>
<context>
    <name>OptionEditor</name>
    <message>
        <source>Kind of remedy</source>
        <translation>补救种类</translation>
    </message>
    <message>
        <source>The option in words</source>
        <translation>方案内容</translation>
    </message>
    <message>
        <source>First line: the offer. Below: the details</source>
        <translation>第一行写方案，下面写细节</translation>
    </message>
    <message>
        <source>What it means for the customer</source>
        <translation>对客户意味着什么</translation>
    </message>
    <message>
        <source>For the customer: sleeps tonight, pays ¥290 less</source>
        <translation>对客户：今晚能睡，少付 ¥290</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>何时兑现</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁去办</translation>
    </message>
    <message>
        <source>¥ 0</source>
        <translation>¥ 0</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>由谁去办</translation>
    </message>
    <message>
        <source>Given as</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Keep option</source>
        <translation>定下这个方案</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不要了</translation>
    </message>
</context>
<context>
    <name>PlannedText</name>
    <message>
        <source>Another way to say it:</source>
        <translation>换一种说法：</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>换上</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>另一句</translation>
    </message>
    <message>
        <source>Keep my words</source>
        <translation>保留原话</translation>
    </message>
    <message>
        <source>A hint only; nothing is blocked.</source>
        <translation>只提醒，不拦。保留也会如实存档。</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>By when? Write it at the end: 23:50, tomorrow 10:00, Mon 12:00.</source>
        <translation>什么时候？写在句尾：23:50、明天 10 点、周一 12 点。</translation>
    </message>
    <message>
        <source>What do we promise? Write it before the time.</source>
        <translation>答应做什么？写在时间前面。</translation>
    </message>
    <message>
        <source>A promise to the customer</source>
        <translation>对客户的承诺</translation>
    </message>
    <message>
        <source>Call room 1508 to ask if it is quiet, 23:50</source>
        <translation>给 1508 打电话问是否安静，23:50</translation>
    </message>
    <message>
        <source>read from your line</source>
        <translation>从这句读出</translation>
    </message>
    <message>
        <source>%1, end of day</source>
        <translation>%1 当天结束前</translation>
    </message>
</context>
<context>
    <name>PromiseRow</name>
    <message>
        <source>What shows it</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>What shows it? Optional</source>
        <translation>凭据（可不填）</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Customer released us</source>
        <translation>客户同意取消</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>已兑现 %1</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 已逾期</translation>
    </message>
</context>
<context>
    <name>PromisesCard</name>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Everything we said we would do. Each one is a clock.</source>
        <translation>我们说过要做的每件事，都有时限。</translation>
    </message>
</context>
<context>
    <name>ProposePage</name>
    <message>
        <source>What can we do for the customer</source>
        <translation>可以为客户做什么</translation>
    </message>
    <message>
        <source>Four at most. Write cost and day; the paper will say the same.</source>
        <translation>最多四个。费用和日期写清楚，纸上也会这样印。</translation>
    </message>
    <message>
        <source>Fits here</source>
        <translation>适合这件事</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>方案 %1</translation>
    </message>
</context>
<context>
    <name>QuestionsCard</name>
    <message>
        <source>does not know</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Type the answer, or press F2 for “does not know”</source>
        <translation>写下回答；按 F2 记“不清楚”</translation>
    </message>
    <message>
        <source>Ask something else</source>
        <translation>自己提一个问题</translation>
    </message>
    <message>
        <source>Your own question</source>
        <translation>自己的问题</translation>
    </message>
    <message>
        <source>Your question, then Enter</source>
        <translation>写下问题，回车</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已答 %1/%2</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Done by %1, %2</source>
        <translation>%1 %2 完成</translation>
    </message>
    <message>
        <source>Done by %1, %2, in %3</source>
        <translation>%1 %2 完成，用了 %3</translation>
    </message>
</context>
<context>
    <name>TasksStrip</name>
    <message>
        <source>The customer is called once this is finished</source>
        <translation>下面的售后单完成后，再给客户回访</translation>
    </message>
    <message>
        <source>Finish a task</source>
        <translation>完成售后单</translation>
    </message>
</context>
<context>
    <name>UnderstandPage</name>
    <message>
        <source>What happened, and what does the customer need?</source>
        <translation>发生了什么，客户需要什么？</translation>
    </message>
    <message>
        <source>Ask, say it back, check. Nothing is promised here.</source>
        <translation>问清、复述、核对。这一步不作承诺。</translation>
    </message>
    <message>
        <source>Say it back</source>
        <translation>复述</translation>
    </message>
    <message>
        <source>in your words, then let them correct you</source>
        <translation>用自己的话说一遍，请客户纠正</translation>
    </message>
    <message>
        <source>What they really need</source>
        <translation>真正需要的</translation>
    </message>
    <message>
        <source>To sleep before a 7:00 flight</source>
        <translation>七点的飞机，要先睡一觉</translation>
    </message>
    <message>
        <source>You have had … You need … Did I get that right?</source>
        <translation>您遇到的是……您需要……我说得对吗？</translation>
    </message>
    <message>
        <source>Use a sentence</source>
        <translation>用一个句式</translation>
    </message>
    <message>
        <source>Customer confirmed: “Yes, exactly.”</source>
        <translation>客户确认：“对，就是这样。”</translation>
    </message>
    <message>
        <source>The customer confirmed the restatement</source>
        <translation>客户确认了复述</translation>
    </message>
    <message>
        <source>Wants most</source>
        <translation>最想要</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>One answer open. You can go on.</source>
        <translation>还有一个问题没有回答，可以先往下走。</translation>
    </message>
    <message>
        <source>%1 answers open. You can go on.</source>
        <translation>还有 %1 个问题没有回答，可以先往下走。</translation>
    </message>
</context>
<context>
    <name>VentPage</name>
    <message>
        <source>Write it down as they say it</source>
        <translation>客户怎么说，就怎么记</translation>
    </message>
    <message>
        <source>No causes, no explaining, no solutions in this step.</source>
        <translation>这一步不问原因，不解释，不谈办法。</translation>
    </message>
    <message>
        <source>The customer has been heard for</source>
        <translation>客户已讲了</translation>
    </message>
    <message>
        <source>No hurry. Wait until they have finished.</source>
        <translation>不催，等客户讲完。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>At this moment</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>Offered a seat?</source>
        <translation>请坐了吗？</translation>
    </message>
    <message>
        <source>Offered water?</source>
        <translation>倒水了吗？</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>客户说的</translation>
    </message>
    <message>
        <source>The customer’s next sentence</source>
        <translation>客户的下一句</translation>
    </message>
    <message>
        <source>Write the next sentence as they say it</source>
        <translation>照客户的话写下一句</translation>
    </message>
    <message>
        <source>Enter keeps the sentence with its time · Shift+Enter starts a new line</source>
        <translation>回车记下这句和时间 · Shift+回车换行</translation>
    </message>
    <message>
        <source>What we notice, kept apart from their words</source>
        <translation>我们看到的，和原话分开记</translation>
    </message>
    <message>
        <source>Speaks fast, has sat down, has a meeting at eight</source>
        <translation>语速快，已坐下，明早八点有会</translation>
    </message>
    <message>
        <source>What I plan to say</source>
        <translation>准备说</translation>
    </message>
    <message>
        <source>The phrase guard reads along</source>
        <translation>边写边提示用语</translation>
    </message>
    <message>
        <source>Take a breath yourself</source>
        <translation>自己也缓一缓</translation>
    </message>
    <message>
        <source>Breathe out slowly, then speak. They are angry about the matter, not about you.</source>
        <translation>慢慢呼一口气，再开口。他气的是事，不是您。</translation>
    </message>
    <message>
        <source>Somebody else?</source>
        <translation>要换人？</translation>
    </message>
    <message>
        <source>Ask someone over</source>
        <translation>请人过来</translation>
    </message>
    <message>
        <source>Planned to say: %1</source>
        <translation>准备说：%1</translation>
    </message>
</context>
</TS>
