"""Picture questions (验证码) after failed log-ins: drawn here, without a font or picture from outside."""

from __future__ import annotations

import hmac
import io
import math
import random
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from PIL import Image, ImageDraw, ImageFont

from core.access import queries_sign_in
from core.database import current_session
from core.kernel.client_address import limit_source
from core.kernel.clock import system_clock
from core.kernel.errors import TooMany
from core.kernel.ids import new_uuid

_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
_LENGTH = 5
_WIDTH, _HEIGHT = 180, 60
_LIFE = timedelta(minutes=5)
PER_SOURCE = 60
"""Questions that one address may be asked within the life of one; a whole office shares an address."""


@dataclass(frozen=True, slots=True)
class Question:
    """A picture (PNG) and the id under which its answer is taken, once, within five minutes."""

    id: UUID
    png: bytes


@dataclass(frozen=True, slots=True)
class CaptchaAnswer:
    """What somebody answered to a question; without `id` none was answered."""

    id: UUID | None
    text: str


async def ask_captcha(source: str) -> Question:
    """Draw a new question and keep the keyed digest of its answer, in the session of the platform.

    One address (`source`, kept as a keyed digest) may ask `PER_SOURCE` times within five minutes, else `TooMany`.
    """
    moment = system_clock()
    address = current_session().digests.digest("address", limit_source(source))
    # The lock makes the count exact when many ask at once.
    await queries_sign_in.lock_captchas_of(address)
    if await queries_sign_in.captchas_of(address, moment) >= PER_SOURCE:
        raise TooMany(
            "access.too_many_captchas",
            f"验证码获取过于频繁，请 {_LIFE.seconds // 60} 分钟后再试；已显示的验证码仍可使用",
        )
    answer = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    question_id = new_uuid()
    await queries_sign_in.insert_captcha(question_id, _digest(question_id, answer), address, moment + _LIFE)
    return Question(question_id, _draw(answer))


async def captcha_solved(question_id: UUID | None, answer: str) -> bool:
    """Whether `answer` is right; the question is used up either way."""
    if question_id is None:
        return False
    stored = await queries_sign_in.use_captcha(question_id, system_clock())
    return stored is not None and hmac.compare_digest(stored, _digest(question_id, answer))


def _digest(question_id: UUID, answer: str) -> bytes:
    return current_session().digests.digest("captcha", f"{question_id}|{answer.strip().upper()}")


def _draw(text: str) -> bytes:
    """The letters turned and shifted one by one, bent along a wave, under lines and dots."""
    chance = random.SystemRandom()
    picture = Image.new("L", (_WIDTH, _HEIGHT), 255)
    for place, letter in enumerate(text):
        tile = Image.new("L", (48, 56), 0)
        ImageDraw.Draw(tile).text(
            (10, 4), letter, fill=255, font=ImageFont.load_default(size=chance.randint(32, 40))
        )
        tile = tile.rotate(chance.uniform(-28, 28), resample=Image.Resampling.BILINEAR)
        corner = (6 + place * 33 + chance.randint(-4, 4), chance.randint(-4, 6))
        picture.paste(chance.randint(20, 80), corner, tile)
    pen = ImageDraw.Draw(picture)
    for _ in range(6):
        ends = [(chance.randint(0, _WIDTH), chance.randint(0, _HEIGHT)) for _ in range(2)]
        pen.line(ends, fill=chance.randint(60, 160), width=chance.randint(1, 2))
    pen.point([(chance.randrange(_WIDTH), chance.randrange(_HEIGHT)) for _ in range(500)], fill=110)
    phase, height = chance.uniform(0, 2 * math.pi), chance.uniform(2.5, 4.5)
    bent = Image.new("L", (_WIDTH, _HEIGHT), 255)
    for x in range(_WIDTH):
        shift = round(height * math.sin(2 * math.pi * x / 70 + phase))
        bent.paste(picture.crop((x, 0, x + 1, _HEIGHT)), (x, shift))
    out = io.BytesIO()
    bent.save(out, "PNG", optimize=True)
    return out.getvalue()
