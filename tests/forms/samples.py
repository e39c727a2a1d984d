"""Invented records, one for every form."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from forms.definitions import Pair
from forms.sheets import Meta, Sign, Verdict

if TYPE_CHECKING:
    from forms.sheets import Values

ZONE = timezone(timedelta(hours=8))
HASH = "5c1de8a0b7f24c3996d2a41e07bb35f8"


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """Give a time in November 2026, house time."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZONE)


META = Meta(
    house=Pair("兰亭酒店　宾客服务部", "Lanting Hotel · Guest Services"),
    printed_at=at(22, 10, 5),
    printed_by=Pair("白露", "Bai Lu"),
    number="T-2026-000042",
    seq=31,
    head_hash=HASH,
    tags=(Pair("非常不满意", "Very dissatisfied"),),
    state=Pair("已结案", "Closed"),
    reference="兰亭函〔2026〕7 号",
    address=Pair("云水路 1 号　邮编 300000", "1 Yunshui Road, 300000"),
    contact=Pair("电话 0100-5550 100（24 小时）", "Telephone +86 100 5550 100 (24 hours)"),
)
BLANK = Meta(house=META.house, printed_at=META.printed_at)


def signed(name: str, role: str, meaning: str, when: datetime) -> dict[str, object]:
    """Give a signature that stands."""
    return {"name": name, "role": role, "meaning": meaning, "at": when, "hash": HASH}


def done(text: str, by: str, when: object, **more: object) -> dict[str, object]:
    """Give a step that was done."""
    return {"text": text, "by": by, "when": when, **more}


HANDLING: Values = {
    "facts": {
        "name": "王䶮 女士",
        "room": "1208",
        "phone": "13800001234",
        "channel": "site",
        "received": at(21, 22, 40),
        "receiver": "石青（大堂副理）",
        "category": "equipment",
        "against": "工程部、前厅部",
        "words": "“空调噪音太大，孩子整夜睡不着；22:05 给前台打过一次电话，答应马上派人，等了半个多小时没有人来。”",
        "wanted": "马上换房；当晚房费要有个说法；以后报修要有人回话。",
    },
    "clocks": {
        "rows": [
            {
                "rule": "初次回应 20 分（房规 4 级）",
                "from": at(21, 22, 40),
                "due": at(21, 23),
                "done": at(21, 22, 41),
                "mark": Verdict(Sign.MET),
            },
            {
                "rule": "承诺时间：换房完成",
                "from": at(21, 22, 52),
                "due": at(21, 23, 15),
                "done": at(21, 23, 21),
                "mark": Verdict(Sign.LATE, timedelta(minutes=6)),
                "_note": "行李员 23:05–23:18 在急救通道协助，改由值班经理陪同换房；23:14 已电话告知客人。",
            },
            {"rule": "二次回访 24 小时", "from": at(21, 22, 40), "due": at(22, 22, 40), "mark": "open 12 小时"},
        ]
    },
    "steps": {
        "chain": {
            "vent": done(
                "请客人到大堂吧就座，送温水；倾听全程，未打断，点头回应并记录。",
                "石青",
                (at(21, 22, 41), at(21, 22, 47)),
                role="大堂副理",
                took=timedelta(minutes=6),
            ),
            "sorry": done("就等候与噪音致歉：“让您和孩子没休息好，很抱歉”。", "石青", (at(21, 22, 47), at(21, 22, 49))),
            "ask": done("复述并经客人确认：① 外机异响；② 22:05 报修后无人到场；③ 明早出发。", "石青", at(21, 22, 52)),
            "propose": done("提出 A、B、C 三案。B 案超出本人权限（200 元），22:53 请示主管。", "石青", at(21, 22, 56)),
            "decide": done("客人不接受 A（只换房），选 B；要求另派人搬行李，已同意。", "石青 / 柳岸", at(21, 23, 21)),
            "follow": done(
                "电话回访：已换房、已减半价，睡得好。",
                "远山",
                (at(22, 9, 30), at(22, 9, 34)),
                role="回访专员",
                took=timedelta(minutes=4),
                late_entry=at(22, 9, 50),
            ),
        }
    },
    "remedy": {
        "options": [
            {"pick": False, "_mark": "A", "what": "换至 1502 海景房", "cost": 0, "answer": "不接受"},
            {"pick": True, "_mark": "B", "what": "换房，房费减半", "cost": 29400, "answer": "接受", "_bold": True},
            {"pick": False, "_mark": "C", "what": "换房，并送餐券", "cost": 20000, "answer": "未选"},
        ],
        "amount": 29400,
        "limit": "经办 200 元；主管 500 元",
        "given": "11-21 23:21 换房",
        "did": "y",
        "useful": "y",
        "other": "n",
        "verdict": "s",
    },
    "sign": {
        "handler": signed("石青", "大堂副理", "对以上记录负责", at(22, 9, 52, 10)),
        "supervisor": signed("柳岸", "值班主管", "批准 294.00 元，同意结案", at(22, 9, 58, 41)),
        "customer": {"way": "sign"},
    },
}

