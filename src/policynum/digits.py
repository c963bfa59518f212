"""How a numeral is written, as fragments for the patterns that look for one: 1.3万亿, 三千五百万, 2亿1836万, 3个亿."""

from __future__ import annotations

ARABIC = "0-9"
CHINESE_DIGIT = "〇零○一二三四五六七八九两"
FORMAL_DIGIT = "壹贰叁肆伍陆柒捌玖貳參陸"
SCALE = "十百千万亿拾佰仟萬億"
LARGE = "万亿萬億"
CHINESE = CHINESE_DIGIT + SCALE + "廿卅兩"
HEAD = CHINESE_DIGIT + "十百千万亿廿卅"  # what a Chinese numeral in running text begins with
CHINESE_PLAIN = CHINESE.translate(str.maketrans("", "", "两百千"))

# 投资3个亿, 3个多亿; but 3个亿元以上项目 are three projects.
OF_HUNDRED_MILLIONS = "个(?:[多余](?=亿)|(?=亿(?![元级以吨斤])))"
OF_UNITS = "(?:[瓦米克伏卡帕焦赫乏牛升]|分点|安(?![全置排徽康居保])|字节|比特|电子伏|兆比特)"
# 10^12 before money and before 亿, as Taiwan, Japan and Korea count; elsewhere 兆 is the 10^6 of 兆瓦, 兆赫.
TRILLION = (
    "兆(?=[多余]?(?:[美日韩欧港台]?[元圆]|新?台币|人民币|美金|英镑|卢布|越南盾|印尼盾)"
    "|[0-9一二三四五六七八九十百千零,]{1,8}亿)"
)
# 千 and 百 belong to the unit in 750千伏, 8.3百分点, 3百万英热; 万 and 亿 never do.
SCALES = f"(?:[{LARGE}十拾佰仟]|千(?!{OF_UNITS})|百(?!分|帕|万英热)|{TRILLION})"

# What may stand behind the first digit of an Arabic numeral.
ARABIC_REST = (
    f"[{ARABIC}]*+"
    "(?>(?:"
    # 28,583.5, with a thin blank too; never 2021,300
    rf"(?>(?:(?<![{ARABIC}]{{4}})[,﹐\u2009\u202f][{ARABIC}]{{3}}(?![{ARABIC}]))+)(?>(?:[.．][{ARABIC}]++)?)"
    rf"|[.．·](?=[{ARABIC}])[{ARABIC}]++"  # 16.9, ７．５, 19·5
    ")?)"
    f"(?>(?:[多余几来](?=[十百千万亿萬億])|{OF_HUNDRED_MILLIONS})?)"  # 30多万, 1000余万, 3个亿
    f"(?>{SCALES}*)"
    "(?>(?:(?<=[万千])[多余](?=亿)亿)?)"  # 10万多亿
    "(?>(?:"  # 2亿1836万, 1万6千, 3千5百, 7亿一千五百二十七万, 3万4000, 1千零20
    f"(?<=[十百千万亿萬億兆])零?+(?:[{CHINESE_DIGIT}](?=[十百千])|[{ARABIC}]{{1,4}}+(?=[十百千万亿多余])|(?<=零)[{ARABIC}]{{1,3}}+"
    f"|[{ARABIC}]{{4}}(?![{ARABIC}.．年])"
    rf"|[{ARABIC}][,﹐][{ARABIC}]{{3}}(?![{ARABIC},﹐.])"  # 5兆2,345亿, 4万6,450
    rf"|(?<=[亿億])[{ARABIC}]{{1,4}}+[.．][{ARABIC}]++(?=[万萬]))"  # 6亿1163.2万
    f"(?>(?:[{CHINESE_DIGIT}](?![个])|[多余几](?=[千百万亿])|{SCALES})*)"
    ")*)"
)
_NUMBERED = "季月年是、项种名带路体线大方家条件次"  # what follows a number behind the number of a heading
# What may stand behind the first character of a Chinese numeral.
CHINESE_REST = (
    f"(?>(?:[{CHINESE_PLAIN}{FORMAL_DIGIT}]|千(?!{OF_UNITS})|百(?!分[点位])"
    f"|{TRILLION}"  # 四十九兆九千亿
    "|两(?=[百千万亿])"  # 一千两百
    "|(?<=[一三零])两(?=[个年天次种代项件家名位人周月小句三])"  # 一两年, 零两个月; but 七万两 weighs
    f"|[多余来](?=[{LARGE}])|{OF_HUNDRED_MILLIONS}"  # 三千多万, 一个亿
    f"|几(?=[{SCALE}])|(?<=[十百千零拾佰仟])[几幾]"  # 一百几十, 十几
    f"|[点點．](?=[{CHINESE_DIGIT}{FORMAL_DIGIT}])"  # 八点三; 四．四五％ in the press of Taiwan
    # 二七一.八平方公里; 三.一季度 and 一.三项 are numbered
    f"|(?<![\n 　].)[.·](?=[{CHINESE_DIGIT}]{{1,4}}+(?![{_NUMBERED}{CHINESE_DIGIT}]|个(?!百))[一-鿿%％‰])"
    ")*)"
)
