<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>UnsentDialog</name>
    <message>
        <source>Nothing waits: everything that was written here is on the server.</source>
        <translation>没有等待送出的内容：这里写的都已在服务器上。</translation>
    </message>
    <message>
        <source>In the order in which it was said. It is kept encrypted on this computer until the server has it.</source>
        <translation>按说的先后排列。服务器收到之前，加密存在这台电脑上。</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待送出</translation>
    </message>
    <message>
        <source>Your password was changed meanwhile. What you wrote before that (%1) opens only with the earlier one; type it once and it is sent.</source>
        <translation>您的密码改过了。改之前写下的 %1 条只有旧密码能打开，输入一次就会送出。</translation>
    </message>
    <message>
        <source>That password opens none of them.</source>
        <translation>这个密码一条也打不开。</translation>
    </message>
    <message>
        <source>Opened. It is sent now.</source>
        <translation>已打开，正在送出。</translation>
    </message>
    <message>
        <source>Opened. It is sent when the server is back.</source>
        <translation>已打开，服务器恢复后自动送出。</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Your earlier password</source>
        <translation>您以前的密码</translation>
    </message>
    <message>
        <source>Open and send</source>
        <translation>打开并送出</translation>
    </message>
</context>
<context>
    <name>UnsentRow</name>
    <message>
        <source>New complaint, not numbered yet</source>
        <translation>新投诉，还没有编号</translation>
    </message>
    <message>
        <source>Compare and settle</source>
        <translation>对照处理</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再送一次</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开这一单</translation>
    </message>
    <message>
        <source>Yes, throw it away</source>
        <translation>确定丢弃</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>从列表去掉</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Said at %1. A colleague changed the same meanwhile; what follows in this case waits.</source>
        <translation>%1 写的。同事在这期间改了同一处；这一单后面的内容先等着。</translation>
    </message>
    <message>
        <source>Said at %1. Not accepted: %2</source>
        <translation>%1 写的。没有被接受：%2</translation>
    </message>
    <message>
        <source>Sent at %1, and not answered: the server will be asked whether it was saved.</source>
        <translation>%1 送出，没有答复：恢复后会查问有没有保存。</translation>
    </message>
    <message>
        <source>Said at %1. It is sent by itself, in its turn.</source>
        <translation>%1 记下。会按顺序自动发送。</translation>
    </message>
</context>
<context>
    <name>UnsentWatch</name>
    <message>
        <source>What waits to be sent could not be read.</source>
        <translation>等待送出的内容读不出来。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Your password was set anew by an administrator. Lock with Ctrl+L and sign in with the new one.</source>
        <translation>管理员给您重设了密码。按 Ctrl+L 锁定，用新密码登录。</translation>
    </message>
    <message>
        <source>What is written here is kept on this computer.</source>
        <translation>您在这里写的会留在这台电脑上。</translation>
    </message>
    <message>
        <source>The server is out of reach since %1. New complaints and open cases go on here; signing, searching and printing wait.</source>
        <translation>%1 起连不上服务器。新投诉和已打开的单照常写；签字、搜索和打印要等连上以后。</translation>
    </message>
    <message>
        <source>%1 of what was written without the server did not go in. Nothing of it is lost; decide what becomes of it.</source>
        <translation>断线时写的有 %1 条没有送进去。内容都在，请决定怎么处理。</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Waiting under your earlier password: %1. Type it once and they are sent.</source>
        <translation>用您以前的密码加密的内容：%1 条。输入一次旧密码就能送出。</translation>
    </message>
    <message>
        <source>Waiting to be sent, kept encrypted on this computer: %1.</source>
        <translation>等待送出（已加密存在这台电脑上）：%1 条。</translation>
    </message>
    <message>
        <source>Sent to the server: %1 saved. %2</source>
        <translation>已送到服务器：%1 条已保存。%2</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>没有等待送出的内容。</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 min slow. Times are counted by the server&apos;s clock; set this one right.</source>
        <translation>这台电脑的时钟慢了 %1 分钟。时限按服务器的时钟算，请把电脑时间校准。</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 min fast. Times are counted by the server&apos;s clock; set this one right.</source>
        <translation>这台电脑的时钟快了 %1 分钟。时限按服务器的时钟算，请把电脑时间校准。</translation>
    </message>
    <message>
        <source>The server is back: it had not saved “%1”. Do it again.</source>
        <translation>服务器恢复了：“%1”没有保存上，请再做一次。</translation>
    </message>
    <message>
        <source>The server is back: %1 saved. %2</source>
        <translation>服务器恢复了：已保存 %1 条。%2</translation>
    </message>
</context>
</TS>
