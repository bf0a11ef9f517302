"""`./ops/run`: the whole platform on this machine with a synthetic province, until Ctrl-C."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from core.kernel.region import RegionCode
from ops.embedded.errors import EmbeddedServerError
from ops.embedded.folder import port_is_free
from ops.platform.accounts import SIGNERS, DemoAccounts
from ops.platform.demo_province import DEMO_COUNTIES
from ops.platform.lock import InUse, in_use
from ops.platform.processes import ROOT, ProcessFailed
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, StartRefused, start_platform

DEFAULT_PORT = 8000
_MONTH = "ops.demo.month"
_DEMO = (sys.executable, "-m", "ops.cli", "demo")
MONTH_DONE = "demo-month-done"
FULL_SHOW = 120
"""From so many people on, work under way and other content are prepared for every desk too; a smaller demonstration starts fast."""


@click.command()
@click.option("--fresh", is_flag=True, help="清除本目录 var/ 下的演示数据，重新开始")
@click.option("--port", type=click.IntRange(1, 65535), help=f"网页端口，默认 {DEFAULT_PORT}（被占用时另选）")
@click.option(
    "--people",
    type=click.IntRange(50),
    default=300,
    show_default=True,
    help="演示月份的人数，每 10 人至多一个村",
)
def main(fresh: bool, port: int | None, people: int) -> None:
    """启动整个平台：数据库、网页、后台任务、模拟的外部系统和演示数据。按 Ctrl-C 停止，再次启动接着使用原有数据。"""
    signal.signal(signal.SIGTERM, _interrupt)
    var = Path(os.environ.get("YKT_VAR", ROOT / "var")).absolute()
    try:
        _check_port(port, var)
        if fresh:
            _remove(var)
        with start_platform(var, port=port or _default_port(), workers=2) as platform:
            _serve(platform, people)
    except (StartRefused, InUse, EmbeddedServerError, ProcessFailed) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo("\n平台已停止，数据保留在 " + str(var))


def _serve(platform: RunningPlatform, people: int) -> None:
    """Show a month of work once, tell the visitor where to go, and watch the processes until Ctrl-C."""
    click.echo(f"平台已启动：{platform.url}")
    play_month_once(platform, people)
    show_accounts(platform.url, platform.accounts)
    click.echo("按 Ctrl-C 停止。")
    platform.processes.watch()


def play_month_once(platform: RunningPlatform, people: int) -> None:
    """Play the demonstration's month, and then what every desk has beside it, on a platform that has none yet."""
    done = platform.environment.var / MONTH_DONE
    if not done.exists() and importlib.util.find_spec(_MONTH) is not None and _play_month(people):
        done.touch()
        if people >= FULL_SHOW:
            _fill_desks()


def _fill_desks() -> None:
    """Prepare work for every desk as `ykt demo desks` does. The platform runs on without it."""
    click.echo("正在为各岗位准备在办业务…")
    ended = subprocess.run([*_DEMO, "desks", "--county", DEMO_COUNTIES[0]], cwd=ROOT, check=False)
    if ended.returncode != 0:
        click.secho("在办业务没有准备完，原因见上；平台可以照常使用", fg="red", err=True)


def _play_month(people: int) -> bool:
    """Drive one county's month as `ykt demo month` does; returns whether it went through. The platform runs on either way."""
    click.echo(f"正在演示通海县一个月的发放（{people} 人）…")
    month = [*_DEMO, "month", "--county", DEMO_COUNTIES[0]]
    ended = subprocess.run([*month, "--people", str(people)], cwd=ROOT, check=False)
    if ended.returncode != 0:
        click.secho(
            f"演示月份没有走完（状态 {ended.returncode}），原因见上；平台可以照常使用，用 --fresh 可重新开始",
            fg="red",
            err=True,
        )
    return ended.returncode == 0


def show_accounts(url: str, accounts: DemoAccounts) -> None:
    """Print address and accounts: everything of the demonstration's county and above it, then where the others are."""
    county = RegionCode(f"{DEMO_COUNTIES[0]}000000")
    shown = [
        account
        for account in accounts.accounts
        if county.covers(account.region) or RegionCode(account.region).covers(county)
    ]
    rows = [("账号", "岗位", "区划", "姓名", "密码", "签章 PIN 码")]
    rows += [
        (a.account, a.title, a.place, a.name, accounts.password, accounts.pin if a.role in SIGNERS else "")
        for a in shown
    ]
    click.echo("\n" + _table(rows))
    click.echo(
        f"\n另有易门县的 {len(accounts.accounts) - len(shown)} 个账号，密码和签章 PIN 码相同，例如 county_operator.530425。"
    )
    click.echo(f"打开 {url} 登录。以上姓名、人员均为虚构。")


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _default_port() -> int:
    return DEFAULT_PORT if port_is_free(DEFAULT_PORT) else 0


def _check_port(port: int | None, var: Path) -> None:
    """Before anything is removed or started. When the platform of this folder runs, its lock says so better."""
    if port is not None and not port_is_free(port) and not in_use(var):
        raise StartRefused(
            f"端口 {port} 已被别的程序占用：请换一个端口（--port），或不写 --port，由平台自选空闲端口"
        )


def _remove(var: Path) -> None:
    if os.environ.get("YKT_DATABASE_URL"):
        raise StartRefused(
            "--fresh 只清除本目录自带的数据库；使用 YKT_DATABASE_URL 指定的数据库时，请自行换一个空的数据库，"
            f"并删除 {var}（其中的密钥只属于原来的数据库）"
        )
    remove_data(var)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
