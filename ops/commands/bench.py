"""`ykt bench`: what the platform costs above the least work that any program could do."""

from __future__ import annotations

import json
from collections.abc import Callable

import click

from ops.bench.month import measure_month, measure_month_on
from ops.bench.report import GROWTH_SIZES, Row, broken_bounds, growth_of, growth_table, table
from ops.bench.run import run_bench
from ops.bench.stand import SubjectFailed
from ops.bench.steps import COUNTY
from ops.commands.bench_portal import portal
from ops.commands.running import refuse_both, sigterm_interrupts, use_demonstration
from ops.embedded.errors import EmbeddedServerError


@click.group(invoke_without_command=True)
@click.pass_context
@click.option("--people", type=click.IntRange(50), default=26_283, show_default=True, help="名单人数")
@click.option("--standalone", is_flag=True, help="全部在自建的临时平台上测量，用完即删（默认如此）")
@click.option("--url", help="整月流程改在这个正在运行的演示平台上测量（会多出一个模拟批次，业务时钟前移）")
@click.option(
    "--growth",
    is_flag=True,
    help="改为比较 2,628、26,283、105,132 人时各项倍数的增长（不含公示文件和整月流程）",
)
@click.option("--full", is_flag=True, help="支付申请在已有三千万条申领登记时测量（默认一百万条）")
@click.option("--json", "as_json", is_flag=True, help="只输出一个 JSON 对象")
def bench(
    context: click.Context,
    people: int,
    standalone: bool,
    url: str | None,
    growth: bool,
    full: bool,
    as_json: bool,
) -> None:
    """测量导入、核查、测算、支付申请、公示文件和整月流程的用时与内存，并与同一次运行中的基线比较。

    各分项总在自带的临时数据库中测量，不读写正在运行的平台。指标未达到时照样正常结束，只有出错时退出状态非零。
    """
    if context.invoked_subcommand is not None:
        return
    refuse_both(url, standalone)

    def log(text: str) -> None:
        click.echo(text, err=True)

    try:
        with sigterm_interrupts():
            rows = _growth_rows(full, log) if growth else _rows(people, url, full, log)
    except (SubjectFailed, EmbeddedServerError) as error:
        raise click.ClickException(str(error)) from error
    _show(rows, as_json=as_json, growth=growth)


bench.add_command(portal)


def _rows(people: int, url: str | None, full: bool, log: Callable[[str], None]) -> list[Row]:
    if url is None:
        return [*run_bench(people, full=full, log=log), measure_month(people, log)]
    # First, while this process has the settings of the running platform: the stand brings its own.
    month = measure_month_on(use_demonstration(COUNTY, url), people, log)
    return [*run_bench(people, full=full, log=log), month]


def _growth_rows(full: bool, log: Callable[[str], None]) -> list[Row]:
    rows: list[Row] = []
    for people in GROWTH_SIZES:
        log(f"== {people:,} 人")
        rows += run_bench(people, full=full, log=log, printing=False)
    return rows


def _show(rows: list[Row], *, as_json: bool, growth: bool) -> None:
    grown = growth_of(rows) if growth else []
    if as_json:
        said: dict[str, object] = {"rows": [row.to_json() for row in rows]}
        if growth:
            said["growth"] = [one.to_json() for one in grown]
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    click.echo(table(rows))
    if growth:
        click.echo("\n" + growth_table(grown))
    late = sum(bool(broken_bounds(row)) for row in rows)
    click.echo(f"{late} 项未达到指标" if late else "各项均达到指标")
