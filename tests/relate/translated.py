"""Articles and their translations, made up for tests, and other reports of the same."""

from archive.model.library import Entry
from tests.pages.planning import an_entry

FERRY_EN = """\
The last ferry between Hong Kong and Lantau ran aground on Saturday with 212 passengers
aboard, the captain, Ada Lindqvist, told Harbour Radio.

Nobody was killed, but 14 passengers were injured and taken to hospital, police said. The
ship, built in 1986 at a cost of $3.4 million, had struck a rock in heavy rain.

Ms. Lindqvist, a former navy officer, said that the radar had failed twice in July. Her
employer, Norrbay Shipping, denied the accusation and promised an investigation.

The government has closed the port until July 20. Tourism makes up 18 percent of the
island's economy, and hotels fear that holidaymakers will cancel.
"""
FERRY_ZH = """\
往返香港与大屿山的末班渡轮周六搁浅，船长 Ada Lindqvist 告诉 Harbour Radio，当时船上有212名乘客。

警方说，无人死亡，但有14名乘客受伤送往医院。这艘轮船建于1986年，造价340万美元，在大雨中撞上了岩石。

Lindqvist 曾是海军军官，她说雷达在7月里失灵过两次。她的雇主 Norrbay Shipping 公司否认这一指控，
承诺展开调查。

政府已关闭港口，直至7月20日。旅游业占该岛经济的百分之十八，酒店担心度假者会取消行程。
"""
FERRY_TOLD_AGAIN = """\
一艘渡轮周六傍晚在香港水域触礁搁浅。消防处接报后派出直升机，两百多人获救，其中十余人轻伤。

当地居民张女士对记者说，她听到一声巨响，然后看到许多人穿着救生衣站在甲板上。“孩子们在哭，”她说。

运输部门的一名官员表示，事故的原因还有待调查。专家认为，暴雨和老旧的船只都可能有关系。这是三年来
香港发生的第二起渡轮事故。受伤的乘客当晚都已离开医院。
"""
GARDEN_EN = """\
A tomato grown by a retired teacher in Wales has won a gold medal at a festival in Paris.

Gareth Pugh-Evans, 71, said he had talked to the plant every morning since April. The
fruit weighs 3.9 kilograms and is red with yellow stripes, the judges wrote.

French gardeners were shocked. "Impossible," said Odile Marchand, who has won the award
nine times with seeds from her grandmother. A chef offered to cook it for dinner.
"""
GARDEN_ZH = """\
威尔士一名退休教师种出的番茄在巴黎的一个节日上获得金牌。

71岁的 Gareth Pugh-Evans 说，从4月起他每天早上都和这株植物说话。评委写道，果实重3.9公斤，
红色，带黄色条纹。

法国的园艺爱好者感到震惊。“不可能，”曾用祖母的种子九次获得该奖项的 Odile Marchand 说。
一名厨师提出用它做晚餐。
"""

FERRY = ("harbour-20230710-ferry", "north-20230709-ferry")
GARDEN = ("harbour-20230712-garden", "north-20230712-garden")
"""Ids, the Chinese first."""


def ferry() -> tuple[Entry, Entry]:
    """An article in Chinese and in English."""
    return (
        an_entry(FERRY[0], FERRY_ZH, title="末班渡轮在香港搁浅"),
        an_entry(FERRY[1], FERRY_EN, lang="en", title="Hong Kong ferry runs aground"),
    )


def garden() -> tuple[Entry, Entry]:
    """Another one."""
    return (
        an_entry(GARDEN[0], GARDEN_ZH, title="与番茄谈话的人"),
        an_entry(
            GARDEN[1], GARDEN_EN, lang="en", title="The man who talks to a tomato"
        ),
    )


def told_again() -> Entry:
    """The ferry as another outlet reports it."""
    return an_entry("south-20230710-ferry", FERRY_TOLD_AGAIN, title="渡轮触礁")
