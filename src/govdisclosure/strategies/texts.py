"""Texts in the normal form of a record (contract, section 2): drawn from whole clauses, so that they read well."""

from __future__ import annotations

from hypothesis import strategies as st

from govdisclosure.text.normal import normalise_line

__all__ = ["organizations", "paragraphs", "texts"]

CLAUSES = (
    "本机关按时公开各类政府信息。",
    "全年收到申请14件，均已依法答复。",
    "栏目更新还不够及时；",
    "下一步将加强业务培训。",
    "本年度没有收取信息处理费。",
    "政策解读的形式还不够多样，",
    "（一）主动公开情况。",
    "网站共发布文件1,203件，",
    "占总数的33.9%。",
    "有关办法自3月1日起施行。",
)

HOSTILE = (
    "2022年，",
    "自2020年1月1日至2020年12月31日",
    "甲|乙",
    "|",
    "|||",
    "| 规章 | 0 | 0 | 0 |",
    "<td>5</td>",
    "a<b>c&amp;d&#20320;",
    "第二十条第（一）项",
    "自然人",
    "总计",
    "14",
    "-8",
    "/",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "四、结转下年度继续办理",
    "2021年政府信息公开工作年度报告",
    "主办单位：某某人民政府 版权所有：某某办公室",
    "网站标识码：1234567890",
    "京ICP备12345678号-1",
    "发布日期：2020-01-01",
    "# 标题",
    "**加粗** _斜_ ~~删~~ `代码`",
    "1. 项目",
    "- 项目",
    "\\| \\",
    "---",
    "|---|---|",
    "[链接](甲)",
    "=1+1",
    "\u200f右起\u200e",
    "\U0001f600",
    "ｆｕｌｌ１２３",
)

SIGNS = (
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过子产种面而方后多定行学法所民得经"
    "，。、；：！？“”（）《》〔〕—…0123456789０１２ABCXYZabcxyz +-*/\\|<>&\"'#_=%.,;:!?()[]{}~^`@$é‑²①"
)
PLACES = ("青山", "白水", "红石", "长桥", "东关", "南岭")
LEVELS = ("市", "县", "区", "镇")
BODIES = ("人民政府", "人民政府办公室", "财政局", "教育局", "统计局")


def _piece(*, hostile: bool) -> st.SearchStrategy[str]:
    clauses = st.sampled_from(CLAUSES)
    return clauses | st.sampled_from(HOSTILE) | st.text(st.sampled_from(SIGNS), max_size=8) if hostile else clauses


def paragraphs(*, hostile: bool = False) -> st.SearchStrategy[str]:
    """One paragraph in normal form, never empty.

    `hostile=True` mixes in what looks like something else on the page: table rows, markup, headings of
    other sections, footer lines, bare figures, marks of direction.
    """
    pieces = st.lists(_piece(hostile=hostile), min_size=1, max_size=4)
    return pieces.map(lambda found: normalise_line("".join(found)) or "无。")


def texts(*, hostile: bool = False, max_paragraphs: int = 3) -> st.SearchStrategy[str]:
    """The text of a section in normal form: one to `max_paragraphs` paragraphs, parted by line breaks."""
    return st.lists(paragraphs(hostile=hostile), min_size=1, max_size=max_paragraphs).map("\n".join)


def organizations() -> st.SearchStrategy[str]:
    """The name of an invented administrative organ, such as 青山县人民政府办公室."""
    return st.tuples(*map(st.sampled_from, (PLACES, LEVELS, BODIES))).map("".join)
