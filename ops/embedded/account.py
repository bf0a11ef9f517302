"""Under which system account an embedded server runs.

PostgreSQL refuses to run as root, and no server should. Whoever is not root runs servers as themselves.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ops.embedded.errors import EmbeddedServerError

SYSTEM_ACCOUNT = "ykt-postgres"
FALLBACK_ACCOUNT = "nobody"


@dataclass(frozen=True, slots=True)
class Account:
    """A system account by its numbers; `is_self` when it is the one that this process runs under."""

    uid: int
    gid: int

    @property
    def is_self(self) -> bool:
        """True when nothing has to be dropped to act as this account."""
        return self.uid == os.geteuid()

    def can_reach(self, path: Path) -> bool:
        """Whether this account may pass through every parent folder of `path`.

        For another account only the mode bits are judged, no ACLs: at worst a reachable place is given up.
        """
        return self.is_self or all(
            self._may_pass(folder) for folder in path.absolute().parents if folder.exists()
        )

    def _may_pass(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & 0o100)
        if status.st_gid == self.gid:
            return bool(status.st_mode & 0o010)
        return bool(status.st_mode & 0o001)

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command as this account, its output captured; a non-zero end is left to the caller to judge.

        The command starts in `/` with a private umask: the caller's folder may be out of reach for the account.
        """
        drop: dict[str, Any] = (
            {} if self.is_self else {"user": self.uid, "group": self.gid, "extra_groups": []}
        )
        return subprocess.run(
            [str(part) for part in command],
            cwd="/",
            umask=0o077,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            **drop,
        )


def server_account() -> Account:
    """The account that servers run under: oneself, or for root the system account, made when it is missing."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    entry = _entry(SYSTEM_ACCOUNT) or _create_system_account() or _entry(FALLBACK_ACCOUNT)
    if entry is None:
        raise EmbeddedServerError(
            f"数据库不能以 root 身份运行，而系统中没有账户 {SYSTEM_ACCOUNT} 或 {FALLBACK_ACCOUNT}；"
            f"请执行 useradd --system {SYSTEM_ACCOUNT} 后重试"
        )
    return Account(entry.pw_uid, entry.pw_gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create_system_account() -> pwd.struct_passwd | None:
    if (useradd := shutil.which("useradd")) is None:
        return None
    # Two starts may race here; whoever comes second finds the account of the first.
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    subprocess.run([*command, SYSTEM_ACCOUNT], capture_output=True, check=False)
    return _entry(SYSTEM_ACCOUNT)