REGISTER: Values = {
    "who": {
        "name": "白梅",
        "status": "family",
        "phone": "13900004321",
        "contact": "云水路 18 号",
        "ref": "1120",
        "language": "中文",
        "proxy": "母亲：白兰，委托书 1 份",
    },
    "what": {
        "received": at(20, 14, 35),
        "receiver": "晴川（前台）",
        "occurred": at(20, 13, 50),
        "place": "二楼餐厅",
        "channel": "site",
        "against": "餐厅服务员",
        "category": ["attitude", "fee"],
        "words": "“我妈妈 82 岁，等到下午一点五十，窗口说‘出去交了再来’。可是单上明明写着已收 168 元。”",
        "wanted": "查清 168 元；当面道歉。",
        "motive": ["say", "right"],
        "papers": "2 件：单据、排队号",
        "danger": "y",
        "promise": at(20, 15, 10),
    },
    "desk": {"level": "v", "to": "财务部；餐饮部 备案"},
    "sign": {"receiver": signed("晴川", "前台", "受理并登记", at(20, 14, 52, 30)), "customer": {"way": "thumb"}},
}

CHAIN: dict[str, object] = {
    "submit": done("扶至休息区；填单并提交。", "吴山", (at(18, 9), at(18, 9, 7)), verdict="met 7 分", role="前台"),
    "contact": done(
        "代理人到场，致歉，立即放警示牌。", "松涛", at(18, 9, 12), verdict=Verdict(Sign.MET), role="代理人"
    ),
    "agree": done(
        "客人同意：费用由本店承担。", "松涛", at(18, 9, 22), verdict=Verdict(Sign.LATE, timedelta(minutes=2))
    ),
    "check": done("电话核对：已到医院，有专人陪同。", "远山", at(18, 9, 41), role="回访专员"),
    "result": done("X 光无骨折，费用 386.00 元已付。", "松涛", at(18, 17, 20), extra=["附：医院收据 1 张"]),
    "second": done("客人收到说明，接受道歉。满意。", "远山", at(19, 10, 15)),
}
COORDINATION: Values = {
    "order": {
        "customer": "郑先生",
        "phone": "13700005678",
        "heard": at(18, 9),
        "recorder": "吴山（前台）",
        "words": "“早餐厅地面有水没有牌子，我太太滑倒，膝盖擦伤，服务员只说了句‘小心点’就走开了。”",
        "dept": "餐饮部：松涛\n（代理人）",
        "level": "m",
        "site": "y",
        "round": 1,
    },
    "chain": {"chain": CHAIN},
    "end": {"verdict": "s", "founded": "f", "evaluate": "责任成立：早班未按巡查表巡检。"},
    "delay": {
        "reason": ["wait"],
        "until": at(18, 20, 30),
        "attempts": "16:40 电话告知客人，客人同意。",
        "decision": "同意",
    },
    "sign": {
        "service": signed("江月", "客服部经理", "审核：流转完整", at(19, 11, 2, 44)),
        "gm": {
            **signed("罗浮", "总经理", "批准归档", at(19, 15, 30, 9)),
            "void": at(20, 8, 1),
            "void_why": "结果在签署后更正",
        },
        "archive": "行政部 / TS-118 / 2026-11-20",
    },
}

DELAY: Values = {
    "case": {
        "customer": "何女士",
        "rule": "结果交回 12 小时（K-06）",
        "due": at(20, 21),
        "who": "松涛",
        "dept": "餐饮部",
        "until": at(21, 12),
    },
    "why": {
        "reason": ["nc", "ab"],
        "text": "客人下午登机，飞行 11 小时，手机关机；不同意短信代替。",
        "attempts": [
            {"no": "1", "at": at(20, 16, 5), "medium": "电话", "to": "139****8821", "result": "关机"},
            {"no": "2", "at": at(20, 17, 30), "medium": "短信", "to": "h***@mail.example", "result": "已送达，未回"},
        ],
        "told": "已短信说明：将在 11-21 10:00 致电。",
    },
    "decision": {
        "result": "granted",
        "until": at(21, 12),
        "clock": "暂停",
        "words": "同意延至 11-21 12:00；原时限保留显示。",
        "who": signed("松涛", "餐饮部代理人", "申请", at(20, 19, 20, 15)),
        "gm": signed("罗浮", "总经理", "批准延期", at(20, 19, 48, 33)),
    },
}

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
        "rule": "本单位规章第 7 条（全文附后）。",
        "where": "在诉讼中提出调解申请；到调解委员会（云水路 12 号）咨询。",
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
        "maker": signed("蓝田", "行政人事部", "制表，数字与登记表一致", at(8, 16, 40)),
        "gm": signed("罗浮", "总经理", "审阅", at(9, 9, 15, 27)),
    },
}

FILLED: dict[str, Values] = {
    "appeal": APPEAL,
    "coordination": COORDINATION,
    "cover": COVER,
    "delay": DELAY,
    "handling": HANDLING,
    "handover": HANDOVER,
    "investigation": INVESTIGATION,
    "month": MONTH,
    "notice": NOTICE,
    "register": REGISTER,
    "reply": REPLY,
}
