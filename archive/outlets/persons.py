"""Is it a person's name? For places where a name stands without a role.

Chinese names begin with one of a few hundred surnames; what merely begins like one
(``武汉``, ``高考``) is for the caller to rule out by what the text is about.
"""

import re

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃"
    "武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯"
    "纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆司卓古吉缪简车"
    "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩"
    "佘池查苑迟邝慕贝斯滕贲储阚冼余原"
    "張劉陳楊黃趙吳孫馬羅鄭韓馮鄧許蕭蔣葉蘇魏呂盧鍾譚陸賈韋鄒閻龍黎賀顧龔萬錢嚴湯溫齊喬龐顏倪莊聶魯歐"
    "關蘭紀單駱藍靳滕饒牟連蘆麥婁戚黨宮費衛榮"
)
_COMPOUND = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|慕容|夏侯|东方|皇甫|尉迟|公孙|令狐|司徒|端木"
)
PERSON = (
    rf"(?:(?:{_COMPOUND})[\u3400-\u9fff]{{1,2}}|[{_SURNAMES}][\u3400-\u9fff]{{1,2}})"
)
"""A pattern of a Chinese personal name of two to four characters."""

RANK = (
    r"(?:先生|女士|老师|老師|律师|律師|教授|博士|记者|記者|研究员|研究員|学者|學者|作家|诗人|詩人"
    r"|医生|醫生|导演|主编|主編|编辑|編輯|总编|创办人|創辦人|创始人|博主|律所主任)"
)
"""What a person is called before or behind the name."""

_WHOLE = re.compile(PERSON)


def is_person(name: str) -> bool:
    """True for ``张三`` and ``慕容某某``, and for nothing longer."""
    return _WHOLE.fullmatch(name) is not None


def without_rank(name: str) -> str:
    """``某网创办人张三`` and ``张三律师`` -> ``张三``."""
    bare = re.sub(rf"{RANK}$", "", name.strip())
    last = re.split(RANK, bare)[-1].strip()
    return last if is_person(last) else bare
