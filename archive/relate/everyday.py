"""Words that tell little, since most news has them: in Chinese and in English.

An archive learns from its own articles which words are rare. What it has of its first days
is too little for that, so it is told beforehand about the words of any year and any place.
Those of one year are not among them, and none is left out of an article for being here.
"""

USUAL = frozenset(
    """
一个 一些 这个 这些 那些 我们 他们 自己 其他 没有 不是 可以 可能 已经 现在 今天 目前
正在 继续 开始 进行 成为 作为 以及 因为 所以 如果 虽然 但是 不过 而且 同时 通过 根据
由于 因此 其中 包括 问题 情况 国家 表示 认为 指出 报道 政府 中国 美国 就是 还有 还是
只有 这样 the and of to in for on that is was with by as at from it he his has have
had are be an not but this which who they their will said would were been its after
more about or also when one she her we you than all there out
""".split()
)
"""Words of which an article has many."""

FREQUENT = frozenset(
    """
一直 一种 一名 一位 一项 一次 一天 一年 一样 一起 一定 一切 一部分 两个 几个 很多 许多
不少 大量 部分 所有 任何 每个 什么 怎么 如何 为什么 是否 是不是 非常 十分 特别 更加
最后 最终 最近 最新 最大 最高 首次 再次 第一 第二 之后 之前 之间 之一 以来 以后 以前
期间 当时 当天 此前 此外 另外 然后 随后 后来 今年 去年 明年 过去 未来 时间 时候 时代
小时 周一 周二 周三 周四 周五 周六 周日 星期 上周 本周 昨天 明天 昨日 今日 近日 月份
日电 至少 超过 大约 左右 以上 以下 几乎 甚至 尤其 尽管 即使 除了 只是 只要 无论 不仅
而是 或者 并且 然而 那么 于是 对于 关于 有关 相关 方面 按照 随着 为了 针对 对此 如此
这种 这次 这里 那里 这位 人们 人士 人员 民众 公众 公民 居民 人民 大家 有人 官员 官方
当局 政策 政治 社会 经济 国际 国内 全国 全球 世界 地区 地方 城市 各国 外国 外交 公司
企业 机构 组织 部门 中心 媒体 记者 新闻 消息 信息 采访 报告 文章 评论 分析 研究 专家
学者 教授 律师 总统 总理 主席 主任 部长 领导 领导人 发言人 负责人 代表 委员会 会议
声明 讲话 内容 法律 规定 措施 行动 行为 活动 工作 计划 决定 要求 希望 需要 应该 必须
能够 不能 无法 不会 不要 愿意 试图 努力 支持 反对 批评 谴责 警告 呼吁 强调 说明 解释
回应 否认 承认 宣布 公布 发布 发表 提出 提供 提到 透露 显示 告诉 介绍 知道 相信 担心
看到 发现 了解 感到 觉得 看来 来看 来说 发生 出现 存在 导致 造成 引发 引起 带来 受到
遭到 面临 面对 影响 关系 关注 重要 主要 严重 特殊 具体 明显 强烈 不同 同样 相同 正式
公开 直接 长期 立即 仍然 依然 不断 持续 完全 基本 真正 实际 确实 似乎 其实 当然 只能
必要 使用 利用 采取 参与 参加 加入 进入 离开 前往 获得 得到 取得 保持 保护 维护 加强
增加 减少 提高 改变 变成 发展 推动 建立 设立 举行 接受 拒绝 同意 允许 禁止 停止 结束
完成 准备 考虑 实施 执行 处理 应对 负责 涉及 属于 拥有 具有 作用 结果 原因 目的 目标
过程 方式 方法 程度 水平 数据 数字 数量 人数 人口 历史 文化 教育 生活 家庭 孩子 朋友
学生 学校 大学 医院 健康 安全 风险 危机 威胁 压力 冲突 战争 和平 合作 谈判 协议 利益
权利 权力 自由 民主 责任 能力 机会 条件 意见 看法 态度 立场 事件 事情 案件 调查 证据
法院 警方 警察 军事 士兵 死亡 受伤 市场 投资 贸易 银行 金融 资金 价格 增长 下降 上升
产品 服务 技术 网络 网站 平台 社交 视频 照片 图片 北京 上海 台湾 日本 英国 法国 德国
俄罗斯 欧洲 亚洲 华盛顿 中共 白宫 联合国 美元 百分之 法新社 路透社 美联社 中文网 报导
编辑 本报 来源 版权 年来 年前 年代 人类 女性 男子 女子 生命 身份 名字 意味着 事实 真相
例如 比如 其它 令人 使得 让人 up some can could new over into two other what if no
people most many last first year years government country time president them him so
just state since before during between now being how where while may against through
only because our those these under such even still made make says say told officials
official according including much any three several week day days month months another
both then well way back down part my your me us like did does do own should might must
among around off world national minister party public news report reported group
percent million billion monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december
states united china chinese american america mr ms mrs dr city next long high called
take come came went going until though although however without within need want use
used work working home later early ago few less least same very too already never
always often
""".split()
)
"""Words that every tenth article or so has, and more often than most."""
