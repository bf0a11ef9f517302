"""Commands for the keys of an installation: make, rotate, renew."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from core.kernel.errors import YikatongError
from core.kernel.keys import create_key_file
from core.kernel.settings import SettingsError
from ops.commands.running import run, use_platform
from tenants.onboarding.new_data_key import add_data_key, use_data_key
from tenants.onboarding.rotate_wrapping_key import make_wrapping_key, rewrap_data_keys
from tenants.registry import KEPT_SECONDS

_SAFE_WAIT_SECONDS = KEPT_SECONDS + 5


@click.group()
def keys() -> None:
    """密钥：新建、轮换、更新。"""


@keys.command("create")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="标记为演示密钥，生产环境拒绝使用")
def create(path: Path, demo: bool) -> None:
    """新建密钥文件（权限 0600），已存在时拒绝覆盖。"""
    try:
        create_key_file(path, demo=demo)
    except FileExistsError as error:
        raise click.ClickException(f"{path} 已存在，不会覆盖：丢失密钥等于丢失全部加密数据") from error


@keys.command("rotate")
@click.option(
    "--step",
    type=click.Choice(["add", "rewrap"]),
    help="多台主机时分两步：先在一台 add，把密钥文件复制到每台主机，再 rewrap",
)
def rotate(step: str | None) -> None:
    """在线轮换主密钥：生成新的主密钥，用它重新包裹全部数据密钥，业务不中断。"""
    use_platform()
    try:
        if step != "rewrap":
            click.echo(f"已生成新的主密钥 {make_wrapping_key()}")
        if step != "add":
            click.echo(f"已重新包裹 {run(rewrap_data_keys())} 个数据密钥")
    except (YikatongError, SettingsError) as error:
        raise click.ClickException(str(error)) from error


@keys.command("new-data-key")
@click.argument("scope")
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=_SAFE_WAIT_SECONDS,
    show_default=True,
    help="启用前等待的秒数，让所有正在运行的进程先读到新密钥",
)
def new_data_key(scope: str, wait: float) -> None:
    """为一个区县（6 位代码）或省级库（platform）更换数据密钥，旧密文仍可解开。"""
    use_platform()

    async def work() -> int:
        key_id = await add_data_key(scope)
        click.echo(f"已生成 {scope} 的数据密钥 {key_id}，{wait:.0f} 秒后启用 …")
        await asyncio.sleep(wait)
        await use_data_key(scope, key_id)
        return key_id

    try:
        click.echo(f"{scope} 的新数据从现在起使用数据密钥 {run(work())}")
    except YikatongError as error:
        raise click.ClickException(error.message) from error
