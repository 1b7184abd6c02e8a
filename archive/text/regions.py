"""Chinese text -> the same text with one word where regions write a name differently.

川普, 杜林普 and 特朗普 are one person, 寮國 and 老撾 one country, 網路 and 互联网上的网络 one
thing. It is a form to compare by, not to read: 雪梨 is a pear as well. What means something
else on the other side is not in the table (数位 is digital there and "several" here), nor
are abbreviations.
"""

import re
from collections.abc import Mapping
from functools import cache

from archive.text.variants import fold_variants

PEOPLE = """
特朗普 川普 杜林普
特金会 川金会
普京 普丁 蒲亭 普亭
奥巴马 欧巴马
希拉里 希拉蕊 希拉莉
克林顿 柯林顿
布什 布希
里根 雷根 列根
肯尼迪 甘乃迪 甘迺迪
尼克松 尼克森
彭斯 潘斯
蓬佩奥 庞培欧 庞皮欧 蓬佩欧 庞佩奥
博尔顿 波顿 波尔顿
姆努钦 梅努钦 米努勤 马努钦
莱特希泽 赖海哲 莱特海泽
佩洛西 裴洛西
卢比奥 鲁比欧 卢比欧
罗姆尼 罗穆尼
福奇 佛奇
贺锦丽 卡马拉·哈里斯 卡玛拉·哈里斯
弗洛伊德 佛洛伊德 弗洛依德 佛洛依德
默克尔 梅克尔
马克龙 马克宏
约翰逊 强森 约翰生
撒切尔 柴契尔 戴卓尔
特鲁多 杜鲁道 杜鲁多
莫里森 莫理森
泽连斯基 泽伦斯基
卢卡申科 卢卡申柯 鲁卡申科
纳瓦尔尼 纳瓦尼 纳瓦利内 纳瓦利尼
戈尔巴乔夫 戈巴契夫 戈巴卓夫
斯大林 史达林 史太林
赫鲁晓夫 赫鲁雪夫
梅德韦杰夫 梅德维杰夫 梅德韦捷夫
埃尔多安 艾尔段 埃尔多根 艾尔多安
内塔尼亚胡 纳坦雅胡 尼坦雅胡 纳坦亚胡 内坦亚胡
卡舒吉 卡修吉 哈苏吉 哈绍吉
卡扎菲 格达费 卡达菲
萨达姆 海珊
本·拉登 宾拉登 本拉登
苏莱曼尼 苏雷曼尼 索莱马尼
哈梅内伊 哈米尼 卡梅尼
杜特尔特 杜特蒂 杜特地
博索纳罗 波索纳洛 博尔索纳罗 波索纳罗
马杜罗 马杜洛
穆加贝 穆加比
斯诺登 史诺登
阿桑奇 亚桑杰 阿桑吉
扎克伯格 祖克柏 札克伯格 朱克伯格
贝索斯 贝佐斯 贝左斯
梵高 梵谷
达芬奇 达文西
贝克汉姆 贝克汉 碧咸
梅西 美斯
普利策 普立兹 普立策
斯皮尔伯格 史匹柏 史匹堡
"""
"""Of one person each; the first name is the one that all become."""

