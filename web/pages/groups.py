"""The groups of the left menu in their order, named as rows 17 to 46 of the function list name them."""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """A group of the menu: stable key, Chinese title, name of its icon (web/portal/src/shell/icons.ts)."""

    key: str
    title: str
    icon: str


GROUPS = (
    Group("home", "工作台", "home"),
    Group("collect", "基础信息", "people"),
    Group("declare", "补贴申报", "list"),
    Group("review", "申报审核", "check"),
    Group("pay", "资金发放", "money"),
    Group("treasury", "国库集中支付（一卡通）", "money"),
    Group("supervise", "监测监督", "eye"),
    Group("reports", "统计报表", "chart"),
    Group("exchange", "外部系统", "link"),
    Group("platform", "平台管理", "setting"),
)
"""A group without a page that the official may open is not shown."""
