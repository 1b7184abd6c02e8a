"""Which language and script a text is in, decided from the text itself."""

import re
from typing import Literal

from archive.text.space import bare

Lang = Literal["zh-Hans", "zh-Hant", "en"]
"""The language of a text, as a BCP 47 tag."""

_PAIRS = (
    "们們国國时時来來会會这這说說为為个個学學对對经經发發过過还還进進动動问問间間门門见見"
    "关關开開现現实實东東车車长長张張马馬话話语語读讀书書报報导導记記录錄电電视視广廣产產业業"
    "务務员員总總统統党黨军軍战戰争爭权權议議论論认認识識让讓访訪谈談请請谁誰变變战戰让讓"
    "给給红紅纪紀约約级級线線组組织織经經结結维維网網纽紐绝絕继繼续續绩績编編缘緣"
    "钱錢银銀铁鐵错錯锁鎖针針钟鐘链鏈销銷镇鎮领領题題额額颜顏风風飞飛饭飯馆館验驗驻駐"
    "鱼魚鸟鳥鸡雞麦麥黄黃齐齊龙龍龟龜专專两兩严嚴丧喪丰豐临臨丽麗举舉义義乌烏乐樂乡鄉"
    "买買乱亂亏虧亚亞产產亲親亿億仅僅从從仓倉们們价價众眾优優伟偉传傳伤傷伦倫伪偽侨僑侧側"
    "债債倾傾偿償储儲儿兒兰蘭兴興养養兽獸内內册冊写寫农農况況冻凍净淨凉涼减減凤鳳击擊创創"
    "划劃则則刚剛删刪别別剂劑剑劍剧劇劝勸办辦劳勞势勢华華协協单單卖賣卫衛厂廠厅廳历歷厉厲"
    "压壓县縣参參双雙变變号號叹嘆吓嚇听聽启啟员員响響哑啞团團园園围圍图圖圆圓圣聖场場坏壞"
    "块塊坚堅坛壇坟墳声聲壳殼处處备備复復夺奪奋奮奖獎妇婦妈媽孙孫宁寧宝寶实實审審宪憲宽寬"
    "宾賓导導寻尋将將尔爾尘塵层層属屬岁歲岛島币幣师師帅帥带帶帮幫并並庄莊庆慶应應库庫"
    "废廢异異弃棄弹彈强強归歸当當彻徹态態怀懷怜憐恋戀恶惡悬懸惊驚惧懼惨慘惯慣愿願戏戲户戶"
    "扑撲执執扩擴扫掃扬揚抚撫护護担擔拥擁择擇挂掛挥揮损損换換据據掷擲摄攝摆擺摇搖撑撐敌敵"
    "数數断斷无無旧舊显顯晓曉杂雜权權条條极極构構标標栋棟树樹样樣档檔桥橋检檢楼樓欢歡"
    "欧歐歼殲残殘毁毀毕畢气氣汉漢汤湯沟溝没沒沪滬泪淚泽澤洁潔浅淺测測济濟浓濃涨漲渐漸湾灣"
    "满滿滥濫灭滅灯燈灵靈灾災炉爐点點炼煉热熱爱愛爷爺牵牽状狀独獨狱獄献獻环環现現电電疗療"
    "疯瘋盐鹽监監盖蓋盘盤码碼确確碍礙礼禮祸禍离離种種积積称稱稳穩穷窮竞競笔筆签簽简簡粮糧"
    "紧緊纠糾纯純纷紛练練终終绍紹罗羅罚罰职職联聯聪聰肃肅脉脈脑腦脱脫脸臉舆輿舰艦艺藝节節"
    "苏蘇药藥获獲虑慮虽雖补補装裝观觀规規览覽觉覺触觸订訂讨討训訓讲講许許设設诉訴词詞译譯"
    "试試详詳误誤调調谋謀谢謝贝貝财財责責败敗货貨质質贯貫贵貴费費资資赖賴赛賽赞贊赢贏赵趙"
    "践踐轨軌转轉轮輪软軟轻輕载載较較辆輛辉輝输輸辞辭边邊达達迁遷运運远遠违違连連迟遲"
    "适適选選递遞逻邏遗遺邓鄧郑鄭邻鄰释釋针針钢鋼铜銅锋鋒键鍵闭閉闯闖闲閒闹鬧闻聞队隊阳陽"
    "阴陰阵陣阶階际際陆陸陈陳险險随隨隐隱难難雾霧静靜页頁顶頂项項顺順须須顾顧顿頓预預颁頒"
    "频頻颗顆饮飲骂罵骑騎骗騙鲜鮮鸣鳴"
)
"""Characters that differ between the scripts: Simplified, Traditional, Simplified, …"""

