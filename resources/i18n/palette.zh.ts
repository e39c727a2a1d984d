<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ContentsList</name>
    <message>
        <source>People</source>
        <translation>客人</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法规依据</translation>
    </message>
</context>
<context>
    <name>Handbook</name>
    <message>
        <source>Playbook</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>Decision guide</source>
        <translation>处理流程</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>随处可用</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>搜索和命令</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Undo, for 10 seconds</source>
        <translation>撤销（10 秒内）</translation>
    </message>
    <message>
        <source>Lock, change person</source>
        <translation>锁定、换人</translation>
    </message>
    <message>
        <source>Handbook, in a case beside it</source>
        <translation>手册（办投诉时开在旁边）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>到窗口的下一区</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>在队列里</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Claim or take over, put back</source>
        <translation>接手或接过来、放回</translation>
    </message>
    <message>
        <source>Mark for claiming several</source>
        <translation>勾选多单</translation>
    </message>
    <message>
        <source>First, last</source>
        <translation>第一单、最后一单</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>In a case</source>
        <translation>在一单里</translation>
    </message>
    <message>
        <source>Guide or record</source>
        <translation>引导或档案</translation>
    </message>
    <message>
        <source>Complete the step</source>
        <translation>完成这一步</translation>
    </message>
    <message>
        <source>Make a promise</source>
        <translation>作一项承诺</translation>
    </message>
    <message>
        <source>Ask someone to come</source>
        <translation>请人过来</translation>
    </message>
    <message>
        <source>Why this time?</source>
        <translation>为什么是这个时间</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印处理单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Single letters rest while you write or compose Chinese.</source>
        <translation>写字或用输入法时，单字母键不起作用。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>this complaint</source>
        <translation>这一单</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Read and sign what waits</source>
        <translation>阅读并签字</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Promises today</source>
        <translation>今天的承诺</translation>
    </message>
    <message>
        <source>Rules and calendars</source>
        <translation>规则与日历</translation>
    </message>
    <message>
        <source>Inspection: who did and read what</source>
        <translation>检查：谁写了、看了什么</translation>
    </message>
    <message>
        <source>People and house: accounts, names, the published number</source>
        <translation>人员与本店：账号、名称、投诉电话</translation>
    </message>
    <message>
        <source>Print the shift handover sheet</source>
        <translation>打印交接班单</translation>
    </message>
    <message>
        <source>Task pool</source>
        <translation>派单池</translation>
    </message>
    <message>
        <source>Measures of all cases</source>
        <translation>全部整改措施</translation>
    </message>
    <message>
        <source>Handbook: playbooks, people, legal basis, guides</source>
        <translation>手册：预案、客人、法规、流程</translation>
    </message>
    <message>
        <source>Print an empty handling sheet</source>
        <translation>打印空白处理单</translation>
    </message>
    <message>
        <source>Complaints in figures: week, month, year</source>
        <translation>投诉统计：周、月、年</translation>
    </message>
    <message>
        <source>Light look</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Dark look</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>Look as the system</source>
        <translation>外观跟随系统</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Lock, change person</source>
        <translation>锁定、换人</translation>
    </message>
    <message>
        <source>open complaints</source>
        <translation>手里的投诉</translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>打开引导</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Print the handling sheet</source>
        <translation>打印处理单</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>搜索和命令</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Number, room, name, phone, or what to do</source>
        <translation>编号、房号、姓名、电话，或要做的事</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>more on it</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Also: &gt; commands  @ person  ? keys</source>
        <translation>还可以：&gt; 命令  @ 同事  ? 快捷键</translation>
    </message>
    <message>
        <source>Single letters rest while you write or compose Chinese.</source>
        <translation>写字或用输入法时，单字母键不起作用。</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>The server is out of reach. Complaints that you can go on with until it is back</source>
        <translation>连不上服务器，恢复之前可以继续处理的投诉</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>New complaint for room %1</source>
        <translation>为 %1 房登记投诉</translation>
    </message>
    <message>
        <source>Complaints in figures: %1</source>
        <translation>投诉统计：%1</translation>
    </message>
    <message>
        <source>every complaint of this room</source>
        <translation>这间房的全部投诉</translation>
    </message>
    <message>
        <source>The complaints could not be searched: %1</source>
        <translation>没能搜索投诉：%1</translation>
    </message>
    <message>
        <source>The server is out of reach, and nothing that you can go on with until it is back fits.</source>
        <translation>连不上服务器，恢复之前可以继续处理的投诉里没有符合的。</translation>
    </message>
    <message>
        <source>Nothing fits. Try a room, a name, or the last digits of a phone.</source>
        <translation>没有找到。试试房号、姓名，或电话的后几位。</translation>
    </message>
</context>
</TS>
