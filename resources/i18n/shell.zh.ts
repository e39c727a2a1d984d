<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackupWatch</name>
    <message>
        <source>The last backup failed.</source>
        <translation>上次备份没有成功。</translation>
    </message>
    <message>
        <source>The backup is old.</source>
        <translation>备份已经旧了。</translation>
    </message>
    <message>
        <source>This house has no backup.</source>
        <translation>本店还没有备份。</translation>
    </message>
    <message>
        <source>It is set up once on the server&apos;s own machine.</source>
        <translation>要在服务器那台机器上设一次。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>No backup was made yet.</source>
        <translation>还没有做过备份。</translation>
    </message>
    <message>
        <source>The last good one: %1, %2 ago.</source>
        <translation>上次成功：%1，%2前。</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Folder of the backups</source>
        <translation>放备份的文件夹</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Each copy is opened again, checked and compared before it counts. Keep one away from this computer.</source>
        <translation>每份都重新打开、检查、比对过才算数。请另存一份到别处。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Making a backup …</source>
        <translation>正在备份……</translation>
    </message>
    <message>
        <source>Kept: 7 daily, 5 weekly, 12 monthly</source>
        <translation>保留：每日 7 份、每周 5 份、每月 12 份</translation>
    </message>
    <message>
        <source>The way back, with the program closed: %1</source>
        <translation>恢复办法（先关闭程序）：%1</translation>
    </message>
    <message>
        <source>BACKUP</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>现在备份</translation>
    </message>
    <message>
        <source>Keep these settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>How often, while the program is open</source>
        <translation>程序开着时多久备份一次</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>The daily or weekly one from this hour on</source>
        <translation>每天或每周的那一次，从几点起做</translation>
    </message>
    <message>
        <source>At any hour</source>
        <translation>几点都行</translation>
    </message>
    <message>
        <source>Warn when the last good one is older than (days)</source>
        <translation>上次成功超过几天就提醒</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>checked, head %1</source>
        <translation>已检查，末条 %1</translation>
    </message>
    <message>
        <source>its head is not noted</source>
        <translation>没有记下末条</translation>
    </message>
</context>
<context>
    <name>FindingsDialog</name>
    <message>
        <source>What the check of the log found</source>
        <translation>日志核对的结果</translation>
    </message>
    <message>
        <source>What was written is whole; only lists are wrong, so go by the cases themselves. The administrator puts the lists right: amends rebuild.</source>
        <translation>写下的内容是完整的，只是列表不对，请以投诉单本身为准。请管理员重建列表：amends rebuild。</translation>
    </message>
    <message>
        <source>Tell the administrator of the server now: the database as it is must be backed up before anything is repaired, and compared with the newest printed sheets.</source>
        <translation>请马上告诉服务器的管理员：先把现在的数据库备份一份，再动手修，并和最近打印的单子核对。</translation>
    </message>
    <message>
        <source>Make a copy of the file now, before anything is repaired, and compare with the newest printed sheets.</source>
        <translation>先复制一份文件留底，再修复；并与最近打印的单据对照。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HouseWatch</name>
    <message>
        <source>Put it right</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>%2, who answers the published number %1 of %3, has no open account any more.</source>
        <translation>%3公布的投诉电话 %1 由 %2 接听，此人账号已停用。</translation>
    </message>
    <message>
        <source>Nobody is named who answers the published number %1 of %3.</source>
        <translation>%3公布的投诉电话 %1 没有指定接听人。</translation>
    </message>
    <message>
        <source>The published number %1 of %3 changed; whoever publishes it must be told.</source>
        <translation>%3公布的投诉电话 %1 有变动，还需告知公布电话的各处。</translation>
    </message>
