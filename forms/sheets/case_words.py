"""The small words between a record's own words on a sheet, in both languages."""

from forms.fields import Pair

SEAT = Pair("请坐：{}", "Seat offered: {}")
WATER = Pair("倒水：{}", "Water offered: {}")
PLACE = Pair("地点：{}", "Where: {}")
OBSERVED = Pair("观察：{}", "Observed: {}")
NOTE_CUSTOMER = Pair("{} 客户：{}", "{} Customer: {}")
NOTE_OURS = Pair("{} 记录：{}", "{} Note: {}")
APOLOGY = Pair("致歉：{}", "Apology: {}")
THANKS = Pair("致谢：{}", "Thanks: {}")
ADMITTED = Pair("承认过失：{}", "Fault admitted: {}")
ANSWER = Pair("问：{}　答：{}", "Asked: {}  Answer: {}")
NOT_KNOWN = Pair("客户不清楚", "customer does not know")
NEED = Pair("真正需要：{}", "Real need: {}")
RESTATED = Pair("复述（客户已确认）：{}", "Said back (confirmed by the customer): {}")
RESTATED_OPEN = Pair("复述（未确认）：{}", "Said back (not confirmed): {}")
FACT = Pair("事实：{}（{}）", "Fact: {} ({})")
ISSUE = Pair("事项：{}，{}　{}", "Matter: {}, founded: {}  {}")
EVIDENCE = Pair("证据：{}（{}）", "Evidence: {} ({})")
OPTION = Pair("方案 {}：{}", "Option {}: {}")
COSTS = Pair("费用说明：{}", "Costs: {}")
APPROVED = Pair("方案 {}：{} 批准 {}", "Option {}: approved by {} {}")
REFUSED_APPROVAL = Pair("方案 {}：{} 未批准 {}", "Option {}: not approved by {} {}")
WISH = Pair("客户意愿：{}", "Customer's wish: {}")
CHOSE_ONLY = Pair("选定方案 {}", "Chose option {}")
CHOSE = Pair("选定方案 {}：{}", "Chose option {}: {}")
DECLINED_ALL = Pair("均不接受：{}", "Declined them all: {}")
ESCALATED = Pair("上报 {}：{}", "Escalated to {}: {}")
IF_FAILS = Pair("如未兑现：{}", "If this fails: {}")
CARRIED_OUT = Pair("已兑现 {}　{}", "Carried out {}  {}")
ATTEMPT = Pair("{} {} {} {}", "{} {} {} {}")
REACHED = Pair("已联系上", "reached")
NOT_REACHED = Pair("未联系上", "not reached")
FOLLOWED = Pair("{} {} 回访：{}", "{} {} follow-up: {}")
CLOSING = Pair("备注：{}", "Remark: {}")
PROMISE = Pair("承诺：{}", "Promise: {}")
TASK = Pair("售后单：{}", "Task: {}")
DROPPED = Pair("已取消", "dropped")
CANCELLED = Pair("客户同意取消", "released by the customer")
ANONYMOUS = Pair("匿名（本人要求）", "Anonymous (by choice)")
ACCEPTED = Pair("选定", "chosen")
DECLINED = Pair("不接受 {}", "declined {}")
NOT_CHOSEN = Pair("未选", "not chosen")
CHOSEN_BECAUSE = Pair("选定：{}", "Chosen: {}")
LIMIT = Pair("经办权限内", "within the handler's limit")
LIMIT_APPROVED = Pair("{} 批准", "approved by {}")
NOT_APPROVED = Pair("待批准", "awaiting approval")
COMPLETE = Pair("对以上记录负责", "Complete and true")
OTHER_LEVEL = Pair("另一时限更早，仅列出", "another clock governs")
END_OF = Pair("{} 当天", "end of {}")
STATED_ROUND = Pair("{}", "{}")
LEVEL = Pair("{} 级别改为{}：{}", "{} level set to {}: {}")
TAKEN_BACK = Pair("收回的方案：{}", "Option taken back: {}")
IN_BRACKETS = Pair("（{}）", " ({})")
SAID_AWAY = Pair("{} 断网时记下，{} 录入", "Said {} without the server, entered {}")
HEARD_AWAY = Pair("断网时受理，{} 录入", "taken down without the server, entered {}")
GIVEN_AWAY = Pair("断网时承诺，{} 录入", "given without the server, entered {}")
KEPT_AWAY = Pair("断网时兑现，{} 录入", "kept without the server, entered {}")
CANCELLED_AWAY = Pair("断网时取消，{} 录入", "taken back without the server, entered {}")
THANKED = Pair("已致谢", "Thanked")
DECLINE_RULE = Pair("本单位投诉受理规定中“{}”一项", "our rule on complaints that we may not accept (“{}”)")
NOBODY = Pair("尊敬的先生/女士", "Sir or Madam")
PART_WHO = Pair(
    "投诉人基本情况：经过及有关单据", "The complainant: particulars, course of the stay or treatment, papers"
)
PART_MATTER = Pair("投诉事项与证明材料", "The matter and its proof")
PART_HANDLING = Pair("调查、处理经过与结果", "Investigation, handling and result")
PART_AFTER = Pair("整改与评价", "Rectification and evaluation")
PART_OTHER = Pair("其他材料", "Other papers")
PIECES = Pair("材料 {} 件", "{} files")
PRINTED = Pair("已打印 {} 份", "{} sheets printed")
NOTHING_ELSE = Pair("无", "none")
MISSING = Pair("缺：{}", "missing: {}")
LACK_WHO = Pair("姓名与联系方式", "name and contact")
LACK_PROOF = Pair("证明材料", "proof")
LACK_RESULT = Pair("处理结果", "result")
LACK_INQUIRY = Pair("调查记录", "inquiry")
LACK_MEASURES = Pair("整改措施", "measures")
LACK_VERDICT = Pair("客户评价", "the customer's verdict")
BY_AT = Pair("{} {}", "{} {}")
FIRST_KEPT = Pair("保留显示", "stays visible")

