"""`ykt bench portal`: how long officials wait for the lists of the portal."""

from __future__ import annotations

import json

import click

from core.features import load_features
from ops.bench.portal.first_load import NotBuilt
from ops.bench.portal.officials import PEOPLE
from ops.bench.portal.pages import PageIncomplete
from ops.bench.portal.report import table
from ops.bench.portal.run import LINES, ROUNDS, Load, UsersFailed, measure_portal


@click.command()
@click.option("--standalone", is_flag=True, help="在自建的临时平台上测量，用完即删（总是如此）")
@click.option(
    "--lines", type=click.IntRange(1_000), default=LINES, show_default=True, help="县内申报明细的条数"
)
@click.option("--people", type=click.IntRange(1), default=PEOPLE, show_default=True, help="同时使用的人数")
@click.option(
    "--pace", type=click.FloatRange(0.01), default=1.0, show_default=True, help="每人两次请求之间的秒数"
)
@click.option(
    "--rounds", type=click.IntRange(1), default=ROUNDS, show_default=True, help="每人请求每个列表的次数"
)
@click.option("--json", "as_json", is_flag=True, help="只输出一个 JSON 对象")
def portal(standalone: bool, lines: int, people: int, pace: float, rounds: int, as_json: bool) -> None:
    """测量门户首次加载的大小，以及 50 人同时使用（每人每秒一次）时各列表首页（含合计）和我的待办的用时。

    先造一个两百万条明细的县，再按各岗位菜单逐一打开列表；用时为第 95 百分位，指标为 150 毫秒。指标未达到时照样正常结束，
    只有出错或有请求未得到正常答复时退出状态非零。
    """

    def log(text: str) -> None:
        click.echo(text, err=True)

    load_features()
    try:
        report = measure_portal(lines, log, Load(people, pace, rounds))
    except (NotBuilt, PageIncomplete, UsersFailed) as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(report.to_json(), ensure_ascii=False) if as_json else table(report))
    if any(row.failures for row in report.rows):
        raise SystemExit(1)
