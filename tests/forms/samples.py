"""Invented records, one for every form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from forms.sheets import Sign, Verdict
from tests.forms.case_records import CHAIN, COORDINATION, DELAY, HANDLING, REGISTER
from tests.forms.house import BLANK, HASH, META, ZONE, at, signed

if TYPE_CHECKING:
    from forms.sheets import Values

__all__ = ["BLANK", "CHAIN", "COORDINATION", "FILLED", "HANDLING", "HASH", "META", "REPLY", "ZONE", "at"]

INVESTIGATION: Values = {
    "case": {"subject": "早餐厅滑倒", "by": "王珂", "dates": "11-18 – 11-20", "heard": "投诉人；服务员 D；领班。"},
    "findings": {
        "course": "08:06 制冰机排水管脱落。\n08:40 领班巡查未到该区。\n09:00 客人滑倒。",
        "cause": "直接原因：排水管脱落。管理原因：早班未按巡查表巡检。",
        "papers": [
            {
                "kind": "photo",
                "what": "地面照片",
                "source": "客人",
                "taken": at(18, 9, 2),
                "ok": ["whole"],
                "hash": "4c1e90ab",
            },
            {
                "kind": "call",
                "what": "电话录音 02:14",
                "source": "总机",
                "taken": at(18, 14, 58),
                "ok": ["no", "time", "all"],
                "late": "2 小时",
                "hash": "b8d01177",
            },
        ],
    },
    "conclusion": {
        "founded": "f",
        "liable": "餐饮部（巡检）",
        "text": "投诉成立。费用由本店承担。",
        "measures": [{"what": "加防滑垫", "owner": "松涛", "due": date(2026, 11, 25), "check": "行政部"}],
    },
    "reviews": {
        "supervisor": signed("方山", "主管", "同意结论", at(22, 9, 10, 2)),
        "hr": {**signed("蓝田", "行政人事", "同意措施", at(22, 9, 35, 40)), "void": at(22, 9, 50)},
        "gm": None,
    },
}

APPEAL: Values = {
    "judgement": {
        "party": "叶师傅",
        "told": at(12, 18, 5),
        "due": "2026-11-19 24:00",
        "left": "1 / 3；2 / 10",
        "text": "工单超时 26 小时，判全责，扣 120.00 元。",
    },
    "appeal": {
        "ground": "timeout",
        "by": "孙经理",
        "behalf": "叶师傅",
        "asked": "撤销超时判定",
        "text": "11-08 16:20 到场，客户外出，通话两次无人接听（附记录）。\n判定与通话记录不符。请求恢复 120.00 元。",
    },
    "evidence": {
        "list": [
            {
                "kind": "handover",
                "what": "交接单",
                "source": "客户",
                "taken": at(10, 9, 55),
                "ok": ["date", "sign"],
                "hash": "c0de51f8",
            },
            {
                "kind": "stamped",
                "what": "到站证明",
                "source": "站点",
                "taken": "11-11",
                "ok": ["no"],
                "hash": "7d42ee19",
            },
        ]
    },
    "decision": {
        "result": "amount",
        "amount": 6000,
        "words": "改为 60.00 元。",
        "party": signed("孙经理", "代叶师傅", "提交申诉", at(17, 14, 6, 50)),
        "judge": None,
    },
}

NOTICE: Values = {
    "body": {
        "name": "蒋先生",
        "received": at(16, 9),
        "number": "T-2026-000039",
        "words": "认为去年的协议未经本人签字，要求赔偿。",
        "n": "1",
        "ground": ["court"],
        "rule": "本单位规章第 7 条（全文附后）",
        "explained": "法院正在审理，我们不再重复处理。",
        "where": "在诉讼中提出调解申请；到调解委员会（云水路 12 号）咨询",
        "contact": "晴川，0100-5550 101",
        "org": "兰亭酒店",
        "date": date(2026, 11, 17),
    },
    "receipt": {
        "number": "T-2026-000039",
        "teller": "晴川",
        "at": at(17, 10, 20),
        "customer": {"way": "refused", "why": "要求先看规章；见证人 吴山"},
    },
}

REPLY: Values = {
    "body": {
        "name": "Ms O’Neill",
        "received": at(19, 8),
        "number": "T-2026-000018",
        "words": "You waited 70 minutes at our desk. When you asked, you were told “Everyone waits here”.",
        "steps": "The manager spoke with you on 20 November and read the log of that afternoon.",
        "result": "Your complaint is founded. You should have been told of the wait within ten minutes.",
        "right": "Please call us within 30 days and ask for a review by somebody who had no part in this case.",
        "completed": date(2026, 11, 21),
        "contact": "Joy, +86 100 5550 103",
        "org": "Lanting Hotel",
        "date": date(2026, 11, 22),
    },
    "sign": {"responsible": signed("May Lin", "Director", "Approved and sent", at(22, 9, 12))},
}

COVER: Values = {
    "file": {
        "title": "王䶮女士关于 1208 房空调噪音及报修无回应的投诉",
        "case": "T-2026-000042",
        "from": date(2026, 11, 21),
        "to": date(2026, 11, 22),
        "dept": "宾客服务部",
        "term": "10",
        "box": "3 柜 / 14 盒",
        "access": "all",
        "hold": "n",
    },
    "parts": {
        "list": [
            {"no": "一", "what": "登记表及全部来件", "has": True, "pages": "1–3"},
            {"no": "二", "what": "相关证明材料", "has": True, "pages": "4–9", "note": "照片 4 张"},
            {"no": "五", "what": "其他材料", "has": False, "note": "缺：无其他材料"},
        ],
        "total": "11 件 / 17 页",
        "root": HASH,
    },
    "loans": {"list": None},
    "sign": {"filed": signed("林泉", "档案员", "立卷", at(23, 9, 5, 11)), "checked": None},
}

HANDOVER: Values = {
    "shift": {"out": "石青", "in": "柳岸", "at": at(22, 7), "count": "14 / 5 / 6"},
    "promises": {
        "list": [
            {
                "at": "07:15",
                "no": "T-2026-000040",
                "who": "孙**女士 0916",
                "what": "早餐送房",
                "took": True,
                "_mark": "柳岸",
            },
            {"at": "08:00", "no": "T-2026-000041", "who": "Mr Okafor", "what": "Call about luggage", "took": False},
        ]
    },
    "open": {
        "list": [
            {
                "due": at(22, 8, 40),
                "no": "T-2026-000043",
                "who": "匿名",
                "what": "待受理",
                "mark": Verdict(Sign.OPEN, timedelta(hours=1)),
            },
            {"due": at(21, 23, 30), "no": "T-2026-000044", "who": "刘**先生", "what": "处理中", "mark": "late +7 小时"},
        ]
    },
    "rest": {"keys": ["keys", "cash"], "notes": "① 1208 房停售。② 13:00 有参观，问询转宣传。"},
    "sign": {
        "out": signed("石青", "夜班大堂副理", "交出以上事项", at(22, 7, 6, 12)),
        "in": signed("柳岸", "早班主管", "已逐项知悉", at(22, 7, 9, 40)),
    },
}

MONTH: Values = {
    "sum": {"received": 86, "closed": 81, "founded": 52, "late": 9, "happy": "91%", "cost": "18,460"},
    "pictures": {
        "charts": [
            {
                "kind": "bars",
                "title": ("按类别", "By category"),
                "legend": (("成立", "Founded"), ("不成立", "Not founded")),
                "data": [
                    (("设备设施", "Equipment"), 22, 6),
                    (("服务态度", "Attitude"), 11, 9),
                    (("其他", "Other"), 0, 2),
                ],
            },
            {
                "kind": "weeks",
                "title": ("按周：受理与超时", "By week: received and late"),
                "legend": (("超时", "Late"), ("按时", "In time")),
                "data": [("1–7", 24, 4), ("8–14", 19, 2), ("15–21", 18, 2), ("22–28", 16, 0)],
            },
        ]
    },
    "table": {
        "list": [
            {
                "dept": "工程部",
                "n": 26,
                "founded": 20,
                "late": 4,
                "repeat": 3,
                "mean": timedelta(hours=9, minutes=40),
                "cost": 782000,
            },
            {
                "dept": "前厅部",
                "n": 21,
                "founded": 12,
                "late": 2,
                "repeat": 1,
                "mean": timedelta(days=1, hours=3),
                "cost": 421000,
            },
            {
                "dept": "合计 Total",
                "n": 47,
                "founded": 32,
                "late": 6,
                "repeat": 4,
                "mean": "7 小时",
                "cost": 1203000,
                "_bold": True,
            },
        ]
    },
    "words": {
        "causes": "空调外机老化占设备类 13 件。",
        "measures": "① 外机 11-30 前普查。② 报修 10 分钟无人接单自动通知。",
    },
    "sign": {
        "mark": "3F2A 90C1 7B5E D804",
        "maker": signed("蓝田", "行政人事部", "制表，数字与登记表一致", at(8, 16, 40)),
        "gm": signed("罗浮", "总经理", "审阅", at(9, 9, 15, 27)),
    },
}

MEETING: Values = {
    "meeting": {"at": "12-03 14:00 三楼会议室", "chair": "罗浮", "people": "罗浮、沈岚、何俊、王海"},
    "sum": MONTH["sum"],
    "causes": {"list": [{"what": ("设备噪音", "Noise of equipment"), "n": 13, "why": "滤网没有专人清洗"}]},
    "measures": {
        "list": [
            {
                "what": "全部电梯对讲月检\n电梯困人 · C-2026-0329",
                "who": "何俊\n沈岚",
                "due": "2026-11-25",
                "state": "已逾期 overdue",
            },
            {
                "what": "坡道画线禁停",
                "who": "顾文\n沈岚",
                "due": "2026-11-25",
                "state": "有效 effective\n又发生：C-2026-0417",
            },
        ]
    },
    "decided": {"list": [{"what": "外机 11-30 前普查", "who": "何俊", "due": "2026-11-30", "sees": "罗浮"}]},
    "sign": {"maker": signed("蓝田", "行政人事部", "记录", at(8, 16, 40)), "gm": None},
}

AUDIT: Values = {
    "sum": {
        "all": 4021, "written": 3980, "read": 12, "revealed": 21, "out": 7, "erased": 1, "person": "全部人员", "case": "全部",
        "kind": "全部", "log": "4021:5c1de8a0b7f24c39", "looked": "41:96d2a41e07bb35f8",
    },
    "acts": {
        "list": [
            {"at": "2026-11-22 10:04:11", "who": "高远", "what": "导出", "case": "", "why": "查看记录（纸面）"},
            {"at": "09:31:40", "who": "陈静", "what": "显示完整号码", "case": "C-2026-0417", "why": "客户的号码 · 给客人回电"},
            {"at": "09:30:02", "who": "陈静", "what": "认领、打开步骤", "case": "C-2026-0417", "why": ""},
        ]
    },
    "sign": {"inspector": signed("严谨", "检查员", "已核对", at(22, 10, 30)), "gm": None},
}  # fmt: skip

FINGERPRINT: Values = {
    "whose": {
        "name": "沈岚", "role": "客服部经理", "login": "shen", "key": "shen/2", "since": at(3, 8, 15, 2),
        "head": "4021:5c1de8a0b7f24c39",
    },
    "finger": {
        "first": "CCE7 E49A 2AFE 62F3 F18B E3F7 5034 B57C", "second": "FCE4 762C 7E10 063F B8C2 D0FA E0EF 2414",
    },
    "sign": {"owner": {**signed("沈岚", "客服部经理", "已核对", at(22, 9, 30)), "key": "shen/2: CCE7 E49A 2AFE 62F3"}, "witness": None},
}  # fmt: skip

RECOVERY: Values = {
    "whose": {"house": "兰亭酒店", "file": "lanting.amends", "made": at(22, 9, 30)},
    "secret": {"first": "51CSK  10HBE  KVRS1  CMRCN", "second": "M70C9  RP3NK  W1VYT  STC2Y"},
    "sign": {"owner": signed("沈岚", "客服部经理", "已收好", at(22, 9, 30)), "witness": None},
}

FILLED: dict[str, Values] = {
    "appeal": APPEAL,
    "audit": AUDIT,
    "coordination": COORDINATION,
    "cover": COVER,
    "delay": DELAY,
    "fingerprint": FINGERPRINT,
    "handling": HANDLING,
    "handover": HANDOVER,
    "investigation": INVESTIGATION,
    "meeting": MEETING,
    "month": MONTH,
    "notice": NOTICE,
    "recovery": RECOVERY,
    "register": REGISTER,
    "reply": REPLY,
}
