"""Numbers that name people, collectives and cards. Each type checks the form that its standard sets, no more."""

from __future__ import annotations

import re
from datetime import date
from operator import mul

from core.kernel.errors import Invalid

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_ID_FORM = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_FIRST_BIRTH_YEAR = 1880
_ID_ZEROS = ord("0") * sum(_ID_WEIGHTS)
_ACCOUNT_FORM = re.compile(r"\d{8,32}", re.ASCII)
_ACCOUNT_MARKS = re.compile(r"[\s-]")
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_VALUES = {character: value for value, character in enumerate(_CREDIT_ALPHABET)}
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "X"}


def id_number_check_digit(first17: str) -> str:
    """The 18th character of an id number by ISO 7064 MOD 11-2 (GB 11643-1999), of 17 digits.

    Computed over the bytes of the digits: a county's list asks for it some fifty thousand times.
    """
    if len(first17) != 17:
        raise ValueError("the check digit is that of 17 digits")
    return _ID_CHECKS[(sum(map(mul, first17.encode("ascii"), _ID_WEIGHTS)) - _ID_ZEROS) % 11]


class IdNumber(str):
    """公民身份号码 (GB 11643): 6 area + 8 birth + 3 sequence (odd = male) + check.

    The area is not compared with today's divisions: elderly people carry codes of counties that were renumbered
    or founded after their birth, and all of those numbers are valid.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> IdNumber:
        """Check form, birth date and check digit; raises `Invalid` with the reason in Chinese."""
        text = str(value).strip().replace(" ", "").upper()
        if not text.isascii():
            text = text.translate(_FULL_WIDTH)
        if not _ID_FORM.fullmatch(text):
            raise Invalid(
                "id_number.malformed", "身份证号应为 18 位（末位可为 X），请核对位数和字符", field="id_number"
            )
        try:
            born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
        except ValueError:
            raise Invalid(
                "id_number.birth_date",
                f"身份证号中的出生日期 {text[6:14]} 不存在，请核对第 7 至 14 位",
                field="id_number",
            ) from None
        if born.year < _FIRST_BIRTH_YEAR:
            raise Invalid(
                "id_number.birth_date", f"身份证号中的出生年份 {born.year} 不合理，请核对", field="id_number"
            )
        if id_number_check_digit(text[:17]) != text[17]:
            raise Invalid(
                "id_number.checksum",
                "身份证号校验位不符，号码中至少有一位写错，请对照证件核对",
                field="id_number",
            )
        return super().__new__(cls, text)

    @property
    def birth_date(self) -> date:
        """Date of birth."""
        return date(int(self[6:10]), int(self[10:12]), int(self[12:14]))

    @property
    def is_male(self) -> bool:
        """Whether the sequence number is odd."""
        return int(self[16]) % 2 == 1

    def age_on(self, day: date) -> int:
        """Completed years (周岁) on `day`; negative for a birthday that is still to come."""
        born = self.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class IdNumberReader:
    """Reads the id numbers of a long list: areas, birth dates and sequences repeat, so each is weighed only once."""

    def __init__(self) -> None:
        self._areas: dict[str, int] = {}
        self._births: dict[str, tuple[int, date]] = {}
        self._sequences: dict[str, tuple[int, bool]] = {}

    def read(self, text: str) -> tuple[date, bool] | None:
        """Birth date and whether the person is male; None unless `text` is exactly what `IdNumber` would make of it."""
        area, birth, sequence = text[:6], text[6:14], text[14:17]
        head = self._areas.get(area) or self._area(area)
        middle = self._births.get(birth) or self._birth(birth)
        tail = self._sequences.get(sequence) or self._sequence(sequence)
        if head is None or middle is None or tail is None:
            return None
        check = _ID_CHECKS[(head + middle[0] + tail[0]) % 11]
        return (middle[1], tail[1]) if text[17:] == check else None

    def _area(self, digits: str) -> int | None:
        weight = _weight_of(digits, 0, 6)
        if weight is None or digits[0] == "0":
            return None
        self._areas[digits] = weight
        return weight

    def _birth(self, digits: str) -> tuple[int, date] | None:
        weight = _weight_of(digits, 6, 14)
        try:
            born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if weight is not None else None
        except ValueError:
            return None
        if weight is None or born is None or born.year < _FIRST_BIRTH_YEAR:
            return None
        self._births[digits] = found = weight, born
        return found

    def _sequence(self, digits: str) -> tuple[int, bool] | None:
        weight = _weight_of(digits, 14, 17)
        if weight is None:
            return None
        self._sequences[digits] = found = weight, int(digits) % 2 == 1
        return found


def _weight_of(digits: str, start: int, end: int) -> int | None:
    """What the digits at places `start` to `end` of an id number add to its check sum; None for anything but digits."""
    if len(digits) != end - start or not (digits.isascii() and digits.isdecimal()):
        return None
    return sum(map(mul, map(int, digits), _ID_WEIGHTS[start:end]))


class CreditCode(str):
    """统一社会信用代码 (GB 32100-2015), 18 characters without I O S V Z; N1/N2/N3 are village collectives."""

    __slots__ = ()

    def __new__(cls, value: str) -> CreditCode:
        """Check alphabet, the body code (GB 11714) and the check character; raises `Invalid`."""
        text = str(value).strip().upper()
        if len(text) != 18 or any(character not in _CREDIT_VALUES for character in text):
            raise Invalid(
                "credit_code.malformed",
                "统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）",
                field="credit_code",
            )
        body = sum(
            _ORGANISATION_ALPHABET.index(character) * weight
            for character, weight in zip(text[8:16], _ORGANISATION_WEIGHTS, strict=True)
        )
        body_check = {10: "X", 11: "0"}.get(11 - body % 11, str(11 - body % 11))
        total = sum(_CREDIT_VALUES[c] * w for c, w in zip(text[:17], _CREDIT_WEIGHTS, strict=True))
        if body_check != text[16] or _CREDIT_ALPHABET[-total % 31] != text[17]:
            raise Invalid(
                "credit_code.checksum", "统一社会信用代码校验位不符，请对照证书核对", field="credit_code"
            )
        return super().__new__(cls, text)

    @property
    def is_collective(self) -> bool:
        """Whether it is a 组 / 村 / 乡镇集体经济组织 (N1, N2, N3)."""
        return self[:2] in {"N1", "N2", "N3"}


class CardNumber(str):
    """A bank account that is credited: a card (Luhn, 16 to 19 digits) or a passbook (存折) account."""

    __slots__ = ()

    def __new__(cls, value: str) -> CardNumber:
        """Accept 8 to 32 digits; passbooks carry no Luhn digit, so a failing one is a warning, not a refusal."""
        text = _ACCOUNT_MARKS.sub("", str(value)).translate(_FULL_WIDTH)
        if not _ACCOUNT_FORM.fullmatch(text):
            raise Invalid("account.malformed", "银行账号应为 8 至 32 位数字，请核对", field="account")
        return super().__new__(cls, text)

    @property
    def passes_luhn(self) -> bool:
        """Whether the last digit is the Luhn digit of a bank card (ISO/IEC 7812-1)."""
        total = 0
        for place, digit in enumerate(reversed(self)):
            value = int(digit) * (2 if place % 2 else 1)
            total += value - 9 if value > 9 else value
        return total % 10 == 0
