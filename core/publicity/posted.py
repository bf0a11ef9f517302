"""What 发布 and 延长 of a publicity bring about."""

from __future__ import annotations

from typing import NamedTuple


class Posted(NamedTuple):
    """The job that prints the notices, and the years of their periods whose 放假安排 nobody recorded, in order.

    Working days of such a year are counted without its holidays: the official is told, and the posting stands all the same.
    """

    job_id: int
    unrecorded_years: list[int]
