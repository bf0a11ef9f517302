"""`ykt`: everything that is done to the platform from a shell."""

from __future__ import annotations

import click

from ops.commands import administration, demo, verification
from ops.commands.bench import bench
from ops.commands.interface import openapi
from ops.commands.keys import keys


@click.group()
def main() -> None:
    """云南省惠民惠农财政补贴资金“一卡通”管理平台。"""


for command in (
    administration.administrator,
    administration.migrate,
    administration.tenant,
    administration.clock,
    administration.audit,
    administration.web,
    administration.worker,
    administration.sweeper,
    bench,
    demo.demo,
    verification.verify,
    keys,
    openapi,
):
    main.add_command(command)

if __name__ == "__main__":
    main()
