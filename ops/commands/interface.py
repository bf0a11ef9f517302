"""The command that describes the HTTP interface."""

from __future__ import annotations

import subprocess
import sys

import click


@click.command()
def openapi() -> None:
    """把接口文档（OpenAPI，JSON）写到标准输出；不需要数据库，每次结果相同。"""
    # A process of its own: ops does not import web.
    subprocess.run([sys.executable, "-W", "ignore", "-m", "web.openapi_document"], check=True)
