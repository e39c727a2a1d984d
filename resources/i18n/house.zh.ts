<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HousePage</name>
    <message>
        <source>People and house</source>
        <translation>人员与本店</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>The house</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Add a colleague</source>
        <translation>添加同事</translation>
    </message>
</context>
<context>
    <name>HouseTab</name>
    <message>
        <source>The house</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Its name stands on every sheet</source>
        <translation>店名印在每张表上</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>It holds for the next sheet of every desk; the change is entered in the inspection.</source>
        <translation>从各台下一张表起生效；更改记入检查记录。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>NewPasswordDialog</name>
    <message>
        <source>New password for %1</source>
        <translation>%1 的新密码</translation>
    </message>
    <message>
        <source>Whoever is signed in with the old one is signed out. The key for signatures is lost with it: what was signed stays valid, the next sign-in makes the next key. Tell the password in person; it can be changed at once in the menu of the person.</source>
        <translation>用旧密码登录着的会被退出。签名钥匙随旧密码失效：已签的仍然有效，下次登录时生成下一把。密码当面告知，本人可在个人菜单里马上改掉。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 位</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设为新密码</translation>
    </message>
    <message>
        <source>The two new passwords differ. Type both again.</source>
        <translation>两次新密码不同，请都重新输入。</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Work here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Closed accounts</source>
        <translation>已停用的账号</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>%1 can sign in now</source>
        <translation>%1 现在可以登录了</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>%1 can sign in again</source>
        <translation>%1 又可以登录了</translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <translation>已停用：%1</translation>
    </message>
    <message>
        <source>Open complaints still in these hands: %1. Somebody must take them over.</source>
        <translation>此人手上还有 %1 件未结投诉，需要有人接手。</translation>
    </message>
    <message>
        <source>%1 has a new password</source>
        <translation>%1 已换新密码</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>The two passwords differ. Type both again.</source>
        <translation>两次密码不同，请都重新输入。</translation>
    </message>
    <message>
        <source>Receives and handles complaints; promises up to the limit of the post.</source>
        <translation>受理并处理投诉；可在权限内承诺。</translation>
    </message>
    <message>
        <source>Receives and handles, and calls guests back.</source>
        <translation>受理、处理，并给客人回访。</translation>
    </message>
    <message>
        <source>Also answers coordination orders and approves what is above a handler’s limit.</source>
        <translation>还可答复协调工作单，批准超出经办人权限的方案。</translation>
    </message>
    <message>
        <source>Also signs or returns, decides after the last round, restricts and holds.</source>
        <translation>还可签字或退回，末轮后裁定，限制查看和封存。</translation>
    </message>
    <message>
        <source>As a supervisor; also erases, inspects and reads complaints in figures.</source>
        <translation>同主管；还可删除、检查、看投诉统计。</translation>
    </message>
    <message>
        <source>Accounts, rules, backups; may receive and erase, not handle, not sign.</source>
        <translation>管账号、规则、备份；可受理、可删除，不经办、不签字。</translation>
    </message>
    <message>
        <source>Reads what was done, read and taken out; writes nothing.</source>
        <translation>查看做过、看过、带出过什么；不写任何内容。</translation>
    </message>
    <message>
        <source>A new colleague</source>
        <translation>新同事</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>建立账号</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>重新启用账号</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>新密码…</translation>
    </message>
    <message>
        <source>Name as it is printed</source>
        <translation>打印用的姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
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
        <source>no spaces; it stays in the log for ever</source>
        <translation>不含空格；会永久留在日志里</translation>
    </message>
    <message>
        <source>title and how much may be promised</source>
        <translation>头衔和金额权限</translation>
    </message>
    <message>
        <source>at least 8 characters; tell it to nobody else</source>
        <translation>至少 8 位；不要告诉别人</translation>
    </message>
    <message>
        <source>Choose a role</source>
        <translation>选岗位</translation>
    </message>
    <message>
        <source>That of the role</source>
        <translation>按岗位</translation>
    </message>
    <message>
        <source>District</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>none chosen: the whole house; a help to look, no wall</source>
        <translation>不选即全店；只为方便查看，不是隔离</translation>
    </message>
</context>
<context>
    <name>SiteCard</name>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Address in Chinese</source>
        <translation>中文地址</translation>
    </message>
    <message>
        <source>Address in English</source>
        <translation>英文地址</translation>
    </message>
    <message>
        <source>Published number for complaints</source>
        <translation>对外公布的投诉电话</translation>
    </message>
    <message>
        <source>Who answers it</source>
        <translation>谁来接听</translation>
    </message>
    <message>
        <source>Hours, in Chinese</source>
        <translation>接听时间（中文）</translation>
    </message>
    <message>
        <source>Hours, in English</source>
        <translation>接听时间（英文）</translation>
    </message>
    <message>
        <source>on letters</source>
        <translation>印在信函上</translation>
    </message>
    <message>
        <source>on every sheet</source>
        <translation>印在每张表上</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Whoever publishes the number knows (headquarters, web page, notice at the door)</source>
        <translation>已告知公布电话的各处（总部、网页、门口告示）</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>%1 更改。</translation>
    </message>
    <message>
        <source>Not yet told to whoever publishes it.</source>
        <translation>还没有告知公布处。</translation>
    </message>
    <message>
        <source>Told: %1.</source>
        <translation>%1 已告知。</translation>
    </message>
</context>
</TS>
