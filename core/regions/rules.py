"""Which shortened names of townships and villages are understood. Pure.

Publications and rosters shorten names (domain facts, section 1): 南美乡 stands for 南美拉祜族乡, 大新村 for 大新村民委员会.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_VILLAGE_SUFFIX = re.compile(
    r"(?:(?:社区|村)?(?:居民委员会?|村民委员会|居委会|村委会)|社区|村)(?:（农村社区）|\(农村社区\))?$"
)
_TOWNSHIP_SUFFIX = re.compile(r"(?:街道办事处|街道办|街道|镇|乡)(?:人民政府)?$")


def stem(name: str, suffix: re.Pattern[str]) -> str:
    """The proper part of a name without the word for its kind; a name that is nothing but the word stays whole."""
    bare = name.strip().replace(" ", "").replace("\u3000", "")
    return suffix.sub("", bare, count=1) or bare


def township_stem(name: str) -> str:
    """秀山 for 秀山街道, 里山彝族 for 里山彝族乡."""
    return stem(name, _TOWNSHIP_SUFFIX)


def village_stem(name: str) -> str:
    """大新 for 大新村民委员会, 大新村委会 and 大新村; 秀麓 for 秀麓社区居民委员会."""
    return stem(name, _VILLAGE_SUFFIX)


def candidates(
    wanted: str, wanted_stem: str, names: Mapping[str, Sequence[str]], stems: Mapping[str, str]
) -> list[str]:
    """Codes that `wanted` may mean, by the first of three ways that finds any.

    `names` maps an exact name to its codes, `stems` a code to the stem of its name. The ways: the exact name; an equal
    stem; a stem that adds nothing but peoples (南美 of 南美拉祜族). More than one code is an ambiguity for the caller.
    """
    exact = names.get(wanted)
    if exact:
        return list(exact)
    equal = [code for code, known in stems.items() if known == wanted_stem]
    if equal:
        return equal
    return [code for code, known in stems.items() if known.startswith(wanted_stem) and known.endswith("族")]