# How the words above stand on a sheet in both languages, where neither their beginning nor the whole can be doubled.
BOTH = {
    NOTE_CUSTOMER: "{} 客户 Customer：{}", NOTE_OURS: "{} 记录 Note：{}", ANSWER: "问 Asked：{}　答 Answer：{}", OPTION: "方案 Option {}：{}",
    APPROVED: "方案 Option {}：{} 批准 approved {}", REFUSED_APPROVAL: "方案 Option {}：{} 未批准 did not approve {}",
    CHOSE_ONLY: "选定方案 Chose option {}", CHOSE: "选定方案 Chose option {}：{}", ESCALATED: "上报 Escalated to {}：{}",
    CARRIED_OUT: "已兑现 Carried out {}　{}", FOLLOWED: "{} {} 回访 follow-up：{}", DECLINED: "不接受 declined {}", LIMIT_APPROVED: "{} 批准 approved",
    SAID_AWAY: "{} 断网时记下 said without the server，{} 录入 entered",
    HEARD_AWAY: "断网时受理 taken down without the server，{} 录入 entered", GIVEN_AWAY: "断网时承诺 given without the server，{} 录入 entered",
    KEPT_AWAY: "断网时兑现 kept without the server，{} 录入 entered", CANCELLED_AWAY: "断网时取消 taken back without the server，{} 录入 entered",
    END_OF: "{} 当天 end of day", PIECES: "材料 files：{} 件", PRINTED: "已打印 printed：{}",
    DECLINE_RULE: "{} 不予受理的规定 our rule", LEVEL: "{} 级别 level：{}，{}",
}  # fmt: skip


def in_both(pair: Pair) -> str:
    """The pattern of a pair on a sheet in both languages: its beginning doubled, "致歉 Apology：{}", or the whole where it is fixed."""
    if pair in BOTH:
        return BOTH[pair]
    if "{}" not in pair.zh:
        return f"{pair.zh} {pair.en}"
    (zh, found, rest), en = pair.zh.partition("："), pair.en.partition(":")[0]
    return f"{zh} {en}：{rest}" if found and "{}" not in zh + en else pair.zh


ORDER_IN = Pair("已提交", "Handed in")
ORDER_TAKEN = Pair("部门已签收", "Taken by the department")
GRANTED = Pair("同意", "Granted")
NOT_GRANTED = Pair("不同意", "Not granted")
