"""Synthetic people: names that nobody in particular bears, and id numbers with a right check digit."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from core.kernel.identity import id_number_check_digit

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎普矣白段尹和木沐"
_GIVEN = "秀英华文玉兰桂珍建国明德春梅福荣贵生云芬永琼丽金凤志强家祥美仙成林光学忠义正芳莲香翠萍琴庆发顺安康宁思源朝阳"


@dataclass(frozen=True, slots=True)
class Person:
    """One synthetic person with a social-security card."""

    name: str
    id_number: str
    card: str
    phone: str


def _luhn_digit(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


class PeopleMaker:
    """Makes distinct people of given ages. The same seed gives the same people."""

    def __init__(self, seed: str, area_codes: tuple[str, ...]) -> None:
        self._chance = random.Random(seed)
        self._areas = area_codes
        self._used: set[str] = set()

    def person(self, born_from: date, born_to: date) -> Person:
        """A person born between two days, both included."""
        while True:
            born = born_from + timedelta(days=self._chance.randrange((born_to - born_from).days + 1))
            stem = f"{self._chance.choice(self._areas)}{born:%Y%m%d}{self._chance.randrange(1, 1000):03d}"
            if stem not in self._used:
                self._used.add(stem)
                break
        serial = f"{self._chance.randrange(10**12):012d}"
        card = f"621017{serial}"
        return Person(
            name=self.name(),
            id_number=stem + id_number_check_digit(stem),
            card=card + _luhn_digit(card),
            phone=f"199{self._chance.randrange(10**8):08d}",
        )

    def name(self) -> str:
        """A name of two or three characters."""
        given = self._chance.choice((1, 2, 2, 2))
        return self._chance.choice(_SURNAMES) + "".join(self._chance.choice(_GIVEN) for _ in range(given))
