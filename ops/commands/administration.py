"""Commands of the system administrator: migrations, counties, clock, processes."""

from __future__ import annotations

from datetime import timedelta

import click
import uvicorn

from core.access.bootstrap_administrator import bootstrap_administrator
from core.access.passwords import hash_password, initial_password
from core.catalogue.programme import PROVINCE
from core.catalogue.sync_programmes import sync_programmes
from core.holidays.load_schedules import load_schedules
from core.kernel.clock import OffsetFileClock, now
from core.kernel.collector import collect_seldom
from core.kernel.errors import YikatongError
from core.kernel.settings import settings
from core.regions.load_divisions import load_divisions
from migrations.run import MigrationFailed, MigrationReport
from ops.commands.running import run, use_platform
from ops.sign_heads import sign_heads
from ops.sweeper import run_sweeper
from ops.worker import run_worker
from tenants import platform_session
from tenants.onboarding.provision import migrate_all, provision_county


def _show(report: MigrationReport) -> None:
    what = report.error or (f"已执行 {len(report.applied)} 个迁移" if report.applied else "已是最新")
    click.echo(f"{report.schema}\t{what}")


@click.command()
def migrate() -> None:
    """迁移省级库和所有区县库，逐个报告；再装入行政区划、放假安排和补贴项目。"""
    use_platform()

    async def work() -> bool:
        """Schemas first, then what the platform knows by itself; whether every schema is complete."""
        complete = await migrate_all(_show)
        async with platform_session():
            await load_divisions()
            await load_schedules()
        async with platform_session():
            await sync_programmes()
        return complete

    try:
        if not run(work()):
            raise click.ClickException("有区县迁移失败，修复后重新执行即可从断点继续")
    except MigrationFailed as error:
        raise click.ClickException(str(error)) from error


@click.group()
def administrator() -> None:
    """首个管理员。"""


@administrator.command("create")
@click.argument("account")
@click.option("--name", required=True, help="姓名")
@click.option("--organisation", default="云南省财政厅", show_default=True, help="所在机构")
def create_administrator(account: str, name: str, organisation: str) -> None:
    """创建首个省级管理员，打印一次性初始密码；系统中已有用户时拒绝。"""
    use_platform()
    password = initial_password()

    async def work() -> None:
        """Store the account in a session of the platform."""
        password_hash = await hash_password(password)
        async with platform_session():
            await bootstrap_administrator(account, name, organisation, PROVINCE, password_hash)

    try:
        run(work())
    except YikatongError as error:
        raise click.ClickException(error.message) from error
    click.echo(f"账号 {account} 的初始密码（只显示这一次，首次登录必须修改）：{password}")


@click.group()
def tenant() -> None:
    """区县。"""


@tenant.command("create")
@click.argument("code")
@click.option("--server", default="main", show_default=True, help="所在数据库服务器")
def create_tenant(code: str, server: str) -> None:
    """开通一个区县（6 位代码），可重复执行。"""
    use_platform()
    try:
        _show(run(provision_county(code, server=server)))
    except YikatongError as error:
        raise click.ClickException(error.message) from error


@click.group()
def clock() -> None:
    """业务时钟（仅演示和演练环境）。"""


@clock.command("advance")
@click.option("--days", type=click.IntRange(0), default=0)
@click.option("--hours", type=click.IntRange(0), default=0)
def advance_clock(days: int, hours: int) -> None:
    """把业务时钟向前拨。公示期等只随时钟经过，不会被缩短。"""
    use_platform()
    file = settings().clock_file
    if file is None:
        raise click.ClickException("本环境使用真实时间，业务时钟不可调整")
    OffsetFileClock(file).advance(timedelta(days=days, hours=hours))
    click.echo(f"{now():%Y-%m-%d %H:%M}")


@click.group()
def audit() -> None:
    """操作日志。"""


@audit.command("sign")
def sign() -> None:
    """立即为省级和每个区县的日志链头签名，存放在数据库之外；任务巡检进程每天也会自动签名。"""
    use_platform()
    signing = run(sign_heads({}))
    for head in signing.heads:
        click.echo(f"{head.scope}\t{head.length} 条")
    if signing.failed:
        raise click.ClickException(f"未能签名：{'、'.join(signing.failed)}，请检查其数据库后重新执行")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def web(host: str, port: int) -> None:
    """启动网页服务。"""
    use_platform()
    collect_seldom()
    uvicorn.run(
        "web.app:create_app",
        factory=True,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        # The server's own rule believes every proxy on this machine; ours is `YKT_TRUSTED_PROXIES`.
        proxy_headers=False,
    )


@click.command()
@click.option("--concurrency", default=2, show_default=True, help="子进程数")
def worker(concurrency: int) -> None:
    """启动后台任务进程。"""
    use_platform()
    run_worker(concurrency)


@click.command()
@click.option("--every", default=5.0, show_default=True, help="间隔秒数")
def sweeper(every: float) -> None:
    """启动任务巡检，重新唤起中断的任务。"""
    use_platform()
    run(run_sweeper(every))
