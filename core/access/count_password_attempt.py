"""Count an attempt at a password before it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.access import queries_sign_in, rules
from core.access.captcha import CaptchaAnswer, captcha_solved
from core.kernel.client_address import limit_source
from core.kernel.clock import CHINA, system_clock
from core.kernel.errors import Invalid, TooMany, YikatongError


@dataclass(frozen=True, slots=True)
class Attempt:
    """`refusal`: why the password is not even looked at (the caller raises it, after COMMIT).

    `locked_until`: when the lock ends that this attempt causes if it fails.
    """

    refusal: YikatongError | None = None
    locked_until: datetime | None = None


async def count_password_attempt(
    account: str, address: str, *, captcha: CaptchaAnswer | None = None
) -> Attempt:
    """Count an attempt as failed, in the session of the platform; a success clears the count.

    An internal step of all who look at a password: attempts of one account count together wherever they are made. With
    `captcha` (a log-in) a picture must be answered after too many failures; who is signed in already is asked for none.
    """
    moment = system_clock()
    source = limit_source(address)
    await queries_sign_in.lock_account(account)
    failures = await queries_sign_in.failures_of(account, rules.FAILURES_BEFORE_LOCK)
    refusal = await _refusal(failures, source, captcha, moment)
    if refusal is not None:
        await queries_sign_in.note_refusal(account, source, moment)
        return Attempt(refusal)
    await queries_sign_in.count_attempt(account, source, moment)
    counted = [moment, *failures][: rules.FAILURES_BEFORE_LOCK]
    until = rules.locked_until(counted, moment)
    await queries_sign_in.show_failures(account, len(counted), until)
    return Attempt(locked_until=until)


async def _refusal(
    failures: list[datetime], source: str, captcha: CaptchaAnswer | None, moment: datetime
) -> YikatongError | None:
    until = rules.locked_until(failures, moment)
    if until is not None:
        text = f"密码连续输错次数过多，账号已锁定，请于 {until.astimezone(CHINA):%H:%M} 后再试，或联系管理员重置密码"
        return TooMany("access.locked", text)
    if captcha is None:
        return None
    near = await queries_sign_in.failures_from(source, moment - rules.FAILURE_WINDOW)
    if rules.needs_captcha(failures, near, moment) and not await captcha_solved(captcha.id, captcha.text):
        text = "验证码不正确或已过期，请重新输入" if captcha.id else "请输入图片中的验证码后再登录"
        return Invalid("access.captcha", text, field="captcha_answer")
    return None
