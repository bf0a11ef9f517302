"""Moments go to PostgreSQL and come back by the session's own codec, as parameters and with COPY."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from asyncpg import DataError

from core.database import copy_rows, execute, fetch, fetch_value
from tenants import county_session
from tests.conftest import EAST_COUNTY, Province

MOMENTS = [
    datetime(2026, 11, 21, 23, 59, 59, 999999, tzinfo=ZoneInfo("Asia/Shanghai")),
    datetime(1986, 7, 1, 1, 2, 3, 1, tzinfo=ZoneInfo("Asia/Shanghai")),  # daylight saving was in force
    datetime(1969, 12, 31, 23, 59, 59, 500000, tzinfo=UTC),
    datetime(1, 1, 2, tzinfo=UTC),
]


async def test_moments_keep_their_microsecond(province: Province) -> None:
    async with county_session(EAST_COUNTY):
        assert [await fetch_value("SELECT $1::timestamptz", moment) for moment in MOMENTS] == MOMENTS
        assert await fetch_value("SELECT $1::timestamptz[]", MOMENTS) == MOMENTS
        await execute("CREATE TEMPORARY TABLE moment (at timestamptz) ON COMMIT DROP")
        await copy_rows("moment", ("at",), [(moment,) for moment in [*MOMENTS, None]])
        read = [row["at"] for row in await fetch("SELECT at FROM moment ORDER BY at DESC NULLS LAST")]
        assert read == [*MOMENTS, None]
        assert read[0].tzinfo is UTC
        # What PostgreSQL itself understands, not only what we read back.
        assert await fetch_value("SELECT extract(epoch FROM $1::timestamptz)", MOMENTS[2]) * 10 == -5


async def test_a_moment_without_a_zone_is_refused(province: Province) -> None:
    async with county_session(EAST_COUNTY):
        with pytest.raises(DataError):
            await fetch_value("SELECT $1::timestamptz", datetime(2026, 11, 21))  # noqa: DTZ001 - is to be refused
