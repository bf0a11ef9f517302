"""`ykt demo month`: a county's month with planted faults, played through the HTTP API."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator

import click

from ops.commands.running import (
    Demonstration,
    refuse_both,
    run,
    standalone_platform,
    use_demonstration,
)
from ops.demo.desk import DeskRefused
from ops.demo.fill_desks import fill_desks
from ops.demo.month import play_month
from ops.demo.report import MonthReport
from ops.sign_heads import sign_heads

PROGRAMMES = ("elderly_service", "minimum_living", "elderly_allowance")
_DEFAULT_ENTRY = {"elderly_service": "township", "minimum_living": "county", "elderly_allowance": "county"}


@click.group()
def demo() -> None:
    """演示。"""


@demo.command("month")
@click.option("--county", default="530423", show_default=True, help="区县代码（6 位）")
@click.option("--programme", type=click.Choice(PROGRAMMES), default="elderly_service", show_default=True)
@click.option(
    "--people", type=click.IntRange(50), default=300, show_default=True, help="名单行数（按户的项目一行一户）"
)
@click.option("--entry", type=click.Choice(("township", "county")), help="受理渠道，默认按项目")
@click.option("--url", help="正在运行的平台的地址，默认为 var/ 下的那一套")
@click.option("--standalone", is_flag=True, help="自建一套临时平台，用完即删")
@click.option("--json", "as_json", is_flag=True, help="只输出一个 JSON 对象")
def month(
    county: str,
    programme: str,
    people: int,
    entry: str | None,
    url: str | None,
    standalone: bool,
    as_json: bool,
) -> None:
    """生成带有已知问题的模拟名单，按各岗位走完一个月，并逐行比对。不符时退出状态非零。"""
    with _platform(county, url, standalone) as shown:
        report = play_month(
            shown.url,
            shown.var,
            shown.accounts,
            county=county,
            programme=programme,
            people=people,
            entry=entry or _DEFAULT_ENTRY[programme],
            log=lambda text: click.echo(text, err=as_json),
        )
        run(sign_heads({}))
    _show(report, as_json)
    sys.exit(0 if report.ok else 1)


@demo.command("desks")
@click.option("--county", default="530423", show_default=True, help="区县代码（6 位）")
@click.option("--url", help="正在运行的平台的地址，默认为 var/ 下的那一套")
def desks(county: str, url: str | None) -> None:
    """在走完第一个月之后，为各岗位准备在办业务、通知公告、政策文件、群众反馈等演示内容。"""
    shown = use_demonstration(county, url)
    try:
        fill_desks(shown.url, shown.var, shown.accounts, county, click.echo, run)
    except DeskRefused as error:
        raise click.ClickException(str(error)) from error
    run(sign_heads({}))


@contextlib.contextmanager
def _platform(county: str, url: str | None, standalone: bool) -> Iterator[Demonstration]:
    refuse_both(url, standalone)
    if not standalone:
        yield use_demonstration(county, url)
        return
    with standalone_platform(counties=(county,)) as platform:
        yield Demonstration(platform.url, platform.environment.var, platform.accounts)


def _show(report: MonthReport, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
        return
    click.echo(f"植入问题：{report.planted}")
    click.echo(f"平台查出：{report.found}")
    for name, fen in (
        ("已下达", report.fen_issued),
        ("已发放", report.fen_paid),
        ("在途", report.fen_in_flight),
        ("失败", report.fen_failed),
        ("退款", report.fen_returned),
        ("止付", report.fen_stopped),
    ):
        click.echo(f"{name}：{fen / 100:,.2f} 元")
    for problem in report.problems[:50]:
        click.secho(problem, fg="red")
    click.echo("全部相符" if report.ok else f"不符 {len(report.problems)} 处")
