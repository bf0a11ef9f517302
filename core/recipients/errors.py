"""Named failures of this feature."""

from __future__ import annotations

from core.kernel.errors import Conflict, NotFound


def unknown_recipient() -> NotFound:
    """There is no such recipient in this county."""
    return NotFound("recipient.unknown", "没有这个补贴对象，请从列表中选择", field="recipient_id")


def unknown_account() -> NotFound:
    """There is no such account in this county."""
    return NotFound("account.unknown", "没有这个账户，请从补贴对象的账户列表中选择", field="account_id")


def changed_meanwhile() -> Conflict:
    """Somebody else changed the record after it was read."""
    return Conflict("recipient.version", "该补贴对象刚被他人修改，请刷新后重新填写")
