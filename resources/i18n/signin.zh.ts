<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>Name as it is printed</source>
        <translation>打印用的姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>no spaces</source>
        <translation>不含空格</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>The two passwords differ. Type both again.</source>
        <translation>两次密码不一样，重新输入。</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>First start</source>
        <translation>首次使用</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Where is the house?</source>
        <translation>本店在哪里？</translation>
    </message>
    <message>
        <source>Nobody has an account here yet</source>
        <translation>这里还没有账号</translation>
    </message>
    <message>
        <source>Make the administrator’s account: it adds colleagues and keeps the rules. It may receive complaints, not handle or sign them.</source>
        <translation>先建管理员账号：由它添加同事、管理规则。管理员可以登记投诉，不能处理，也不能签字。</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>建立账号</translation>
    </message>
    <message>
        <source>Who handles complaints with you?</source>
        <translation>谁和您一起处理投诉？</translation>
    </message>
    <message>
        <source>A complaint needs two people: one who handles it and another who signs. Add both now, or more later.</source>
        <translation>一单投诉要两个人：一位经办，另一位签字。现在就加上，以后还可以再加。</translation>
    </message>
    <message>
        <source>Add colleague</source>
        <translation>添加同事</translation>
    </message>
    <message>
        <source>Look around in the demo first</source>
        <translation>先看看演示</translation>
    </message>
    <message>
        <source>That is all for now</source>
        <translation>先加这些</translation>
    </message>
    <message>
        <source>Here so far: %1</source>
        <translation>已有：%1</translation>
    </message>
    <message>
        <source>The account was not made. What you typed is still here; try again.</source>
        <translation>账号没有建成。您填的都还在，再试一次。</translation>
    </message>
</context>
<context>
    <name>HouseHead</name>
    <message>
        <source>House on the server %1</source>
        <translation>服务器上的店：%1</translation>
    </message>
    <message>
        <source>Complaint handling</source>
        <translation>投诉处理</translation>
    </message>
    <message>
        <source>Complaint handling · %1</source>
        <translation>投诉处理 · %1</translation>
    </message>
    <message>
        <source>Demo, invented data</source>
        <translation>演示，数据均为虚构</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show or hide the password</source>
        <translation>显示或隐藏密码</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Sign in at the server</source>
        <translation>登录服务器</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Where is the house?</source>
        <translation>本店在哪里？</translation>
    </message>
    <message>
        <source>Keep the password in the keyring of this computer</source>
        <translation>把密码存进这台电脑的钥匙串</translation>
    </message>
    <message>
        <source>The server decides who comes in. A signature always asks for the password again.</source>
        <translation>谁能进来由服务器决定；签字时总要再输一次密码。</translation>
    </message>
    <message>
        <source>%1 waiting to be sent</source>
        <translation>%1 条等待送出</translation>
    </message>
    <message>
        <source>Another colleague</source>
        <translation>其他同事</translation>
    </message>
    <message>
        <source>By sign-in name</source>
        <translation>输入登录名</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Your sign-in name and password</source>
        <translation>登录名和密码</translation>
    </message>
    <message>
        <source>The house on the server could not be opened.</source>
        <translation>服务器上的店没有打开。</translation>
    </message>
    <message>
        <source>Type your sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Another colleague</source>
        <translation>其他同事</translation>
    </message>
    <message>
        <source>By sign-in name</source>
        <translation>输入登录名</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 项已逾期</translation>
    </message>
    <message>
        <source>Nothing overdue</source>
        <translation>无逾期</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Who is using this computer?</source>
        <translation>谁在使用这台电脑？</translation>
    </message>
    <message>
        <source>At a change of shift choose your own face</source>
        <translation>换班点自己的头像，不必先退出</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Arrows choose a person; then type the password. After five wrong ones there is a wait.</source>
        <translation>按 ↑ ↓ ← → 选人，直接输入密码。连续 5 次不符，要等一会儿再试。</translation>
    </message>
    <message>
        <source>Locks after %1 minutes without use</source>
        <translation>闲置 %1 分钟自动锁定</translation>
    </message>
    <message>
        <source>F1 keys</source>
        <translation>F1 快捷键</translation>
    </message>
    <message>
        <source>Where is the house?</source>
        <translation>本店在哪里？</translation>
    </message>
    <message>
        <source>The file is open and in order</source>
        <translation>文件已打开，一切正常</translation>
    </message>
    <message>
        <source>Demo password: %1</source>
        <translation>演示密码：%1</translation>
    </message>
    <message>
        <source>Your sign-in name and password</source>
        <translation>您的登录名和密码</translation>
    </message>
    <message>
        <source>Good evening, %1.</source>
        <translation>%1，晚上好。</translation>
    </message>
    <message>
        <source>Good morning, %1.</source>
        <translation>%1，早上好。</translation>
    </message>
    <message>
        <source>Good afternoon, %1.</source>
        <translation>%1，下午好。</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Type your sign-in name.</source>
        <translation>先输入登录名。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>先输入密码。</translation>
    </message>
    <message>
        <source>The people of this file could not be read. Nothing was changed.</source>
        <translation>读不到这个文件里的账号，没有改动任何内容。</translation>
    </message>
</context>
<context>
    <name>WhereDialog</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Where is the house?</source>
        <translation>本店在哪里？</translation>
    </message>
    <message>
        <source>This computer remembers the answer. What is in the house stays where it is.</source>
        <translation>这台电脑会记住这个选择；店里的内容留在原处，不会移动。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The house of this computer, in its usual place. It is made when there is none.</source>
        <translation>这台电脑自己的店，放在通常的位置；还没有就新建。</translation>
    </message>
    <message>
        <source>File of the house</source>
        <translation>本店的文件</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>名字或地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>File of the certificate</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>if the administrator gave you one</source>
        <translation>管理员给了才要填</translation>
    </message>
    <message>
        <source>The way to the server is encrypted, and the server must prove by its certificate that it is the right one.</source>
        <translation>与服务器之间的连接是加密的；服务器要用证书证明自己是对的那一台。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the house</source>
        <translation>打开本店</translation>
    </message>
</context>
</TS>
