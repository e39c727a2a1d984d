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
    <message>
        <source>rest</source>
        <translation>休息</translation>
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
        <source>Test case “%1” gets another answer.</source>
        <translation>检验例“%1”的答案会变。</translation>
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
    <name>Comparison</name>
    <message>
        <source>These two mean the same.</source>
        <translation>这两版意思相同。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Compared from</source>
        <translation>对比的旧版</translation>
    </message>
    <message>
        <source>Compared to</source>
        <translation>对比的新版</translation>
    </message>
</context>
<context>
    <name>ExampleDialog</name>
    <message>
        <source>Every later version is checked by it: it must give the same answer. %1</source>
        <translation>以后每个版本都拿它检验，答案必须相同。%1</translation>
    </message>
    <message>
        <source>Save as test case</source>
        <translation>存为检验例</translation>
    </message>
    <message>
        <source>What it is called here</source>
        <translation>叫什么名字</translation>
    </message>
    <message>
        <source>Save it</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>FormsTab</name>
    <message>
        <source>on paper, not printed by this program</source>
        <translation>用纸质，本程序不打印</translation>
    </message>
    <message>
        <source>Blank sheet</source>
        <translation>空白单</translation>
    </message>
    <message>
        <source>Blank sheet: %1</source>
        <translation>空白单：%1</translation>
    </message>
</context>
<context>
    <name>PhraseList</name>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>Always fitting</source>
        <translation>常用敬语</translation>
    </message>
    <message>
        <source>Thanks instead of sorry</source>
        <translation>以谢代歉</translation>
    </message>
    <message>
        <source>Decision guides</source>
        <translation>判断向导</translation>
    </message>
    <message>
        <source>Phrases and guides</source>
        <translation>用语与向导</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>找用语</translation>
    </message>
