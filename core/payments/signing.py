"""How officials sign vouchers (经办签章, 审核签章).

`ServerKeySigner` derives an Ed25519 key for each official from the installation's key file, so the private keys are in
no database and no backup. What it proves: the content was not changed after signing, and the platform let exactly this
official sign, who had just typed the PIN. What it does not prove: that nobody else could have signed, because the
server holds the keys (ops/decisions/0020-signing-pin.md).
"""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.kernel.keys import keys

_SCHEME = "ed25519-server:"


class ServerKeySigner:
    """Ed25519 keys derived by HKDF-SHA256 from the audit key of the key file, one for each official."""

    def sign(self, official_id: int, content: bytes) -> str:
        """Sign with the official's derived key."""
        return _SCHEME + base64.b64encode(self._key(official_id).sign(content)).decode()

    def verify(self, official_id: int, content: bytes, signature: str) -> bool:
        """Check a signature that `sign` made."""
        if not signature.startswith(_SCHEME):
            return False
        try:
            raw = base64.b64decode(signature.removeprefix(_SCHEME), validate=True)
            self._key(official_id).public_key().verify(raw, content)
        except (InvalidSignature, ValueError):
            return False
        return True

    @staticmethod
    def _key(official_id: int) -> Ed25519PrivateKey:
        info = f"yikatong|voucher-signature|1|{official_id}".encode()
        seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(keys().audit)
        return Ed25519PrivateKey.from_private_bytes(seed)


SIGNER = ServerKeySigner()
"""Signs for everybody."""