_SHARED = frozenset(_PAIRS[::2]) & frozenset(_PAIRS[1::2])
_SIMPLIFIED = re.compile(f"[{''.join(sorted({*_PAIRS[::2]} - _SHARED))}]")
_TRADITIONAL = re.compile(f"[{''.join(sorted({*_PAIRS[1::2]} - _SHARED))}]")
_ALSO = "辑輯采採计計制製营營画畫习習台臺档檔词詞"
"""What the two scripts share too often to tell them apart by it."""
_TO_SIMPLIFIED = str.maketrans(
    {
        traditional: plain
        for plain, traditional in zip(
            (_PAIRS + _ALSO)[::2], (_PAIRS + _ALSO)[1::2], strict=True
        )
        if traditional not in _SHARED
    }
)
_TO_CHANGE = re.compile(f"[{''.join(map(chr, sorted(_TO_SIMPLIFIED)))}]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[A-Za-z0-9.+-]++@[A-Za-z0-9.-]+"
)
"""In ASCII alone: Chinese that follows an address without a space is no part of it."""

_ADDRESS_SIGNS = ("://", "www.", "@")
"""One of them stands in every address."""

_ENGLISH_RATIO = 2
"""Latin words per Han character from which a text counts as English."""


def language(text: str, default: Lang) -> Lang:
    """``zh-Hans``, ``zh-Hant`` or ``en`` by what most of ``text`` is written in.

    Addresses do not count. ``default`` decides where nothing tells: a page of
    pictures, or a line of characters that both scripts share.
    """
    if any(sign in text for sign in _ADDRESS_SIGNS):
        text = _ADDRESS.sub(" ", text)
    han, words = han_count(text), latin_words(text)
    if words > _ENGLISH_RATIO * han:
        return "en"
    if not han:
        return default
    share = traditional_share(text)
    if share is None:
        return default if default != "en" else "zh-Hans"
    return "zh-Hant" if share >= 0.5 else "zh-Hans"  # noqa: PLR2004  the majority


def traditional_share(text: str) -> float | None:
    """Of the characters that only one script has, the share that only Traditional has."""
    traditional = len(_TRADITIONAL.findall(text))
    if not traditional:  # most articles: a glance at the other script is enough
        return 0.0 if _SIMPLIFIED.search(text) else None
    return traditional / (traditional + len(_SIMPLIFIED.findall(text)))


def han_count(text: str) -> int:
    """How many Han characters there are."""
    return sum(map(len, _HAN.findall(text)))


def latin_words(text: str) -> int:
    """How many words in Latin letters there are."""
    return len(_LATIN_WORD.findall(text))


def is_han(char: str) -> bool:
    """True for a Han character."""
    return bool(_HAN.match(char))


def length(text: str) -> int:
    """Han characters plus Latin words: the length that a reader of either feels."""
    return han_count(text) + latin_words(text)


def is_blank(text: str) -> bool:
    """True where nothing of ``text`` can be seen."""
    return not bare(text)


def simplified(text: str) -> str:
    """``text`` with common Traditional characters in Simplified form, each in its place.

    For comparing words, never for showing them: the result is as long as ``text``.
    """
    if _TO_CHANGE.search(text):  # most texts need no change, and looking is faster
        return text.translate(_TO_SIMPLIFIED)
    return text