</context>
<context>
    <name>PhraseTab</name>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>不说</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>改说</translation>
    </message>
    <message>
        <source>decision guide</source>
        <translation>判断向导</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Ask instead</source>
        <translation>问清楚</translation>
    </message>
    <message>
        <source>Caught</source>
        <translation>会提示</translation>
    </message>
    <message>
        <source>Not caught</source>
        <translation>不提示</translation>
    </message>
    <message>
        <source>Looked for in</source>
        <translation>查哪里</translation>
    </message>
    <message>
        <source>The guard points and never blocks: it reads what reaches the guest and our own notes, never what a guest said.</source>
        <translation>只提示，不拦截：只看对客户说的话和自己的记录，客户说过的话一字不动。</translation>
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
        <source>up to %1</source>
        <translation>%1 以内</translation>
    </message>
    <message>
        <source>Above every limit</source>
        <translation>超出以上</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Promised without asking</source>
        <translation>可自行答应</translation>
    </message>
    <message>
        <source>answers to %1</source>
        <translation>上级：%1</translation>
    </message>
    <message>
        <source>deputy: %1</source>
        <translation>代理：%1</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余投诉</translation>
    </message>
    <message>
        <source>Where a complaint goes</source>
        <translation>派给谁</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>提前 %1</translation>
    </message>
    <message>
        <source>Complex cases</source>
        <translation>复杂投诉</translation>
    </message>
    <message>
        <source>a contact every day</source>
        <translation>每天联系一次</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>as the case requires</source>
        <translation>视情况</translation>
    </message>
    <message>
        <source>until the guest is satisfied</source>
        <translation>直至客户满意</translation>
    </message>
    <message>
        <source>At the cap</source>
        <translation>到上限后</translation>
    </message>
    <message>
        <source>%1 decides</source>
        <translation>%1决定</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>%1 grants it</source>
        <translation>%1批准</translation>
    </message>
    <message>
        <source>Attempts and rounds</source>
        <translation>联系次数与轮次</translation>
    </message>
    <message>
        <source>after %1 in which the holder wrote nothing</source>
        <translation>处理人 %1 没有新进展之后</translation>
    </message>
    <message>
        <source>A colleague may take over</source>
        <translation>同事可以接过来</translation>
    </message>
    <message>
        <source>Who holds a case</source>
        <translation>谁在处理</translation>
    </message>
    <message>
        <source>Possible after</source>
        <translation>多久没进展可催</translation>
    </message>
    <message>
        <source>Again after</source>
        <translation>再催至少隔</translation>
    </message>
    <message>
        <source>Urging</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>By</source>
        <translation>由谁</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>问什么</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Nobody is disturbed</source>
        <translation>不打扰的时段</translation>
    </message>
    <message>
        <source>All the same for</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰</translation>
    </message>
    <message>
        <source>For one complaint</source>
        <translation>一单可申诉</translation>
    </message>
    <message>
        <source>Lost in a month at most</source>
        <translation>每月最多败诉</translation>
    </message>
    <message>
        <source>Lost in a year at most</source>
        <translation>每年最多败诉</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>must be there</source>
        <translation>必须附上</translation>
    </message>
    <message>
        <source>Appeals</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Not handled here</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>保存多久</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>从何时起</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>放哪里</translation>
    </message>
    <message>
        <source>apart from the patient&apos;s file</source>
        <translation>与病历分开存放</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Switched</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Deductions</source>
        <translation>扣款</translation>
    </message>
    <message>
        <source>Phrase lists</source>
        <translation>用语表</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>向导</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
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
        <translation>改规则只影响新受理的投诉。已受理的 %1 单按当时的版本走，答应客户的时间不会变。</translation>
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
        <source>It is noted.</source>
        <translation>已记下。</translation>
    </message>
    <message>
        <source>The test case is saved.</source>
        <translation>检验例已保存。</translation>
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
        <source>Authority</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>用语</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Change figures</source>
        <translation>改这一条</translation>
    </message>
    <message>
        <source>Mark as verified</source>
        <translation>标为已核实</translation>
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
        <source>verified %1: %2</source>
        <translation>%1核实：%2</translation>
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
    <name>SectionTab</name>
    <message>
        <source>Nothing stands here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>No pack in force says anything about it.</source>
        <translation>使用中的规则包没有这方面的规定。</translation>
    </message>
    <message>
        <source>Change figures</source>
        <translation>改数字</translation>
    </message>
    <message>
        <source>Our own figure: %1</source>
        <translation>本单位自定：%1</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>%1 of %2 test cases differ</source>
        <translation>%2 个检验例中 %1 个不符</translation>
    </message>
    <message>
        <source>All %1 test cases agree</source>
        <translation>%1 个检验例全部相符</translation>
    </message>
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
        <source>without make-up days: end of %1</source>
        <translation>如果没有调休：%1当天结束前</translation>
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
        <source>Save as test case</source>
        <translation>存为检验例</translation>
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
    <message>
        <source>counted by the calendar</source>
        <translation>按日历计算</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>of the rule: %1</source>
        <translation>规定所用：%1</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Write a day such as 2026-12-01.</source>
        <translation>写日期，例如 2026-12-01。</translation>
    </message>
    <message>
        <source>It holds for every version in which this clock stays as it is.</source>
        <translation>这一条不变的各个版本都算核实过。</translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation>核实：%1</translation>
    </message>
    <message>
        <source>Who compared it</source>
        <translation>谁核实的</translation>
    </message>
    <message>
        <source>may be somebody outside the house</source>
        <translation>可以是外部人员</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>What with what</source>
        <translation>拿什么对什么</translation>
    </message>
    <message>
        <source>such as the text of the law on its official page</source>
        <translation>例如对照官网公布的条文</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>VersionTab</name>
    <message>
        <source>Test case “%1” gets another answer.</source>
        <translation>检验例“%1”的答案会变。</translation>
    </message>
    <message>
        <source>%1 figures of our own, since the source gives none</source>
        <translation>%1 处依据没有给数，由本单位暂定</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
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