</context>
<context>
    <name>LineStrip</name>
    <message>
        <source>The server is back. What is shown is read again.</source>
        <translation>服务器恢复了，屏幕上的内容已重新读取。</translation>
    </message>
    <message>
        <source>The line to the server is cut. It is tried again by itself; what you type stays here.</source>
        <translation>与服务器的连接断了，会自动重新连接；您写的内容留在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
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
        <source>Complaints in figures</source>
        <translation>投诉统计</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Save this view</source>
        <translation>保存这个视图</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>给这个视图改名</translation>
    </message>
    <message>
        <source>It keeps the list, what narrows it and its order; only you see it.</source>
        <translation>会记下列表、筛选和排序，只有您自己看得到。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Noise, upper floors</source>
        <translation>噪音，高楼层</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
</context>
<context>
    <name>NightWatch</name>
    <message>
        <source>The log of this house does not hold. Do not go on working before somebody has looked at it.</source>
        <translation>本店的日志对不上。先请人看过，再继续工作。</translation>
    </message>
    <message>
        <source>Lists do not say what the log says. The log holds: the administrator can put the lists right.</source>
        <translation>列表与记录不一致。记录本身没有问题，请管理员重建列表。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>看看查到什么</translation>
    </message>
    <message>
        <source>The house was put back to a copy of %1 by its administrator; what was written after that is not in it.</source>
        <translation>管理员把本店恢复到了%1的备份，那以后写的内容不在里面。</translation>
    </message>
    <message>
        <source>Take note</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Not checked as a whole yet.</source>
        <translation>还没有整体核对过。</translation>
    </message>
    <message>
        <source>Checked as a whole %1: it holds.</source>
        <translation>%1 整体核对过：完整。</translation>
    </message>
    <message>
        <source>Checked as a whole %1: it does not hold.</source>
        <translation>%1 整体核对过：对不上。</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Making the demo: an invented house with 436 complaints</source>
        <translation>正在准备演示：一家虚构的酒店，436 件投诉</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>已完成 %1 %</translation>
    </message>
    <message>
        <source>The house could not be opened</source>
        <translation>没能打开</translation>
    </message>
    <message>
        <source>The house is encrypted</source>
        <translation>文件是加密的</translation>
    </message>
    <message>
        <source>Opening the house</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Pass phrase or recovery key</source>
        <translation>文件口令或恢复钥匙</translation>
    </message>
    <message>
        <source>Nothing was changed. Put right what is said above, then try again.</source>
        <translation>没有改动任何内容。按上面说的处理好，再试一次。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Look around in the demo</source>
        <translation>看看演示</translation>
    </message>
    <message>
        <source>Where is the house?</source>
        <translation>本店在哪里？</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Your key for signatures stays the same. Nobody can tell you the new password if you forget it.</source>
        <translation>签名用的钥匙不变。新密码忘了，谁也查不出来。</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>现在的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再输一遍新密码</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>The two new passwords differ. Type both again.</source>
        <translation>两次输入的新密码不一样，请重新输入。</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Measures</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Task pool</source>
        <translation>派单池</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺台账</translation>
    </message>
    <message>
        <source>Rules and calendars</source>
        <translation>规则与日历</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>People and house</source>
        <translation>人员与本店</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Lock, change person</source>
        <translation>锁定、换人</translation>
    </message>
    <message>
        <source>Lock, change person (Ctrl+L)</source>
        <translation>锁定、换人（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出了点问题</translation>
    </message>
    <message>
        <source>The last action may not have been done. Look whether it shows; if it does not, do it again.</source>
        <translation>刚才那一步可能没有办成。看看有没有显示；没有的话，再做一次。</translation>
    </message>
    <message>
        <source>Everything saved before is safe in the log, and what you typed is kept as a draft.</source>
        <translation>此前保存的都在日志里，您写的文字留在草稿里。</translation>
    </message>
    <message>
        <source>The report could not be written to this computer.</source>
        <translation>问题报告没能写到这台电脑上。</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>SavedSection</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>我的视图</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>The view “%1” is removed.</source>
        <translation>已移除视图“%1”。</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>起个名字。</translation>
    </message>
    <message>
        <source>There is a view of this name. Choose another one.</source>
        <translation>已有同名的视图，换一个名字。</translation>
    </message>
