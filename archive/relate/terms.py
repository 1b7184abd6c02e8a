"""An article -> the terms it speaks of: words of Chinese, and names in Latin letters.

Words are cut by jieba's dictionary in Simplified characters, so both scripts give the
same ones. A text is *about* a term that is in its title or occurs ``OFTEN`` times.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archive.formats.plain import plain_text
from archive.model.article import Article
from archive.text.variants import one_form

OFTEN = 4
"""Mentions that make a text about a term, whatever its title says."""

_WORD = re.compile(r"[\u4e00-\u9fff]{2,8}")
_COUNTED = re.compile(
    r"[\d一二三四五六七八九十百千万亿两几数第每]+.{0,2}|.*[年月日时点分秒号周岁]"
)
"""Dates and amounts, and what only seems a word beside a number."""
_SIDES = re.compile(
    "[对涉驻离赴访抵返反亲援在旅中美英法德俄日韩朝台港澳印欧藏疆]"
    "[中美英法德俄日韩朝台港澳印欧藏疆方军媒府警官]"
)
"""Who is meant by one character: 对美, 英方, 台港."""
_NAME = re.compile(
    r"\b[A-Z][A-Za-z\u00c0-\u024f'-]+(?: (?:[A-Z]\. )?[A-Z][A-Za-z\u00c0-\u024f'-]+){0,3}"
)
_GLOSS = re.compile(rf"([\u4e00-\u9fff·]{{2,12}})\s?\(({_NAME.pattern})[),;，；]")
_LATIN_STOPS = frozenset(
    "The A An In On At It He She We They This That But And For If As Of To I You Photo "
    "Reuters AP AFP Getty Images GETTY IMAGES Image copyright January February March April "
    "May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday CST EST GMT UTC Mr Mrs Ms Dr".split()
)
_STOPS = frozenset(
    """
记者 报道 报导 消息 新闻 媒体 评论 文章 作者 编辑 图片 照片 视频 资料 来源 电话 采访
访问 专访 专栏 读者 网友 网站 频道 节目 本报 本台 本网 转载 版权 链接 截图 公众 专家
学者 教授 分析 分析师 发言 发言人 官员 负责人 人士 人员 主席 总统 总理 部长 书记
主任 院长 会长 市长 州长 议员 领导 领导人 先生 女士 男子 女子 孩子 儿子 女儿 父亲
母亲 问题 情况 方面 部分 事情 事件 原因 结果 方式 方法 过程 程度 条件 内容 意义 作用
影响 关系 能力 机会 意见 观点 今天 昨天 明天 今年 去年 明年 目前 现在 过去 未来 当时
当天 当地 时间 时候 期间 日前 近日 近期 此前 此后 之前 之后 地方 地区 世界 国家 国际
国内 全国 全球 海外 社会 政府 人民 民众 公民 公司 企业 机构 组织 单位 部门 中心 集团
工作 行动 活动 计划 措施 政策 决定 建议 要求 发展 支持 合作 管理 服务 调查 研究 报告
数据 数字 数量 比例 水平 先前 声明 会议 讲话 表示 认为 指出 强调 公布 宣布 发布 进行
可能 需要 因此 因为 所以 但是 可以 没有 已经 一些 其他 我们 他们 她们 自己 大家 人们
有人 什么 怎么 这个 那个 这些 那些 这样 那样 这种 那种 如果 虽然 而且 以及 或者 不过
中文 中文网 英文 华文 原文 译文 全文 正文 上图 下图 左图 右图 图为 图说 摄影 制图
早报 晚报 日报 时报 周刊 杂志 同比 环比 收涨 收高 收跌 累计 双方 当局 高官 官方 社论
摘要 解说 客座 要闻 周一 周二 周三 周四 周五 周六 周日 星期 上周 本周 下周 新规
消息人士
""".split()
)
"""What every newsroom writes whatever it writes about."""
_TITLE_WORDS = 3
"""Neighbouring words of a title that may be one name: 港区 国安法."""
_NAMES = frozenset("nr nrt nrfg ns nt nz j".split())
_WHOLE = frozenset("nr ns nt".split())
_NOUNS = frozenset("n vn an l i x".split())
"""Parts of speech, as jieba's dictionary marks them."""


class Spoken(NamedTuple):
    """What an article speaks of."""

    words: frozenset[str]
    """All terms that it has."""
    about: Mapping[str, int]
    """Those that it is about, with their mentions in the text."""
    titled: frozenset[str]
    """Those in its title."""
    phrases: frozenset[tuple[str, ...]]
    """Neighbouring words of the title, which may be more of a name than each of them."""
    glosses: tuple[tuple[str, str], ...]
    """Chinese text, and the name in Latin letters behind it in brackets."""


def terms_of(article: Article) -> Spoken:
    """The terms of an article, in Simplified characters; dates and numbers left out."""
    header = article.header
    title = one_form(header.title)
    text = one_form(f"{header.deck}\n{plain_text(article.body)}")
    counts = Counter(_terms(text))
    titled = frozenset(_terms(title))
    about = {term: n for term, n in counts.items() if n >= OFTEN}
    about |= {term: counts[term] for term in titled}
    return Spoken(
        words=frozenset((*counts, *titled)),
        about=about,
        titled=titled,
        phrases=frozenset(_phrases(title)),
        glosses=tuple(_GLOSS.findall(text)),
    )


def _terms(text: str) -> Iterator[str]:
    yield from (word for word in _cut(text) if _is_word(word))
    for found in _NAME.findall(text):
        words = found.split()
        while words and words[0].strip(".") in _LATIN_STOPS:
            words.pop(0)
        if words and words[-1] not in _LATIN_STOPS:
            yield " ".join(words)


def _cut(text: str) -> list[str]:
    import rjieba  # noqa: PLC0415 - its dictionary takes 0.13 s to load

    return rjieba.cut(text)


def _is_word(word: str) -> bool:
    return (
        bool(_WORD.fullmatch(word))
        and word not in _STOPS
        and not _COUNTED.fullmatch(word)
        and not _SIDES.fullmatch(word)
    )


def _phrases(title: str) -> Iterator[tuple[str, ...]]:
    words = _cut(title)
    for size in range(2, _TITLE_WORDS + 1):
        for at in range(len(words) - size + 1):
            own = tuple(words[at : at + size])
            if any(map(_is_word, own)) and _WORD.fullmatch("".join(own)):
                yield own


def is_proper(term: str) -> bool:
    """True for what the dictionary calls a name: of a person, a place, an institution."""
    import rjieba  # noqa: PLC0415 - see above

    tags = rjieba.tag(term)
    return term.isascii() or (len(tags) == 1 and tags[0][1] in _NAMES)


def is_whole(term: str) -> bool:
    """True for a person, a place or an institution, but for foreigners' names in parts."""
    import rjieba  # noqa: PLC0415 - see above

    tags = rjieba.tag(term)
    return len(tags) == 1 and tags[0][1] in _WHOLE


def is_noun(term: str) -> bool:
    """True for a noun or a name, as far as the dictionary knows it."""
    import rjieba  # noqa: PLC0415 - see above

    tags = rjieba.tag(term)
    return is_proper(term) or len(tags) > 1 or tags[0][1] in _NOUNS
