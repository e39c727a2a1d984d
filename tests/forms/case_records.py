"""Invented records of one case: handling, register, coordination, delay."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from forms.sheets import Sign, Verdict
from tests.forms.house import at, done, signed

if TYPE_CHECKING:
    from forms.sheets import Values

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
