<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LetterDialog</name>
    <message>
        <source>What you wrote at %1 is here again.</source>
        <translation>%1写的内容还在，已经放回来。</translation>
    </message>
    <message>
        <source>The letter that you wrote at %1 no longer fits the case. Its words can be copied from here.</source>
        <translation>您%1写的那封信和单子现在的情况对不上了，写过的内容可以从这里复制。</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>重新写</translation>
    </message>
    <message>
        <source>What you type cannot be kept on this computer.</source>
        <translation>写的内容没法存在这台电脑上。</translation>
    </message>
    <message>
        <source>It leaves signed by hand: %1. The box for it is empty.</source>
        <translation>要由%1亲笔签字后才能发出，签字处空着。</translation>
    </message>
    <message>
        <source>Write a letter</source>
        <translation>写信</translation>
    </message>
    <message>
        <source>Only letters that fit the case as it stands are offered.</source>
        <translation>只列出和投诉现在的情况对得上的信。</translation>
    </message>
    <message>
        <source>What you type is kept on this computer until the letter is printed; then the letter stands in the record.</source>
        <translation>写的内容先存在这台电脑上；打印之后，信的全文记入这一单。</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The letter as it reads</source>
        <translation>信的全文</translation>
    </message>
    <message>
        <source>Words of a letter that no longer fits</source>
        <translation>对不上的那封信里写过的内容</translation>
    </message>
    <message>
        <source>Cite a rule</source>
        <translation>引用法规</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>See it and print</source>
        <translation>预览打印</translation>
    </message>
</context>
<context>
    <name>LetterFields</name>
    <message>
        <source>To be written</source>
        <translation>待填写</translation>
    </message>
    <message>
        <source>From the case; it can be said otherwise</source>
        <translation>案中已有，可以改</translation>
    </message>
    <message>
        <source>in the case: %1</source>
        <translation>案中原文：%1</translation>
    </message>
    <message>
        <source>empty: the sentence is left out</source>
        <translation>不填就略去这一句</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>The sheet was drawn but cannot be shown here. It can still be saved.</source>
        <translation>表单已画好，但这里显示不了；仍可保存。</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 页</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 页</translation>
    </message>
    <message>
        <source>Hide the numbers</source>
        <translation>隐藏号码</translation>
    </message>
    <message>
        <source>Show the numbers in full</source>
        <translation>显示完整号码</translation>
    </message>
    <message>
        <source>blank form</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>A blank form, for the day the computers are down. Nothing is entered.</source>
        <translation>空白表，停电断网时用。不记入日志。</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>第 %1 份</translation>
    </message>
    <message>
        <source>Printing or saving makes copy %1 and enters its hash into the log; what is printed can be proved.</source>
        <translation>打印或保存会制成第 %1 份，校验值记入日志，日后可以核对。</translation>
    </message>
    <message>
        <source>It leaves signed by hand: %1. The box for it is empty.</source>
        <translation>要由%1亲笔签字后才能发出，签字处空着。</translation>
    </message>
    <message>
        <source>The file could not be written there.</source>
        <translation>文件没能写到那里。</translation>
    </message>
    <message>
        <source>Saved as PDF/A: %1</source>
        <translation>已存为 PDF/A：%1</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>打印机没有接收。</translation>
    </message>
    <message>
        <source>No sheet was made; nothing was entered.</source>
        <translation>没有制成表单，日志也没有变化。</translation>
    </message>
    <message>
        <source>Sent to the printer: copy %1. Its hash is in the log.</source>
        <translation>已送往打印机：第 %1 份，校验值已记入日志。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送往打印机。</translation>
    </message>
    <message>
        <source>Copy %1 is entered in the log; the next try makes the copy after it.</source>
        <translation>第 %1 份已记入日志；再试一次就是下一份。</translation>
    </message>
    <message>
        <source>Save it as a file</source>
        <translation>存成文件</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>纸面语言</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>中英对照</translation>
    </message>
    <message>
        <source>Save as PDF/A</source>
        <translation>存为 PDF/A</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>Sheets of this case</source>
        <translation>这一单的表单</translation>
    </message>
    <message>
        <source>Restricted cases are left out. That the sheet left the house is entered for the inspector.</source>
        <translation>受限的单子不印在上面。打印会记入查看记录。</translation>
    </message>
    <message>
        <source>Printing or saving enters its words and its hash into the record of the case.</source>
        <translation>打印或保存后，信的全文和摘要都记入这一单。</translation>
    </message>
    <message>
        <source>Ctrl+plus and Ctrl+minus change the size.</source>
        <translation>Ctrl 加 + 或 − 调整大小。</translation>
    </message>
</context>
</TS>
