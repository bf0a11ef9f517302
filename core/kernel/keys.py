"""The key file of an installation: what must never be in the database, a backup or a rehearsal twin.

JSON with mode 0600: `wrapping` (name → base64 of 32 bytes) wraps the data keys of the counties and can be rotated on
line; `digest` finds equal id numbers and is changed only by an off-line procedure; `audit` signs the daily heads of the
audit chains; `demo` marks keys that were made for a demonstration and that production refuses.
"""

from __future__ import annotations

import base64
import functools
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.kernel.encryption import DigestKey
from core.kernel.settings import SettingsError, settings

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of this installation, as read from its key file."""

    wrapping: Mapping[str, bytes]
    wrapping_current: str
    digest: DigestKey
    audit: bytes
    demo: bool

    def wrap(self, data_key: bytes, place: str) -> tuple[bytes, str]:
        """Encrypt a data key for `place` (scope and key id); returns it with the name of the wrapping key."""
        nonce = os.urandom(12)
        sealed = AESGCM(self.wrapping[self.wrapping_current]).encrypt(nonce, data_key, place.encode())
        return nonce + sealed, self.wrapping_current

    def unwrap(self, wrapped: bytes, wrapping_key: str, place: str) -> bytes:
        """Decrypt a data key; raises `SettingsError` when the wrapping key is not in the file."""
        if wrapping_key not in self.wrapping:
            raise SettingsError(f"wrapping key {wrapping_key!r} is not in the key file")
        return AESGCM(self.wrapping[wrapping_key]).decrypt(wrapped[:12], wrapped[12:], place.encode())


def create_key_file(path: Path, *, demo: bool) -> None:
    """Write a new key file with random keys, readable by its owner only; refuses to replace one."""
    content = {
        "wrapping": {"w1": base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()},
        "wrapping_current": "w1",
        "digest": base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode(),
        "audit": base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode(),
        "demo": demo,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_new(path, content)


def add_wrapping_key(path: Path) -> str:
    """Add a new wrapping key to a key file and make it the current one; older ones stay. Returns its name.

    The file is replaced whole or not at all. Raises `SettingsError` for a file that cannot be used.
    """
    read_keys(path, "rehearsal")
    content = json.loads(path.read_text(encoding="ascii"))
    name = f"w{len(content['wrapping']) + 1}"
    content["wrapping"][name] = base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()
    content["wrapping_current"] = name
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    _write_new(draft, content)
    draft.replace(path)
    return name


def read_keys(path: Path, environment: str) -> Keys:
    """Read and check a key file; raises `SettingsError` when others may read it or it is a demo's in production."""
    try:
        if path.stat().st_mode & 0o077:
            raise SettingsError(f"the key file {path} is readable by others; its mode must be 0600")
        raw = json.loads(path.read_text(encoding="ascii"))
        keys = Keys(
            wrapping={name: _key(text) for name, text in raw["wrapping"].items()},
            wrapping_current=raw["wrapping_current"],
            digest=DigestKey(_key(raw["digest"])),
            audit=_key(raw["audit"]),
            demo=bool(raw["demo"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"the key file {path} cannot be used: {error!r}") from error
    if keys.wrapping_current not in keys.wrapping:
        raise SettingsError(f"the key file {path} lacks its current wrapping key {keys.wrapping_current!r}")
    if keys.demo and environment == "production":
        raise SettingsError("the key file was made for a demonstration and is refused in production")
    return keys


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != _KEY_BYTES:
        raise ValueError(f"a key of {len(key)} bytes instead of {_KEY_BYTES}")
    return key


def _write_new(path: Path, content: Mapping[str, object]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(descriptor)


@functools.cache
def keys() -> Keys:
    """The keys of this process, read on first use."""
    return read_keys(settings().key_file, settings().environment)