</context>
<context>
    <name>ServerBackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Each copy is restored into a database of its own, checked and compared before it counts.</source>
        <translation>每份备份都先恢复到一个单独的数据库，核对、比对无误才算数。</translation>
    </message>
    <message>
        <source>%1 on the server&apos;s machine, head %2</source>
        <translation>在服务器上：%1，末条 %2</translation>
    </message>
    <message>
        <source>They are made on the server&apos;s machine by its own administrator: from everybody else the server hides what is restricted, and a copy without it would be none. How each one went is shown here.</source>
        <translation>备份在服务器那台机器上，由服务器自己的管理员来做：别人看不到受限的投诉，缺了它们就不算备份。每次做得怎样，这里都看得到。</translation>
    </message>
    <message>
        <source>Make the folder %1 there first, on another disk if you can. Let the scheduler find the password of postgres in the password file (%2), not in the line. The program is named as it lies on this computer; on another one put its own place.</source>
        <translation>先在那边建好文件夹 %1，最好在另一块盘上。postgres的密码写在密码文件里（%2），不要写进这一行。程序写的是本机上的位置；放到别的机器上，改成那边的位置。</translation>
    </message>
    <message>
        <source>Every night at</source>
        <translation>每晚几点</translation>
    </message>
    <message>
        <source>03:00</source>
        <translation>03:00</translation>
    </message>
    <message>
        <source>The way back: %1</source>
        <translation>恢复的方法：%1</translation>
    </message>
    <message>
        <source>BACKUP</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>复制这一行</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>They hold at once, and on this computer only.</source>
        <translation>选了就生效，只管这台电脑。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>This computer; an administrator sets it</source>
        <translation>这台电脑（由管理员设置）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Notices beside the clock</source>
        <translation>任务栏提醒</translation>
    </message>
    <message>
        <source>They name the case and never the guest.</source>
        <translation>只说单号和事由，不出现客户姓名。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>One tone a notice; none in quiet hours.</source>
        <translation>每条提醒响一声；免打扰时段不响。</translation>
    </message>
    <message>
        <source>Others see this screen: lists say “Ms L.” for a guest.</source>
        <translation>旁人看得见屏幕：名单里客户只写“林＊”。</translation>
    </message>
    <message>
        <source>Shared screen</source>
        <translation>公用屏幕</translation>
    </message>
    <message>
        <source>Minutes without a key or the mouse.</source>
        <translation>多少分钟没有按键、没动鼠标。</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁屏</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不锁</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Messages, %1 unread</source>
        <translation>消息，%1 条未读</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Search number, room, name, phone</source>
        <translation>搜索编号、房号、姓名、电话</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记投诉</translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message>
        <source>You were typing a complaint at %1. It is not saved yet.</source>
        <translation>您在 %1 正在录入一单投诉，尚未保存。</translation>
    </message>
    <message>
        <source>You were writing a letter in %2 at %1. It is not printed yet.</source>
        <translation>您在 %1 为 %2 写的信，还没有打印。</translation>
    </message>
    <message>
        <source>You were typing in %2, step %3, at %1. It is not saved yet.</source>
        <translation>您在 %1 正在填写 %2 的第 %3 步，尚未保存。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续填写</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Look at the file</source>
        <translation>留意这个文件</translation>
    </message>
    <message>
        <source>The server is out of reach</source>
        <translation>连不上服务器</translation>
    </message>
    <message>
        <source>Saved on the server</source>
        <translation>已保存在服务器上</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>已保存在本机</translation>
    </message>
    <message>
        <source>Nobody could be told: %1 ran out and no person fills the role.</source>
        <translation>没有人可以通知：%1 已过时限，负责的岗位没有人。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>去看看</translation>
    </message>
</context>
</TS>
