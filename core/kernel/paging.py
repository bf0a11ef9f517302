"""Pages of a list: by number for tables that people look at, by key for programs that read everything."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from core.kernel.errors import Invalid
from core.kernel.masking import mask_numbers_in

Row = TypeVar("Row")

MAX_PAGE_SIZE = 200


def check_sort(sort: str, allowed: Collection[str]) -> None:
    """Refuse to sort by what is not among the names `allowed`; raises `Invalid`. An empty `sort` is the list's own order."""
    name = sort.removeprefix("-")
    if not sort or name in allowed:
        return
    told = (
        f"不能按“{mask_numbers_in(name[:30])}”排序，可用：{'、'.join(sorted(allowed))}"
        if allowed
        else "该列表的顺序是固定的，不能另行排序，请去掉排序参数 sort"
    )
    raise Invalid("paging.sort", told, field="sort")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Page `number` (from 1) of `size` rows (1 to 200), ordered by `sort` (field name, `-` first for descending).

    With `after_id` the rows behind that id in order of id, whatever number and sort say (keyset paging): for programs
    that read everything, each page at the same cost, and no row twice while others are added. Lists that offer it
    give `after_id` to their SQL.
    """

    number: int = 1
    size: int = 50
    sort: str = ""
    after_id: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no page can be; raises `Invalid`."""
        if not 1 <= self.size <= MAX_PAGE_SIZE:
            raise Invalid("paging.size", f"每页条数应在 1 到 {MAX_PAGE_SIZE} 之间", field="size")
        if self.number < 1 or self.number > 1_000_000:
            raise Invalid("paging.number", "页码应从 1 开始", field="page")

    @property
    def offset(self) -> int:
        """Rows to pass over."""
        return 0 if self.after_id is not None else (self.number - 1) * self.size

    def order_by(self, allowed: dict[str, str], default: str) -> str:
        """The SQL ORDER BY expression for `sort`: only names in `allowed` (name → SQL), else `Invalid`.

        The primary key `id` is always the last term, so that pages never overlap.
        """
        if self.after_id is not None:
            return "id"
        if not self.sort:
            return default
        check_sort(self.sort, allowed)
        name, descending = self.sort.removeprefix("-"), self.sort.startswith("-")
        return f"{allowed[name]} {'DESC' if descending else 'ASC'} NULLS LAST, id"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page, `total` rows that the query finds, and `sums` over all of them (fen and people)."""

    rows: list[Row]
    total: int
    number: int
    size: int
    sums: dict[str, int] = field(default_factory=dict)


def encode_cursor(*key: Any) -> str:
    """An opaque cursor that names the last row read by the values of its sort key."""
    return (
        base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":"), default=str).encode())
        .decode()
        .rstrip("=")
    )


def decode_cursor(cursor: str) -> list[Any]:
    """The key inside a cursor; raises `Invalid` for one that this platform did not make."""
    try:
        value = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise Invalid("paging.cursor", "翻页标记无效，请从第一页重新读取", field="cursor") from error
    if not isinstance(value, list):
        raise Invalid("paging.cursor", "翻页标记无效，请从第一页重新读取", field="cursor")
    return value
