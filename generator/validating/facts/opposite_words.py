"""Words that say one of a few things that cannot both be meant, in each language: up or down, open or shut."""

from __future__ import annotations

from typing import NamedTuple

Meaning = tuple[str, str]
"""Of what kind, and which of that kind: `("way", "up")`. Two of one kind are opposites."""


class Words(NamedTuple):
    """How a language says a meaning."""

    says: str
    """Pattern of the words that mean it wherever they stand."""
    may_say: str = "(?!)"
    """Pattern of further words that may mean it: where one of them is, nothing is told."""


WORDS: dict[str, dict[Meaning, Words]] = {
    "zh": {
        ("way", "up"): Words("上升|回升|升到|涨|增[加多长大]|变多|提高|上调|扩大", "升|增|加|高|更多|多了|大于|起|上(?!市|线|传|报|海)"),
        ("way", "down"): Words("下降|[降跌]到|跌|减少|变少|降低|下调|骤降|回落|缩小|(?<![下骤])降(?!价|临|落|低|到)", "减|低|少|落|小|缩|下滑|退|下(?![单一次午架载发列面])"),
        ("door", "open"): Words("打开|开启|启用|点开|重开", "开(?!始|展|除|会|出|放日)|启|放|点进"),
        ("door", "shut"): Words("关闭|关掉|关停|停用|关上|关单", "关(?!于|心|联|键|系|注|口)|停|闭|封(?![邮信函面])|断|结单"),
        ("duty", "must"): Words("必须|务必", "须|(?<![回供反响效对])应(?![急用对付商答声酬])|得(?=[有在用是])|(?<![主重只次摘概不])要(?!求|闻|点)|需|一定|只能|不得不|才能|该"),
        ("duty", "may"): Words("可以|允许(?!的)|可选", "可|(?<![功性])能(?![力源])|允许|或许|有权|不用|不必"),
        ("storey", "above"): Words("楼上", "上"),
        ("storey", "below"): Words("楼下", "下"),
        ("turn", "first"): Words("首先|第一|首[次个批版份]|最先|最早", "首|先|头|初|早|前|一上"),
        ("turn", "second"): Words("第二(?!天)", "二|又|再次|另|两|(?<!首)次"),
        ("turn", "third"): Words("第三", "三"),
        ("turn", "last"): Words("最后|最晚|最迟|末[次尾]", "第[二三]|末|后|尾|终|晚|上一?次|过去|迟|余|近"),
        ("turn", "next"): Words("下一?[步次轮个]", "下|后|接|次"),
        ("turn", "previous"): Words("上一?[步次轮]|上一个", "上|前|过去|近|一"),
        ("extreme", "most"): Words("最[高大多长]", "最.{0,3}[高大多长]|上限|顶|至多|不超|以内|首|封"),
        ("extreme", "least"): Words("最[低小少短]", "最.{0,3}[低小少短]|下限|至少|不低|起码"),
        ("level", "high"): Words("高风险|高[危档]", "高"),
        ("level", "low"): Words("低风险|低档", "低"),
        ("size", "small"): Words("(?<![\u4e00-\u9fff])小(?=：)", "小|轻"),
        ("size", "medium"): Words("(?<![\u4e00-\u9fff])中(?=：)", "中"),
        ("size", "large"): Words("(?<![\u4e00-\u9fff])大(?=：)", "大|重"),
        ("harm", "slight"): Words("轻伤|轻微", "轻|小"),
        ("harm", "grave"): Words("重伤|严重", "重|大|危"),
        ("reach", "inside"): Words("内部|对内|内网", "内(?!容)|自己|自家"),
        ("reach", "outside"): Words("外部|对外(?!传播)", "外|公开|公布|公众|第三方|独立"),
        ("reach", "public"): Words("公开|公布", "公|发布|外|发|露"),
        ("reach", "secret"): Words("保密|机密", "密|私|内"),
        ("answer", "yes"): Words("同意|接受", "同意|受|愿|肯|批|准|认|允"),
        ("answer", "no"): Words("拒绝|拒收|回绝", "拒|不|驳|推"),
        ("list", "add"): Words("加入|添加|新增", "加|增|补|入|添|新"),
        ("list", "delete"): Words("删[除去掉帖]|移除|去掉|剔除", "删|去|除|剔|移|撤|清|扣"),
        ("list", "keep"): Words("(?<!只)(?:保留|留存|保存)", "留|存|保|不动"),
        ("course", "start"): Words("开始|开售|启动", "开|启|始|重|发"),
        ("course", "stop"): Words("停止|停售|停下|叫停|暂停|停掉", "停|止|结束|收|中断|断|撤|关|下架|终"),
        ("course", "resume"): Words("恢复", "复|重|回|修|通"),
        ("points", "of a hundred"): Words("[%％]|百分之", "成"),
        ("points", "between shares"): Words("百分点", "分"),
        ("test", "passed"): Words("通过(?![电微短邮网])", "过|合格|批|成"),
        ("test", "failed"): Words("没通过|未通过|不合格|失败|没过", "不|没|未|退|败|失|错|漏"),
        ("share", "all"): Words("所有|全部|一律", "全|都|每|任|各|凡|均|整|完|逐|满|皆|一切|总"),
        ("share", "some"): Words("部分|少数|有些|某些|个别", "少(?!于)|(?<![这那哪])些|几|某|一批|有的"),
        ("moment", "before"): Words(
            "之前|以前|(?<![目当此日天年眼面提从空生先向往跟停超史月周之以钟时期点刻])前(?![后台三两几十\\d端线沿景提往期任身一二四六言面夜途列置 ])", "前|先|未|早|事先|赶在|等|才|到.{1,8}为止"
        ),
        ("moment", "after"): Words(
            "之后|以后|(?<![前先今售落幕最日天年月周时钟之以背先])后(?=[，。；、）]|$)", "后|再|才|完(?!整|全)|过后|随|一.{1,6}就|[天日月年时]起"
        ),
        ("who", "legal"): Words("法务", "律|法"),
        ("who", "finance"): Words("财务", "财|资金|会计"),
        ("who", "personnel"): Words("人力(?!不|成)", "人力|人事"),
        ("who", "commander"): Words("指挥长", "指挥|副"),
        ("who", "spokesperson"): Words("发言人", "发言"),
        ("who", "police"): Words("警方|公安", "警|公安"),
        ("who", "bank"): Words("银行", "银行|行"),
        ("who", "reporter"): Words("记者", "记者|媒体|报"),
        ("who", "lawyer"): Words("律师", "律|法"),
        ("who", "buyer"): Words("买家", "买|用户|顾客|客|人|他"),
        ("who", "seller"): Words("卖家", "卖|商|店|他|人|家"),
        ("who", "merchant"): Words("商家", "商|店|卖|家|户|他"),
        ("who", "staff"): Words("员工", "员|人|同事|工|谁|他|大家"),
        ("who", "user"): Words("用户", "用|户|客|人|他|买|大家|您|你"),
        ("who", "rider"): Words("骑手", "骑|快递|人"),
    },
    "en": {
        ("way", "up"): Words(
            "ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|up to|up",
            r"climb\w*|more|higher|rais(?:e|es|ed|ing)|better|add(?:s|ed|ing)?|extra|wider|larger|over|above|return(?:s|ed)?|back|longer"
            r"|peak(?:s|ed)?|surg(?:e|es|ed|ing)|gain(?:s|ed)?|doubl\w+|expand\w*|spread\w*|strengthen\w*",
        ),
        ("way", "down"): Words(
            "down to|down|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|shr[iau]nk(?:s|ing)?"
            "|reduc(?:e|es|ed|ing)|fewer|lower",
            r"less|lowers|lowered|lowering|cut(?:s|ting)?|below|under|slow\w*|smaller|eas(?:e|es|ed)|loss|los(?:e|es|t)|reduction|slump\w*|narrow\w*|short\w*",
        ),
        ("door", "open"): Words(
            "open(?:s|ed|ing)?|reopen(?:s|ed|ing)?|(?:switch|turn)(?:ed|es|s)? (?:it |them )?on|enable[sd]?",
            r"on|unlock\w*|read|tap\w*|click\w*|activat\w+|public\w*|release[sd]?|start\w*",
        ),
        ("door", "shut"): Words(
            "clos(?:e|es|ed|ing)|shut(?:s|ting)?|(?:switch|turn)(?:ed|es|s)? (?:it |them )?off|disable[sd]?",
            r"off|down|stop\w*|lock\w*|end\w*|settl\w+|suspend\w*|resol\w+|finish\w*|out of",
        ),
        ("duty", "must"): Words("must", r"ha(?:s|ve|d) to|shall|should|need\w*|required?|requires|only|cannot|bound|obliged"),
        ("duty", "may"): Words("may|can|allowed|optional|need not", r"could|might|possib\w+|free|permit\w*|let\w*|able|cannot|welcome"),
        ("storey", "above"): Words("upstairs", "up|above|over"),
        ("storey", "below"): Words("downstairs", "down|below|under"),
        ("turn", "first"): Words("first|earliest", r"initial\w*|holding|open\w*|before|begin\w*|start\w*|top|early|earlier|once|ones?"),
        ("turn", "second"): Words("second(?! line)", r"two|twice|other|another|seconds|2|secondary|again|next"),
        ("turn", "third"): Words("third", "thirds?|three|3"),
        ("turn", "last"): Words("last|latest|finally", r"second|third|final|end\w*|close\w*|late\w*|only then|past|recent\w*|finish\w*|lasts|then"),
        ("turn", "next"): Words("next", r"follow\w*|coming|then|another|later|after|new|again|when"),
        ("turn", "previous"): Words("previous|last(?= (?:step|time|drill|round|exercise))", "last|before|earlier|past|first time"),
        ("extreme", "most"): Words("highest|largest|biggest|longest|maximum", "most|worst|greatest|up to|top|limit|max|no more|peak"),
        ("extreme", "least"): Words("lowest|smallest|fewest|shortest|minimum", "least|min|no less|no fewer"),
        ("level", "high"): Words("high", r"high\w*"),
        ("level", "low"): Words("low", r"low\w*"),
        ("size", "small"): Words("small(?= –|[,:])", r"small\w*|minor|little"),
        ("size", "medium"): Words("medium(?= –|[,:])", r"medium|mid\w*"),
        ("size", "large"): Words("large(?= –|[,:])", r"large\w*|big|major"),
        ("harm", "slight"): Words("minor|slight(?:ly)?", r"small\w*|light\w*"),
        ("harm", "grave"): Words("serious(?:ly)?|severe(?:ly)?", r"grav\w+|bad\w*|major|critical\w*|heav\w+"),
        ("reach", "inside"): Words("internal(?:ly)?|in-house|inside", "staff|our own|inner|insiders?|employees?|home|ourselves|company|within"),
        ("reach", "outside"): Words("external(?:ly)?|outside|outsiders?", r"out|third|independent|public\w*|publish\w*|abroad|anyone"),
        ("reach", "public"): Words("public(?:ly)?|publish(?:es|ed|ing)?", r"open\w*|post\w*|out|outside|announc\w+|disclos\w+|press|release[sd]?|say|said"),
        ("reach", "secret"): Words("secret(?:ly)?|confidential(?:ly|ity)?", r"private\w*|privacy|quiet\w*|close|closed|in the room|inside"),
        ("answer", "yes"): Words("agree[sd]?|accept(?:s|ed|ing)?", r"consent\w*|tak\w+|willing\w*|yes|approv\w+|admit\w*|agreement|with the|allow\w*|grant\w*"),
        ("answer", "no"): Words("refus(?:e|es|ed|ing|al)|reject(?:s|ed)?", r"declin\w+|turn\w*|no|not|den\w+|never|cannot|won't|unwilling"),
        ("list", "add"): Words("add(?:s|ed|ing)?|join(?:s|ed|ing)?", r"new\w*|put\w*|includ\w+|extra|additional|insert\w*|enter\w*|fill\w*|plus|append\w*"),
        ("list", "delete"): Words("remov(?:e|es|ed|ing|al)|delet(?:e|es|ed|ing|ion)|eras(?:e|es|ed|ing)", r"out|off|exclud\w+|drop\w*|less|cut\w*|down|take\w*|taken|strip\w*|clear\w*|deduct\w*"),
        ("list", "keep"): Words("keep(?:s|ing)?(?! only)|kept(?! only)|retain(?:s|ed|ing)?", r"sav\w+|stor\w+|hold\w*|held|leav\w+|left|stay\w*|remain\w*|preserv\w+|record\w*|retention|file[sd]?|stand\w*"),
        ("course", "start"): Words("start(?:s|ed|ing)?|begin(?:s|ning)?|began|launch(?:es|ed|ing)?", r"open\w*|activat\w+|restart\w*|resum\w+|from|first|since|return\w*|set\w*|initial\w*|bring\w*|switch\w*|call\w*"),
        ("course", "stop"): Words("stop(?:s|ped|ping)?|halt(?:s|ed)?|paus(?:e|es|ed)|suspend(?:s|ed)?", r"end\w*|off|down|clos\w+|withdr\w+|hold\w*|held|cut\w*|over|outage|interrupt\w*|finish\w*"),
        ("course", "resume"): Words("restor(?:e|es|ed|ing)|resum(?:e|es|ed|ing)", r"return\w*|recover\w*|back|again|reopen\w*|normal|restart\w*|repair\w*|fix\w*|lift\w*|up|renew\w*"),
        ("points", "of a hundred"): Words(r"[\d.,]+ ?(?:%|per ?cent)", "per ?cent|shares?|rates?|all"),
        ("points", "between shares"): Words(r"[\d.,]+ (?:percentage )?points?"),
        ("test", "passed"): Words("pass(?:es|ed)?", r"through|via|approv\w+|met|good|ok"),
        ("test", "failed"): Words("fail(?:s|ed|ure|ures)?", r"no|not|never|without|open|wrong|error\w*"),
        ("share", "all"): Words("(?<!not )(?:all|every|everybody|everyone)", r"each|any\w*|whole\w*|entire\w*|full\w*|always|complete\w*|both|overall|total\w*|one"),
        ("share", "some"): Words("some|partly|partial(?:ly)?", r"few\w*|part|parts|certain|share\w*|somebody|someone|several|single|individual\w*|minority|portion\w*|what"),
        ("moment", "before"): Words(
            "before|prior to|ahead of", r"until|till|by|first|earlier|previous\w*|yet|beforehand|already|ahead|early|in advance|unless|unchecked|prior"
        ),
        ("moment", "after"): Words(
            "after(?! (?:every|each) )", r"once|since|when|then|later|afterwards|following|follow\w*|next|until|as soon as|upon|having|now|behind|on|and"
        ),
        ("who", "legal"): Words("legal", r"law\w*|counsel|legally"),
        ("who", "finance"): Words("finance", r"financ\w+|treasury|money|account\w*"),
        ("who", "personnel"): Words("HR", "personnel|human resources|people"),
        ("who", "commander"): Words("commander", r"command\w*|leads?"),
        ("who", "spokesperson"): Words("spokesperson", r"spokes\w+|speak\w*|spoke\w*"),
        ("who", "police"): Words("police", r"polic\w+|officers?"),
        ("who", "bank"): Words("banks?", r"bank\w*|lenders?"),
        ("who", "reporter"): Words("reporters?|journalists?", r"press|media|writers?|journalis\w+|reporting|newspapers?"),
        ("who", "lawyer"): Words("lawyers?|attorneys?", r"counsel|legal|law\w*"),
        ("who", "buyer"): Words("buyers?", r"customers?|shoppers?|users?|people|consumers?|they|them|you"),
        ("who", "seller"): Words("sellers?", r"merchants?|shops?|stores?|they|them|vendors?"),
        ("who", "merchant"): Words("merchants?", r"sellers?|shops?|stores?|they|them|partners?|business\w*"),
        ("who", "staff"): Words("staff|employees?", r"people|colleagues?|workers?|team\w*|nobody|anyone|they|them|we|personnel|in-house|own"),
        ("who", "user"): Words("users?", r"customers?|people|buyers?|you|your|they|them|everyone|anybody|accounts?|consumers?|members?|shoppers?|guests?"),
        ("who", "rider"): Words("riders?", r"couriers?|drivers?|people|they"),
    },
}  # fmt: skip
"""By code of the language."""
