"""The characters that can be typed into the fields of a form."""

from __future__ import annotations

_OTHERS, _CHINESE = range(0xA1, 0xA9), range(0xB0, 0xF8)
"""Rows of GB 2312: marks, kana, Greek, Cyrillic and the letters of Pinyin, and its 6,763 Chinese characters.

Read as GBK, which has the dash and the dot of today where Python's GB 2312 has others.
"""
_NAMES = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫"
    "䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮丏乂乸亶亸亹伈伋伣伭伾佁佖佸佺佽侁侂侘侴侹俍俙俫俵俶倓倕倞倧倴"
    "倻偁偓偡偭偰偲傃傉傒傕僇僎僔僰儦儳儴冏冔冮凓凘刬剅剋剕剟劄劼勍勔勚勠匜匼卬厖厾叆叇叕叚吽呇呣咇咉咍咡咥咺哃哢"
    "哱唝唵啫啰啴喆喤嗐嗞嘚嘡噀噂噇嚄嚚嚭囷圌圐圙圢圫圲坉坋坒坥坬坰坽垈垍垎垏垕垙垚垞垟垯垱垵垺垾垿埆埇埌埗埪埫埵"
    "埼堃堉堌堎堐堧堨堲堼堽堾塅塆塝塱墈墐墕墘墡墣墦壸夐夬奓奡奭妘妧妭姈姞姤姮姱姶姽娀娵婌婍婘婞婠婤婫婳婻婼媂媄媆"
    "媓媖媞媭媱嫄嫕嫚嫪嫭嫽嬛嬥嬬嬿孅孖宧宬寁尨尪屃屼屾岊岞岠岨峂峃峗峘峛峣峧峱峿崀崁崄崌崒崚崟崡崶崿嵁嵅嵎嵖嵚嵲"
    "嶅嶍嶒嶓嶟嶦嶲巇巉帡帨幖幪庤庱庼廆廋廙弆弇弢弨弶弸彟彧徛忞忳忺恓恔悆悈悢悰惇惎惔惙惛愃愐愔愭慆慥慬慭憕憙憭憺"
    "戣戭扂扅扆扊扞扺扽抃抔拃拤挓挦捯捽掞揕揳搒摏摛摴摽擿攽敔敩斝斠斶旐旞旴旵旸旻旿昄昇昈昉昒昡昣昤昪昫昳昺昽晅晊"
    "晐晙晞晢晪晫晱暅暕暲暵暶暿曈曌朏朓朳朸杄杕杙杧杻枅枍枲枹柈柊柖柷栐栒栟栴栻桯桲桹梌梠梣梴梼梽梾梿棁棐棓棤棨棪"
    "棫棬棻棽椀椆椑椓椪椸楒楙楩楪楯榃榅榑榖榰槃槚槜槱橑橞橦檞櫆欂欸欻歅殣毌毐氾氿汈汋汧汫汭沄沇沘沚沨沺泂泃泇泙泚"
    "泜洈洑洓洘洢洣洨洭洴洸洺洿浉浐浕浛浟浡浥浬浭浰浲涄涍涐涘涢涴淏淜淟淯淴渟渰渼湉湑湜湝湣湲湴溁溇溍溚溞溠溦溵溹"
    "滃滆滉滍滘滧滪滫漈漋漖漦漴漷漹漻漼潏潖潟潩潵潽潾澂澛澥澪澭澴澼澽濋濩瀌瀍瀔瀱瀼灈炆炌炘炟炣烔烜烝烠烶烺烻焆焌"
    "焗焜焞煁煃煋煓煟煴熇熛熜熥熻燊燋燏燚爇爔爚爟牁牂牚牤牥牻犇犨狉狝猄猇猯猰猺獴玃玒玓玕玘玙玚玞玠玡玤玥玦玭玱玶"
    "玹玼玿珅珇珋珌珒珕珖珛珝珢珣珦珪珫珰珵珷珸珹珺珽琀琄琇琈琎琔琟琡琤琫琭琯琲瑀瑂瑃瑄瑅瑆瑑瑓瑔瑖瑝瑢瑧瑨瑬瑱瑳"
    "璆璈璒璘璟璠璥璪璬璮璱璲瓀瓖瓘瓻甗甡甦甪畖畤畬畯疁疍疐疢疭痓瘆癗癿皕皛皞皦皭盉盦盷眊眬睄睎瞋瞫瞭矞矰矻矼砄砆"
    "砠砫砮砵硁硊硍硔硙硚硿碃碈碏碨碶磏磜磡磹磻礌礵祃祇祊祋祎祏祐祕祲祼祾禋禒禔禘禛禤秬秾稌稑稙穄穙穜穟窅窊窎窣窸"
    "竑竘竫笯筀筜筤筥筦筶筼箓箖篯簃簉簕簝簠簰籥粿糒糵絜縠縢繄纮纴纻纼绖绤绹缊缐缞罍罶罽羑羓羕羖羱翀翂翃翈翙翚翛翯"
    "翷翾耇耏耑耤耰肸胈胠胣脟脩脿腒腘腨腯膙臑臜舠舥舲艅艎芃芠芣芼苉苧苾茀茋茓茝茽荁荄荓荖荙莙莝莿菂菉菍菼萚萣萩萳"
    "萹葎葖葰葴蒄蒐蒟蒨蒱蒻蓂蓇蓏蓢蔀蔃蔈蔊蕗蕰薁薢薳薸薿藟藠藦藨蘘虒虓虤虷虸蚄蚆蚲蛃蜎蜐蝘蝲螠螣螱蟏蟫蠋衃衎衒衠"
    "袆袗袪袯裈裛褕褟褯襕襚襜襫觃觟觭觱觿訄訚詟讱讻诇诐谞谼谿豨豮貆赑赒赗赟赪趯跂跐跱跶踒踦踶蹅蹐蹚蹜蹢蹽蹾轪辀辌"
    "辒辿迺逴遆遹邘邠邨邲邽邿郃郈郚郤郪郿鄀鄃鄅鄌鄑鄗鄘鄚鄜鄠鄫酂酅酦酺醨醾釐鋆钖钘铏铚铻锜锧锳锽镃镈镋镕镚镠镮镴"
    "镵闿阇阘陎陑陞隃隩隺雊雱霅霨靬靰靸靺靽靿鞁鞡鞧鞨鞬鞮鞳韂韨頔颋颎颙飏飐飔飗饳饸饹饻馃馉馌馝馞馧驲骃骉骍骎骕骙"
    "骦髃髎髢髽鬒鬘鬶鬷魆魋鱽鱾鲀鲃鲉鲊鲌鲏鲖鲗鲘鲙鲝鲪鲬鲯鲹鲾鲿鳀鳁鳂鳈鳉鳑鳒鳚鳛鳠鳡鳣鳤鸤鸧鸮鸰鸻鸼鹀鹍鹐鹒鹔"
    "鹖鹙鹝鹟鹠鹡鹢鹮鹯鹲鹴麀麑麖麹黇黡鼒鼩鼫鼱齁齇齉龁龂龢鿍鿎鿏𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈"
    "𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖"
    "𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁"
    "𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭"
    "𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓"
)
"""What the Table of General Standard Chinese Characters (通用规范汉字表, State Council, 2013) has beyond GB 2312.

Most of it stands in the names of people and places. 頔, which names use, too, is not in the table.
"""
_RARER = (
    "龑曱甴峯珮淩濬栢鍾彣飝朤槑玊喦靑晧琍寗堯勳輝韡龘靐瓛㻞㴋嶽尙昰晉朩濛眘綝霂猋㵘㸚㷫畾灥羴鱻麤飍轟譶䨻惢囍琂夆娢"
    "寔巘拏晳晹暐暘暠暻泩淽澔僪勣喩塋媺嫈嬅嶔弌惪憓敍曐曧曶杶梛棅榥樑樫橲檍歛洆淐渢湸溫澐瀠烿煇煒煕熲爕珆珎珤琁琜琹"
    "瑈瑸璂璕瓈瓔畇畊皝皠眀祤穠竩笉筍粦翽芛苂苼荺萾蒓薐藴蘓裬裵詅諠諴譞贇軒辳逌郞鈊鈜鉦銥銧鍇鍈鍶鎧鏐鑑雟霙韋頴顗颺"
    "飛馿駿驊髙鯤鵬鶤鸞黃﨑"
)
"""Of names that are older than the table or follow no table: rare ones, and other forms of common characters."""
_ELSEWHERE = (
    "陳張劉鄭鈺瑋嫺翹錦榮寶蓮鳳嬌麗華潔瑩穎儀詠鋒鑾濤燁蘇鐵馮鄧藍賴顏釗嫻祿兪啓叡聰別員簡費吳楊趙孫馬羅謝韓葉許呂閻"
    "蔣譚鄒陸龍萬湯嚴盧範龔鮑顧錢賀龐聶閆莊齊塗歐陽關蕭鄺賈鄔紀師紅剛強偉軍傑濱達遠進樂雲國慶學誠義賢東豐業興靜蘭豔"
    "蕓綺綾維緯縈繼續綱紹緒純紋貞貝資賓質贊軾轅連運遜邁適遙鄉醫鈞鈴鉅鉉銀銘銓銳錫鎮鏡鐘長門開閔閩闊際陰陣隊階雋雙離"
    "難電霧靈順頌預領頡頤頻題願類顯風颯養餘館馳駒駱騰驍驥魯鮮鯉鴻鵑鶯鷹鹽麥黨齡龜萊葦蓋蔭薔藝蘆蘊虛號衛補裡裝見規視"
    "覺覽觀計訓記訪設証詩詳誌語說調談諾謙講證譯議護豈貫責貴買賁財貨賜贈趕躍車載輔輕輪農邊選還鄰錄錚鋼鏈鑄鑒閃陝隨隱"
    "雞雜實對尋導屆層岡島嶺幣幫幹庫廣廠廟彥彌從復徹恆悅愛慮憂憐應懷戀戰戲掃採揚換搖擇擊據擁擴攝敵數書會朧機權橋櫻歷"
    "歸氣決沖況淨淵減測渾溝滄滿漢漸潤澤濟灣為烏無煥熱爭爾牆狀獨獻現瑯環璣璽瓊畢畫異當發皚盡監盤眾確磚禎禮種稱穀積穩"
    "窮競筆節築簽籌糧約級紐組細終結絲經綠網緣編緩縣總織繪羨習聖聞聯聲聽職肅腦膚臨與舉舊艦莖處"
)
"""Of the names of colleagues in Hong Kong, Macao, Taiwan and Japan, who write them so on any form."""
_LETTERS = (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x17F), *range(0x218, 0x21C), *range(0x1EA0, 0x1EFA))
"""Latin-1, Latin Extended-A, what Romanian and what Vietnamese has beyond."""
_MORE_LETTERS = "ƠơƯưǍǏǑǓǕǗǙǛǸǹʻẞς"
"""Two more of Vietnamese, capitals of Pinyin, the sign in Oʻzbek, the end of a Greek name."""
_ALSO = "€–•™✓㎡〇・‧―−‹›„‚☎㎏㎞㎥†₩₫"
"""What people type into forms and GB 2312 lacks: 〇 is the zero of 二〇二六年, ・ and ‧ part the names of some."""
_BIG5, _JIS = range(0xA4, 0xC7), range(0xB0, 0xF5)
"""Rows of the 5,401 characters that Taiwan writes most, and of the 6,355 of Japan (JIS X 0208)."""
_JAPANESE = "髙﨑濵栁彅瀨𠮷"
"""Of Japanese names, beyond those rows."""
TYPED_IN = {
    "Traditional": "".join(
        bytes((row, cell)).decode("big5", "ignore")
        for row in _BIG5
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    ),
    "Japanese": _JAPANESE
    + "".join(bytes((row, cell)).decode("euc_jp", "ignore") for row in _JIS for cell in range(0xA1, 0xFF)),
}
"""What is typed beyond TYPED into a form that is in a language of these shapes."""
TYPED = "".join(
    dict.fromkeys(
        "".join(
            (
                *map(chr, _LETTERS),
                _MORE_LETTERS,
                _ALSO,
                *(
                    bytes((row, cell)).decode("gbk", "ignore")
                    for row in (*_OTHERS, *_CHINESE)
                    for cell in range(0xA1, 0xFF)
                ),
                _NAMES,
                _RARER,
                _ELSEWHERE,
            )
        )
    )
)
"""The letters of Europe and Vietnam, GB 2312 and the characters of names, 8,836 of them Chinese.

They cost 2.0 MB a form; the 3,755 most common ones of GB 2312 alone would cost 0.8 MB, and lack most given names.
Traditional and Japanese characters are in the forms of those languages only (`TYPED_IN`).
"""
