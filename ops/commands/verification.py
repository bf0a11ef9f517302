"""`ykt verify`: prove the money, the lists and the operation logs, county by county."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict

import click

from core.audit import ChainReport, verify_chain
from core.features import load_features
from core.verification.rules import RuleResult
from core.verification.verify_county import verify_county
from ops.commands.running import refuse_both, run, standalone_platform, use_platform
from tenants import county_codes, county_session, platform_session


@click.command()
@click.option("--county", help="只核对一个区县（6 位代码）")
@click.option("--url", help="正在运行的平台的地址，默认为 var/ 下的那一套")
@click.option("--standalone", is_flag=True, help="自建一套临时平台，用完即删")
@click.option("--json", "as_json", is_flag=True, help="只输出一个 JSON 对象")
def verify(county: str | None, url: str | None, standalone: bool, as_json: bool) -> None:
    """重新核算指标账、凭证、回单、明细、申领登记、摘要和操作日志。任何一项不符时退出状态非零。"""
    refuse_both(url, standalone)
    with standalone_platform() if standalone else contextlib.nullcontext():
        if not standalone:
            use_platform(url)
        load_features()
        rows = run(_prove(county))
    ok = all(row.ok for row in rows)
    if as_json:
        click.echo(json.dumps({"ok": ok, "rows": [asdict(row) for row in rows]}, ensure_ascii=False))
    else:
        for row in rows:
            click.secho(f"{row.county}\t{row.name}\t{row.detail}", fg=None if row.ok else "red")
        click.echo("全部相符" if ok else "有不符项，见上")
    sys.exit(0 if ok else 1)


async def _prove(county: str | None) -> list[RuleResult]:
    rows: list[RuleResult] = []
    for code in [county] if county else await county_codes():
        rows += await verify_county(code)
        async with county_session(code, read_only=True):
            rows.append(_chain(await verify_chain()))
    async with platform_session(read_only=True):
        rows.append(_chain(await verify_chain()))
    return rows


def _chain(report: ChainReport) -> RuleResult:
    detail = "；".join(report.problems) if report.problems else f"操作日志 {report.length} 条，链条完整"
    return RuleResult("audit_chain", report.scope, report.ok, 0, detail)
