"""Pure decisions of log-in and of administration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from core.access.official import Grant, Official
from core.access.roles import ROLES
from core.kernel.errors import Invalid

FAILURES_BEFORE_LOCK = 5
FAILURES_BEFORE_CAPTCHA = 3
ADDRESS_FAILURES_BEFORE_CAPTCHA = 10
"""An office shares one address, so its neighbours' typing errors weigh less than one's own."""
FAILURE_WINDOW = timedelta(minutes=15)
LOCK_LENGTH = timedelta(minutes=15)
PIN_FAILURES_BEFORE_LOCK = 5
_PIN = re.compile(r"[0-9A-Za-z]{6,16}", re.ASCII)
_MIN_PASSWORD = 10
_MAX_PASSWORD = 128
_CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9]")


def locked_until(failures: Sequence[datetime], moment: datetime) -> datetime | None:
    """When the lock ends that the `failures` (newest first, uncleared) cause, or None when there is none at `moment`.

    Five failures within fifteen minutes lock for fifteen minutes from the fifth.
    """
    if len(failures) < FAILURES_BEFORE_LOCK:
        return None
    newest, fifth = failures[0], failures[FAILURES_BEFORE_LOCK - 1]
    end = newest + LOCK_LENGTH
    return end if newest - fifth <= FAILURE_WINDOW and moment < end else None


def needs_captcha(failures: Sequence[datetime], address_failures: int, moment: datetime) -> bool:
    """Whether a log-in must answer a picture: after three recent failures of the account, ten of the address."""
    recent = sum(1 for at in failures if moment - at <= FAILURE_WINDOW)
    return recent >= FAILURES_BEFORE_CAPTCHA or address_failures >= ADDRESS_FAILURES_BEFORE_CAPTCHA


def check_password(password: str, account: str) -> None:
    """Refuse a weak new password; raises `Invalid` that says what is missing."""
    if len(password) < _MIN_PASSWORD or len(password) > _MAX_PASSWORD:
        raise Invalid(
            "access.password_length",
            f"新密码应为 {_MIN_PASSWORD} 至 {_MAX_PASSWORD} 个字符",
            field="new_password",
        )
    if account.lower() in password.lower():
        raise Invalid("access.password_account", "新密码不能包含账号", field="new_password")
    if sum(1 for pattern in _CLASSES if re.search(pattern, password)) < 3:
        raise Invalid(
            "access.password_classes",
            "新密码应至少包含大写字母、小写字母、数字、符号中的三类",
            field="new_password",
        )


def check_pin(pin: str, account: str) -> None:
    """Refuse a signing PIN that is malformed or guessed first; raises `Invalid`."""
    if not _PIN.fullmatch(pin):
        raise Invalid("access.pin_form", "签章 PIN 码应为 6 至 16 位数字或字母", field="pin")
    if pin.lower() in account.lower() or account.lower() in pin.lower():
        raise Invalid("access.pin_account", "签章 PIN 码不能取自账号", field="pin")
    if len({ord(after) - ord(before) for before, after in pairwise(pin)}) == 1:
        raise Invalid(
            "access.pin_simple", "签章 PIN 码不能是同一字符，也不能是连续的数字或字母，如 123456", field="pin"
        )


def next_pin_failure(
    failures: int, locked_until: datetime | None, moment: datetime
) -> tuple[int, datetime | None]:
    """Failures and lock of a PIN after one more attempt that is counted as failed; a lock that is over clears the old ones.

    Five in a row lock for fifteen minutes.
    """
    counted = 1 if locked_until is not None and locked_until <= moment else failures + 1
    return counted, moment + LOCK_LENGTH if counted >= PIN_FAILURES_BEFORE_LOCK else None


def may_fill(by: Official, post: Grant) -> bool:
    """Whether `by` may give or take away `post`: an administrator's role below the own one, inside the own region."""
    return any(
        post.role in ROLES[grant.role].fills and grant.region.covers(post.region) for grant in by.grants
    )


def may_manage(by: Official, target_id: int, organisation_region: str, posts: Sequence[Grant]) -> bool:
    """Whether `by` may change the account `target_id`.

    Never the own one; the organisation must lie in the own region, and every live post must be one that `by` could
    fill: who resets the password of a post above gains that post.
    """
    return (
        target_id != by.id
        and any(ROLES[grant.role].fills and grant.region.covers(organisation_region) for grant in by.grants)
        and all(may_fill(by, post) for post in posts)
    )