PLACES = """
朝鲜 北韩
韩国 南韩
老挝 寮国
文莱 汶莱
马尔代夫 马尔地夫
新西兰 纽西兰
澳大利亚 澳洲
巴布亚新几内亚 巴布亚纽几内亚
所罗门群岛 索罗门群岛
瓦努阿图 万那杜
图瓦卢 吐瓦鲁
瑙鲁 诺鲁
帕劳 帛琉
基里巴斯 吉里巴斯
意大利 义大利
克罗地亚 克罗埃西亚
斯洛文尼亚 斯洛维尼亚
波斯尼亚 波士尼亚
塞浦路斯 赛普勒斯
马耳他 马尔他
列支敦士登 列支敦斯登
黑山 蒙特内哥罗
贝尔格莱德 贝尔格勒
萨格勒布 札格雷布
阿塞拜疆 亚塞拜然
沙特 沙乌地
沙特阿拉伯 沙地阿拉伯
也门 叶门
卡塔尔 卡达
阿联酋 阿拉伯联合大公国 阿拉伯联合酋长国
埃塞俄比亚 衣索比亚
索马里 索马利亚
吉布提 吉布地
肯尼亚 肯亚
坦桑尼亚 坦尚尼亚
卢旺达 卢安达
布隆迪 蒲隆地
赞比亚 尚比亚
津巴布韦 辛巴威
莫桑比克 莫三比克
博茨瓦纳 波札那
毛里求斯 模里西斯
尼日利亚 奈及利亚
加纳 迦纳
利比里亚 赖比瑞亚
科特迪瓦 象牙海岸
毛里塔尼亚 茅利塔尼亚
洪都拉斯 宏都拉斯
危地马拉 瓜地马拉
伯利兹 贝里斯
厄瓜多尔 厄瓜多
哥斯达黎加 哥斯大黎加
特立尼达 千里达
格林纳达 格瑞那达
苏里南 苏利南
圭亚那 盖亚那
圣卢西亚 圣露西亚
悉尼 雪梨
堪培拉 坎培拉
墨尔本 墨尔钵
布里斯班 布里斯本
利雅得 利雅德
迪拜 杜拜
阿布扎比 阿布达比
多哈 杜哈
伊斯坦布尔 伊斯坦堡
加沙 迦萨 加萨
克什米尔 喀什米尔
万象 永珍
戛纳 坎城
佛罗伦萨 佛罗伦斯 翡冷翠
那不勒斯 拿坡里
达沃斯 达佛斯
旧金山 三藩市
硅谷 矽谷
好莱坞 荷里活
休斯敦 休士顿 休斯顿 侯斯顿
新奥尔良 纽奥良 纽奥尔良
圣何塞 圣荷西
蒙特利尔 蒙特娄 满地可
新泽西 纽泽西
新罕布什尔 新罕布夏
威斯康星 威斯康辛
马萨诸塞 麻萨诸塞
德克萨斯 得克萨斯
德州 得州
佐治亚州 乔治亚州
密歇根 密西根
俄勒冈 奥勒冈 奥勒岗
康涅狄格 康乃狄克
特拉华 德拉瓦
弗吉尼亚 维吉尼亚
艾奥瓦 爱荷华
路易斯安那 路易西安纳 路易斯安纳
北卡罗来纳 北卡罗莱纳
南卡罗来纳 南卡罗莱纳
明尼阿波利斯 明尼亚波利斯
"""
"""Countries and towns."""

WORDS = """
互联网 网际网路
网络 网路
软件 软体
硬件 硬体
程序 程式
芯片 晶片
服务器 伺服器
数据库 资料库
搜索引擎 搜寻引擎
电脑 计算机
硬盘 硬碟
光盘 光碟
人工智能 人工智慧
智能手机 智慧型手机 智慧手机
移动支付 行动支付
社交媒体 社群媒体
视频会议 视讯会议
博客 部落格
博主 部落客
脸书 面书
纳米 奈米
激光 雷射 镭射
打印机 印表机
导弹 飞弹
宇航员 太空人 航天员
出租车 计程车
地铁 捷运
自行车 脚踏车
集装箱 货柜
塑料 塑胶
幼儿园 幼稚园
艾滋病 爱滋病
埃博拉 伊波拉
抑郁症 忧郁症
转基因 基因改造
恐怖袭击 恐怖攻击
教皇 教宗
穆斯林 回教徒
基地组织 盖达组织 凯达组织
哈马斯 哈玛斯
迪士尼 迪斯尼 狄斯奈
奔驰 宾士
空中客车 空中巴士
福克斯新闻 福斯新闻
世界杯 世足赛
吉尼斯世界 金氏世界 健力士世界
美联储 联准会
纳斯达克 那斯达克
道琼斯 道琼
通胀 通膨
收益率 殖利率
市盈率 本益比
"""
"""Things that every region has in its news."""

KEPT = """
四川普通 越南 河南 湖南 云南 海南 东南 西南 河北 湖北 东北 西北 台北
方程式 网路由 软体动物
"""
"""What only looks like a name of the table: 南韩 is no country in 越南韩国."""


@cache
def regional_names() -> Mapping[str, str]:
    """Each regional name -> the one that stands for it, both in folded characters."""
    lines = map(str.split, fold_variants(PEOPLE + PLACES + WORDS).split("\n"))
    return {name: first for first, *others in filter(None, lines) for name in others}


@cache
def _pattern() -> re.Pattern[str]:
    """Finds regional names, and what holds one without being it: the longest first.

    Their second signs lead the way: few signs that begin a name are followed by one that
    goes on with any, and an expression that begins with names tries them all.
    """
    names = regional_names()
    kept = fold_variants(KEPT).split()
    kept += (word for word in names.values() if any(name in word for name in names))
    found = sorted({*names, *kept}, key=lambda name: (-len(name), name))
    begins, goes_on = ("".join(sorted({name[at] for name in found})) for at in (0, 1))
    ways = "|".join(f"{name[1:]}(?<={name})" for name in found)
    return re.compile(f"[{begins}](?=[{goes_on}])(?:{ways})")


def fold_names(text: str) -> str:
    """The text with one form for each character and one name for each thing.

    Positions move: names of different regions differ in length.
    """
    names = regional_names()
    return _pattern().sub(
        lambda found: names.get(found[0], found[0]), fold_variants(text)
    )
