"""Seeds of disagreement: small changes in one language of a text that stands in the playbooks, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

Change = "Callable[[re.Match[str]], str]"


class Seed(NamedTuple):
    """In texts of `language`, what `pattern` finds becomes what `change` gives."""

    kind: str
    language: str
    pattern: str
    change: Callable[[re.Match[str]], str]
    beside: str = ""
    """What has to stand in the other language for the change to be a disagreement."""


class Pair(NamedTuple):
    """What is written at the end of both languages of a text, and what of it is then changed in one."""

    kind: str
    zh: str
    en: str
    was: str
    now: str


def _other(number: str) -> str:
    """Another number of the same form: 30 becomes 40, 1,000 becomes 2,000."""
    first = str(int(number[0]) % 9 + 1)
    return first + number[1:]


def _figure(found: re.Match[str]) -> str:
    return found[1] + _other(found[2]) + found[3]


def _swap(**words: str) -> Callable[[re.Match[str]], str]:
    return lambda found: "".join(words.get(part, part) for part in found.groups())


_HAN = {"两": "四", "三": "五", "四": "六", "五": "七", "六": "八", "七": "九", "八": "三"}
_WORDS = {
    "two": "four",
    "three": "five",
    "four": "six",
    "five": "seven",
    "six": "nine",
    "seven": "three",
    "eight": "two",
}
_HAN_FIGURES = {"1": "四", "2": "五", "3": "六", "4": "七", "5": "八", "6": "九", "7": "两", "8": "三", "9": "五"}
_EN_FIGURES = dict(
    zip("123456789", ["four", "five", "six", "seven", "eight", "nine", "two", "three", "five"], strict=True)
)

_TENS = ("forty", "fifty", "sixty", "seventy", "eighty", "ninety", "twenty", "thirty", "fifty")

SEEDS = (
    Seed("figure", "zh", r"([^\d.,:T+年月日-])(\d{1,3})( [人个件家次条份名张笔组分])", _figure),
    Seed("figure", "en", r"([a-z] )(\d{1,3})( (?!January|March|May)[a-z]{4,})", _figure),
    Seed("figure with commas", "zh", r"([^\d.,])(\d{1,3},\d{3})( [^元万])", _figure),
    Seed("figure with commas", "en", r"([a-z] )(\d{1,3},\d{3})( [a-z])", _figure),
    Seed(
        "numeral",
        "zh",
        r"([^一二两三四五六七八九十第周星期])([三四五六七八])(天|周|个月|小时|分钟)",
        lambda m: m[1] + _HAN[m[2]] + m[3],
    ),
    Seed(
        "number word",
        "en",
        r"\b()(two|three|four|five|six|seven|eight)( (?:days|weeks|months|hours|minutes)\b)",
        lambda m: _WORDS[m[2]] + m[3],
    ),
    Seed(
        "figure as numeral",
        "zh",
        r"([^\d.,:T+年月-])([1-9])( 天| 小时| 周| 个月| 分钟)",
        lambda m: m[1] + _HAN_FIGURES[m[2]] + m[3].strip(),
    ),
    Seed(
        "figure as word",
        "en",
        r"([a-z] )([1-9])( (?:days?|hours?|weeks?|months?|minutes?)\b)",
        lambda m: m[1] + _EN_FIGURES[m[2]] + m[3],
    ),
    Seed("unit", "zh", r"([1-9]\d* )(分钟|小时|天|周)()", _swap(分钟="小时", 小时="分钟", 天="周", 周="天")),
    Seed(
        "unit",
        "en",
        r"([1-9]\d* )(minutes|hours|days|weeks)\b()",
        _swap(minutes="hours", hours="days", days="weeks", weeks="months"),
    ),
    Seed("amount", "zh", r"([^\d.,])(\d{1,3})( 万元)", _figure),
    Seed("amount", "en", r"(CNY )(\d)((?:[\d,.]*) (?:million|billion))", _figure),
    Seed("scale", "zh", r"(\d )(万)(元)", lambda m: f"{m[1]}亿{m[3]}"),
    Seed("scale", "en", r"(\d )(million|billion)()", _swap(million="billion", billion="million")),
    Seed("currency", "zh", r"(\d )(万元)()", lambda m: f"{m[1]}万美元"),
    Seed("currency", "en", r"()(CNY)( \d)", lambda m: f"USD{m[3]}"),
    Seed("clock", "zh", r"([^\d:])(\d{1,2}):(\d\d)(?![\d:])", lambda m: f"{m[1]}{int(m[2]) % 12 + 1:02}:{m[3]}"),
    Seed("clock", "en", r"([^\d:])(\d{1,2}):(\d\d)(?![\d:])", lambda m: f"{m[1]}{int(m[2]) % 12 + 1:02}:{m[3]}"),
    Seed("clock", "zh", r"([^\d第])(\d{1,2})( 点前| 点起)", lambda m: f"{m[1]}{int(m[2]) % 12 + 3}{m[3]}"),
    Seed("date", "zh", r"(\d{1,2} 月 )(\d{1,2})( 日)", lambda m: f"{m[1]}{int(m[2]) % 27 + 2}{m[3]}"),
    Seed(
        "date",
        "en",
        r"()(\d{1,2})( (?:January|February|March|April|June|July|August|September|October|November|December))",
        lambda m: f"{int(m[2]) % 27 + 2}{m[3]}",
    ),
    Seed(
        "month", "en", r"(\d )(March|November|June)\b()", _swap(March="May", November="October", June="July"), r"\d 月"
    ),
    Seed("share", "zh", r"([^\d.])(\d{1,2})(%)", _figure),
    Seed("share", "en", r"([a-z] )(\d{1,2})(%)", _figure),
    Seed("share in words", "zh", r"([^\d.])([1-9])0%()", lambda m: f"{m[1]}百分之{_HAN_FIGURES[m[2]]}十"),
    Seed(
        "share in words",
        "en",
        r"([a-z] )([1-9])0%()",
        lambda m: f"{m[1]}{_TENS[int(m[2]) - 1]} per cent",
    ),
    Seed("mark", "zh", r"(T\+)(\d{1,3})( ?[dhm天]|min)", _figure),
    Seed("mark", "en", r"(T\+)(\d{1,3})( ?(?:d|h|min)\b)", _figure),
    Seed("mark's unit", "en", r"(T\+\d+)(h|d|min)\b()", _swap(h="min", min="h", d="h")),
    Seed("slot", "zh", r"(\{)([a-z-]{4,})(\})", lambda m: f"{m[1]}{m[2]}x{m[3]}"),
    Seed("slot", "en", r"(\{)([a-z-]{4,})(\})", lambda m: f"{m[1]}x{m[2]}{m[3]}"),
    Seed("acronym with figure", "en", r"\b([A-SU-Z]{1,4}-?)(\d)(\b)", lambda m: f"{m[1]}{_other(m[2])}"),
)
"""Changes of what stands in the playbooks."""

PAIRS = (
    Pair(
        "address",
        "，见 https://status.example.com/case/17",
        ", see https://status.example.com/case/17",
        "case/17",
        "case/71",
    ),
    Pair(
        "address",
        "，见 https://help.example.cn/recall",
        ", see https://help.example.cn/recall",
        "help.example.cn",
        "helq.example.cn",
    ),
    Pair("address", "，见 status.example.com", ", see status.example.com", ".com", ".org"),
    Pair("mail", "，发到 press@example.com", ", write to press@example.com", "press@", "pres@"),
    Pair("mail", "，发到 crisis.desk@example.cn", ", write to crisis.desk@example.cn", "example.cn", "example.com"),
    Pair("telephone", "，打 400-820-8820", ", ring 400-820-8820", "8820", "8802"),
    Pair("telephone", "，打 010-6655 1234", ", ring +86 10 6655 1234", "1234", "1243"),
    Pair("telephone", "，打 13912345678", ", ring 139 1234 5678", "5678", "5687"),
    Pair("telephone", "，打 12315", ", ring 12315", "12315", "12345"),
    Pair("command", "，执行 kubectl rollout undo", ", run kubectl rollout undo", "undo", "restart"),
    Pair("command", "，执行 systemctl stop nginx", ", run systemctl stop nginx", "nginx", "redis"),
    Pair("command", "，执行 kubectl_rollout", ", run kubectl_rollout", "kubectl_rollout", "kubectl_rollback"),
    Pair("command", "，执行 deploy --dry-run", ", run deploy --dry-run", "--dry-run", "--force"),
    Pair("file", "，看 pay_limits.yml", ", look at pay_limits.yml", "limits.yml", "limit.yml"),
    Pair("file", "，看 /etc/nginx/site.conf", ", look at /etc/nginx/site.conf", "site.conf", "sites.conf"),
    Pair("hash", "，校验 9f86d081884c7d65", ", check 9f86d081884c7d65", "7d65", "7d56"),
    Pair("ticket", "（#1234）", " (#1234)", "#1234", "#1243"),
    Pair("code", "，编号 CVE-2026-1234", ", number CVE-2026-1234", "1234", "1324"),
    Pair("code", "，版本 v2.3.1", ", version v2.3.1", "v2.3.1", "v2.3.2"),
    Pair("blank", "，写【钟点】和【姓名】", ", write [time] and [name]", "[time] and ", ""),
    Pair("blank", "，签名 ____", ", signature ____", " ____", ""),
    Pair("step", "，做完第 3 步再来", ", after step 3", "3", "4"),
    Pair("step", "，填表 2", ", fill in form 2", "2", "3"),
    Pair("step", "，见第五条", ", see article 5", "5", "6"),
    Pair("numeral", "，等三天", ", wait three days", "三", "五"),
    Pair("numeral", "，等两小时", ", wait two hours", "two", "three"),
    Pair("numeral", "，共一百二十人", ", 120 people in all", "一百二十", "一百三十"),
    Pair("numeral", "，共十二家", ", twelve in all", "twelve", "eleven"),
    Pair("numeral", "，约 3 万人", ", about 30,000 people", "30,000", "300,000"),
    Pair("numeral", "，约 1.2 亿元", ", about CNY 120 million", "1.2", "2.1"),
    Pair("numeral", "，罚五百万元", ", a fine of 5 million yuan", "五百", "五千"),
    Pair("numeral", "，罚 500 万元", ", a fine of ¥5m", "5m", "50m"),
    Pair("half", "，等半小时", ", wait half an hour", "half an hour", "an hour"),
    Pair("half", "，等一个半小时", ", wait 90 minutes", "90 minutes", "60 minutes"),
    Pair("half", "，等两天半", ", wait two and a half days", "两天半", "三天半"),
    Pair("half", "，降到三分之一", ", down to a third", "三分之一", "四分之一"),
    Pair("half", "，只有一半", ", only half", "half", "a third"),
    Pair("half", "，是平时的两倍", ", twice as many as usual", "twice", "three times"),
    Pair("clock", "，上午 9 点开会", ", meeting at 9 a.m.", "a.m.", "p.m."),
    Pair("clock", "，凌晨 2 点重启", ", restart at 02:00", "2", "4"),
    Pair("clock", "，下午三点半开会", ", meeting at half past three", "half past three", "half past four"),
    Pair("clock", "，晚上 8 点", ", at 20:00", "晚上", "早上"),
    Pair("date", "，2026 年 3 月 1 日起", ", from 1 March 2026", "2026 ", "2027 "),
    Pair("date", "，2026-03-01 起", ", from March 1, 2026", "March 1", "March 11"),
    Pair("date", "，每周三报", ", every Wednesday", "Wednesday", "Thursday"),
    Pair("working days", "，3 个工作日内答", ", answer within 3 working days", "working days", "days"),
    Pair("range", "，30 至 60 分钟", ", 30 to 60 minutes", "60", "90"),
    Pair("range", "，2 到 3 倍", ", two to three times", "two", "four"),
    Pair("sign", "，库温零下 18 ℃", ", at -18 °C", "-18", "18"),
    Pair("sign", "，零下 5 度", ", at 5 degrees below zero", " below zero", ""),
    Pair("half of a year", "，上半年演练", ", with an exercise in the first half of the year", "first", "second"),
    Pair("half of a year", "，下半年演练", ", with an exercise in H2", "下半年", "上半年"),
    Pair("quarter", "，第三季度复查", ", checked in Q3", "Q3", "Q2"),
    Pair("frequency", "，每月一次", ", once a month", "once", "twice"),
    Pair("frequency", "，每周两次", ", twice a week", "两", "三"),
    Pair("heads", "，两人同去", ", with two people", "two people", "one person"),
    Pair("colour", "，挂红色预警", ", under a red alert", "red", "orange"),
    Pair("colour", "，升为橙色", ", raised to orange", "橙色", "黄色"),
    Pair("per mille", "，破损千分之三", ", with breakage of three per thousand", "千分", "百分"),
    Pair("currency", "，赔 500 万美元", ", paying USD 5 million", "USD", "EUR"),
    Pair("currency", "，押金 5 万港元", ", a deposit of HKD 50,000", "港元", "欧元"),
    Pair("weekday", "，周四发布", ", out on Thursday", "Thursday", "Friday"),
    Pair("month", "，3 月上线", ", live in March", "March", "April"),
    Pair("month", "，11 月 3 日至 12 日", ", 3 to 12 November", "November", "October"),
    Pair("ordinal", "，第三次通报", ", the third update", "third", "fourth"),
    Pair("article", "，见第 13.10A 条", ", see rule 13.10A", "13.10A", "13.10B"),
    Pair("article", "，见第 13.10 条", ", see rule 13.10", "13.10", "13.1"),
    Pair("article", "，见国办发〔2016〕80 号", ", see Guobanfa [2016] No. 80", "80", "81"),
    Pair("side", "，30 分钟内回电", ", ring back within 30 minutes", "within", "after"),
    Pair("side", "，3 天后复查", ", check again after 3 days", "后", "内"),
    Pair("side", "，超过 500 人就升级", ", escalate above 500 people", "above", "below"),
    Pair("side", "，至少 3 人到场", ", with at least 3 people on site", "至少", "至多"),
    Pair("side", "，20:00 前停售", ", sales stopped before 20:00", "before", "after"),
    Pair("side", "，差 5% 以上重算", ", redone if they differ by 5% or more", "以上", "以下"),
    Pair("circled", "，见③", ", see ③", "③", "④"),
    Pair("hundreds", "，上百人等着", ", with hundreds waiting", "hundreds", "thousands"),
    Pair("size", "，不超过 20 GB", ", up to 20 GB", "20 GB", "20 MB"),
    Pair("size", "，重 5 公斤", ", weighing 5 kg", "5 kg", "5 g"),
    Pair("points", "，降 3 个百分点", ", down 3 percentage points", "percentage points", "%"),
    Pair("way", "。投诉上升。", ". Complaints rise.", "rise", "fall"),
    Pair("way", "。费用降低。", ". Costs fall.", "降低", "提高"),
    Pair("door", "。打开阀门。", ". Open the valve.", "Open", "Shut"),
    Pair("duty", "。双方必须到场。", ". Both must be there.", "must", "may"),
    Pair("turn", "。最先通知家属。", ". Families are told first.", "first", "last"),
    Pair("share", "。所有门店停业。", ". All stores close.", "All", "Some"),
    Pair("who", "。由法务签字。", ". Legal signs.", "Legal", "Finance"),
    Pair("storey", "。楼上有人。", ". Somebody is upstairs.", "upstairs", "downstairs"),
    Pair("currency left out", "，押金五万元", ", a deposit of CNY 50,000", "CNY ", ""),
    Pair("currency left out", "，罚 500 万元", ", a fine of CNY 5 million", "元", ""),
    Pair("negation", "。不要挂断电话。", ". Do not hang up the phone.", "Do not hang", "Hang"),
    Pair("negation", "。切勿转发这封邮件。", ". Never forward this email.", "Never forward", "Forward"),
    Pair("negation", "。不得拆开货物。", ". The goods must not be opened.", "must not", "must"),
    Pair("negation", "。我们从不索要密码。", ". We never ask for your password.", "从不索要", "会索要"),
    Pair("negation", "。短信里没有链接。", ". There are no links in our messages.", "没有", "有"),
    Pair("negation", "。这批货不能退。", ". These goods cannot be returned.", "cannot", "can"),
    Pair("negation", "。今晚不发公告。", ". No notice is published tonight.", "No notice", "A notice"),
    Pair("negation", "。请把货寄回。", ". Please send the goods back.", "Please", "Please do not"),
    Pair("ordinal", "，第二名候补到场", ", with the second stand-in on site", "second", "third"),
    Pair("ordinal", "，排第五", ", fifth in line", "第五", "第六"),
    Pair("fraction", "，约五分之一", ", about a fifth", "a fifth", "a quarter"),
    Pair("fraction", "，占四分之三", ", three quarters of all", "四分之三", "四分之一"),
    Pair("multiple", "，翻了三倍", ", three times as many", "three", "four"),
    Pair("interval", "，每 30 分钟报一次", ", reported every 30 minutes", "30 minutes", "3 hours"),
    Pair("interval", "，每天巡两次", ", patrolled twice a day", "a day", "a week"),
    Pair("interval", "，每周复查", ", checked weekly", "weekly", "monthly"),
    Pair("weekday", "，周一上线", ", live on Monday", "周一", "周二"),
    Pair("weekday", "，周日停发", ", nothing sent on Sunday", "Sunday", "Saturday"),
    Pair("working days", "，5 个工作日内付清", ", paid within 5 working days", "working", "calendar"),
    Pair("clock", "，下午 3 点开会", ", meeting at 3 p.m.", "下午", "上午"),
    Pair("mark", "，T+60 分钟复核", ", reviewed at T+60 min", "T+60 min", "T+90 min"),
    Pair("year", "，2027 年生效", ", in force from 2027", "2027", "2028"),
    Pair("quarter", "，二季度验收", ", accepted in the second quarter", "second", "third"),
    Pair("points", "，涨 2 个百分点", ", up 2 percentage points", "个百分点", "%"),
    Pair("telephone", "，打 400-820-8820 转 803", ", ring 400-820-8820 ext. 803", "803", "830"),
    Pair("command", "，执行 tar -xzf", ", run tar -xzf", "-xzf", "-czf"),
    Pair("version", "，升到 v3.2.10", ", upgraded to v3.2.10", "3.2.10", "3.2.1"),
    Pair("file", "，填 claim_form.xlsx", ", fill in claim_form.xlsx", "xlsx", "docx"),
    Pair("temperature", "，保持 4 ℃", ", kept at 4 °C", "4 °C", "8 °C"),
    Pair("size", "，撤到 2 公里外", ", withdraw 2 km", "2 km", "2 m"),
    Pair("size", "，每箱 25 千克", ", 25 kg a box", "千克", "克"),
    Pair("size", "，留 10 GB", ", keep 10 GB free", "10 GB", "10 TB"),
    Pair("side", "，不少于 3 人", ", with no fewer than 3 people", "fewer", "more"),
    Pair("side", "，不超过 8 小时", ", up to 8 hours", "不超过", "不少于"),
    Pair("step", "，回到第 2 步", ", go back to step 2", "step 2", "step 3"),
    Pair("day", "，今天发", ", sent today", "today", "tomorrow"),
    Pair("day", "，次日复查", ", checked the next day", "次日", "当天"),
    Pair("left out", "，2 小时内回电", ", ring back within 2 hours", "within 2 hours", "soon"),
    Pair("only", "。只能由法务签字。", ". Only legal may sign.", "Only legal", "Legal"),
    Pair("only", "。仅限内部使用。", ". For internal use only.", " only", ""),
    Pair("only", "。仅向监管报告。", ". Report to the regulator only.", "仅向", "向"),
    Pair("acronym", "，看 SLA 报表", ", look at the SLA report", "SLA", "CDN"),
    Pair("acronym", "，查 VPN 日志", ", check the VPN log", "VPN", "SSO"),
    Pair("side", "。至多问三次。", ". Ask three times at most.", "至多", "至少"),
    Pair("side", "。不超过五次。", ". No more than five times.", "No more", "No fewer"),
    Pair("side", "。不少于两小时。", ". No less than two hours.", "不少于", "不超过"),
    Pair("duty", "。应当记录。", ". It should be recorded.", "应当", "可以"),
    Pair("limit", "。缩短时限。", ". Shorten the deadline.", "Shorten", "Extend"),
    Pair("limit", "。加快处理。", ". Speed it up.", "加快", "放慢"),
    Pair("bolt", "。冻结账户。", ". Freeze the account.", "冻结", "解冻"),
    Pair("bolt", "。锁定账号。", ". Lock the account.", "Lock", "Unlock"),
    Pair("way", "。扩大范围。", ". Widen the scope.", "扩大", "缩小"),
    Pair("truth", "。消息属实。", ". The report is true.", "true", "false"),
    Pair("likeness", "。与昨天相同。", ". The same as yesterday.", "same as", "different from"),
    Pair("passage", "。人员进入。", ". People enter.", "enter", "leave"),
    Pair("form", "。书面答复。", ". Answer in writing.", "in writing", "verbally"),
    Pair("test", "。恢复成功。", ". The recovery succeeded.", "succeeded", "failed"),
    Pair("who", "。由客服答复用户。", ". Customer service answers users.", "客服", "法务"),
    Pair("who", "。通知供应商。", ". Tell the suppliers.", "suppliers", "customers"),
    Pair("negation", "。不要等支援。", ". Do not wait for help.", "Do not wait", "Wait"),
    Pair("negation", "。不要离开现场。", ". Do not leave the scene.", "Do not leave", "Leave"),
    Pair("negation", "。系统不可用。", ". The system is not available.", "not available", "available"),
    Pair("heads", "。双人复核。", ". Two people check it.", "Two people", "One person"),
    Pair("ordinal", "，第六名递补", ", the sixth moves up", "第六", "第七"),
    Pair("left out", "，扣 300 元", ", less CNY 300", "300 元", "一些钱"),
)
"""Changes of what is first written into both languages."""

WHOLE = (
    *(
        (kind, words)
        for words in ("TODO", "TBD", "...", "待补", "……", "???", "XXX", "lorem ipsum dolor", "待定", "（待补充）")
        for kind in ("unfinished",)
    ),
    *(("unfinished at the end", words) for words in ("TODO", "（待补）", "[TBD]", "待定。")),
    *[("swapped", "")] * 6,
    *[("copied", "")] * 8,
)
"""Texts that are written instead."""
EACH = 6
"""Texts for each change of what stands in the playbooks."""
