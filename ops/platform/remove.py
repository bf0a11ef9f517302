"""Remove the data of a platform on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from ops.embedded.folder import open_folder
from ops.embedded.postgres import stop_cluster
from ops.platform.lock import holding


def remove_data(var: Path) -> None:
    """Stop the embedded database of the platform below `var` and delete everything of it.

    The database may lie elsewhere (root's checkout below a private home): that folder goes too. Only what belongs to
    this `var` is touched. Nothing happens when there is nothing.
    Raises `InUse` while the platform runs, `ValueError` for a link.
    """
    if not var.is_dir():
        return
    if var.is_symlink():
        raise ValueError(f"{var} 是链接，不能清除；请删除链接所指的文件夹后重试")
    with holding(var):
        database = var / "postgres"
        stop_cluster(database)
        shutil.rmtree(open_folder(database).path)
        shutil.rmtree(var)
