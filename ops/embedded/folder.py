"""The private folder of an embedded server: where it lies, who owns it, what is kept in it.

Layout, the same for every server: `data/` belongs to the server; `password`, `port` and `lock` to this package;
`server.log` is what the server says.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
import socket
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.embedded.account import Account, server_account
from ops.embedded.errors import EmbeddedServerError

REACHABLE_ROOTS = (Path("/var/tmp"), Path("/tmp"))


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """A private folder (mode 0700) and the account that owns it."""

    path: Path
    account: Account

    @property
    def data(self) -> Path:
        """What the server itself keeps."""
        return self.path / "data"

    @property
    def log(self) -> Path:
        """Log file of the server."""
        return self.path / "server.log"

    def password(self) -> str:
        """The server's random password; made on first use, kept in a file of mode 0600."""
        if (kept := self._read("password")) is None:
            kept = secrets.token_urlsafe(32)
            self.write("password", kept)
        return kept

    def remembered_port(self) -> int | None:
        """The TCP port of the last start, or None."""
        kept = self._read("port")
        return int(kept) if kept and kept.isdecimal() else None

    def remember_port(self, port: int) -> None:
        """Keep the port for the next start."""
        self.write("port", str(port))

    def write(self, name: str, text: str) -> Path:
        """Put a file of mode 0600 into the folder, whole or not at all, and never through a link."""
        target = self.path / name
        fresh = self.path / f".{name}.{secrets.token_hex(8)}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            os.fchown(descriptor, self.account.uid, self.account.gid)
            file.write(text)
        os.replace(fresh, target)
        return target

    def log_tail(self, lines: int = 20) -> str:
        """The last lines of the log, for the text of an error; empty when there is none."""
        if not self.log.is_file():
            return ""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder against other processes that start or stop the same server; waits for them."""
        descriptor = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _read(self, name: str) -> str | None:
        file = self.path / name
        return file.read_text(encoding="utf-8").strip() if file.is_file() else None


def open_folder(wanted: Path) -> ServerFolder:
    """The folder of a server that the caller wants at `wanted`, made when it is missing.

    Where root has to start the server under another account, and that account cannot reach `wanted` (a checkout
    below a private home), the folder lies under /var/tmp, named by a digest of `wanted`: the mode of a parent is
    never loosened. Raises `EmbeddedServerError` when the folder belongs to somebody else or holds other things.
    """
    wanted = wanted.resolve()
    wanted.parent.mkdir(parents=True, exist_ok=True)
    account = server_account()
    if account.can_reach(wanted):
        return ServerFolder(wanted, _private_owner(wanted, account, foreign_allowed=True))
    substitute = _reachable_place(wanted)
    # Anybody may have made a folder of that name: only one of our own account is trusted.
    return ServerFolder(substitute, _private_owner(substitute, account, foreign_allowed=False))


def port_is_free(port: int) -> bool:
    """Whether a server could listen on this TCP port of the loopback address now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def choose_port(folder: ServerFolder, asked: int) -> int:
    """The port to listen on: the one asked for, else the one of the last start while free, else any free one."""
    if asked:
        if not port_is_free(asked):
            raise EmbeddedServerError(f"端口 {asked} 已被占用；请先停止占用它的程序，或改用其他端口")
        return asked
    remembered = folder.remembered_port()
    if remembered and port_is_free(remembered):
        return remembered
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _reachable_place(wanted: Path) -> Path:
    root = next((root for root in REACHABLE_ROOTS if root.is_dir()), None)
    if root is None:
        raise EmbeddedServerError(f"数据库账户无法到达 {wanted}，且系统中没有 /var/tmp；请把程序放到其他目录")
    digest = hashlib.sha256(str(wanted).encode()).hexdigest()[:16]
    return root / f"yikatong-{digest}"


def _private_owner(path: Path, account: Account, *, foreign_allowed: bool) -> Account:
    """Make `path` a private folder and say whose it is.

    A new or empty folder of the caller goes to `account`. With `foreign_allowed`, root goes on using the folder
    of whoever started the server before, as that account.
    """
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode):
        raise EmbeddedServerError(f"{path} 不是文件夹（或是链接），不能存放数据库；请移走后重试")
    owner = Account(status.st_uid, status.st_gid)
    if owner.is_self:
        return _hand_over(path, account)
    root_goes_on = os.geteuid() == 0 and (foreign_allowed or owner.uid == account.uid)
    if not root_goes_on or status.st_mode & 0o077:
        raise EmbeddedServerError(
            f"文件夹 {path} 属于其他系统账户或对其他账户开放，不能存放数据库；请换一个文件夹"
        )
    return owner


def _hand_over(path: Path, account: Account) -> Account:
    """Give a folder of this process to `account`; one that holds anything unknown is refused, not adopted."""
    ours = (path / "lock").exists()
    if any(path.iterdir()) and not (ours and account.is_self):
        raise EmbeddedServerError(f"文件夹 {path} 中已有其他文件，不能存放数据库；请指定一个空文件夹")
    path.chmod(0o700)
    if not account.is_self:
        os.chown(path, account.uid, account.gid)
    return account
