"""`ykt bench portal` in a small county: every list of every post is asked, and answers."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.access.roles import ROLES
from ops.bench.portal.county import plan_county
from ops.bench.portal.first_load import NotBuilt, first_load_bytes, first_load_files
from ops.bench.portal.pages import BESIDE_LISTS, Ask, PageIncomplete, addresses_of, share_out
from ops.bench.portal.report import ListRow, PortalReport, percentile, table
from web.pages.catalogue import entries

COUNTY = "530423"
PAGE: dict[str, Any] = {
    "name": "some",
    "source": {"path": "/api/v1/counties/{county}/batches/{batch_id}/some"},
    "spec": {
        "query": {"entry": "county"},
        "filters": [
            {"key": "name", "keys": [], "default": None},
            {"key": "days", "keys": ["since", "until"], "default": None},
            {"key": "usable", "keys": [], "default": True},
        ],
        "tabs": {"parameter": "tab", "options": [{"value": "waiting"}, {"value": "done"}]},
        "region_tree": "region",
    },
}


@pytest.mark.timeout(300)
def test_every_list_of_every_post_is_asked_and_answers() -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("YKT_")}
    command = ("bench", "portal", "--standalone", "--lines", "1000", "--people", "4", "--pace", "0.05", "--rounds", "1")  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-m", "ops.cli", *command, "--json"],
        env=clean,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    said = json.loads(ended.stdout)
    assert 20 < said["first_load_gz_kb"] <= 150
    assert said["lines"] >= 1000
    assert set(said["posts"]) == set(ROLES), "every post is signed in, so every menu was read"
    measured = {row["name"].partition(":")[0] for row in said["rows"]}
    assert measured == {name for name, entry in entries().items() if entry.page} | set(BESIDE_LISTS)
    for row in said["rows"]:
        assert row["failures"] == []
        assert row["first_page_ms"] > 0
        assert row["asked"] == 4
        assert row["cold_ms"] > 0
    assert len({row["name"] for row in said["rows"]}) == len(said["rows"])


def test_a_page_asks_as_the_portal_does() -> None:
    found = addresses_of(
        PAGE, COUNTY, {"batch_id": 7}, {"narrow": {"name": "李明", "tab": "done", "region": ""}}
    )
    begins = "/api/v1/counties/530423/batches/7/some?page=1&size=20&entry=county&usable=true"
    assert found == {
        "some": f"{begins}&tab=waiting",
        "some:narrow": f"{begins.replace('&usable', '&name=%E6%9D%8E%E6%98%8E&usable')}&tab=done",
    }


def test_what_a_page_lacks_is_named() -> None:
    with pytest.raises(PageIncomplete, match="batch_id"):
        addresses_of(PAGE, COUNTY, {}, {})
    with pytest.raises(PageIncomplete, match="does not ask for year"):
        addresses_of(PAGE, COUNTY, {"batch_id": 7}, {"odd": {"year": 2026}})


def test_every_role_has_the_same_share_of_the_users() -> None:
    ask = Ask("some", "某", {"a1": "/a1", "a2": "/a2", "b": "/b"})
    shared = share_out(ask, {"a1": "township_operator", "a2": "township_operator", "b": "county_operator"}, 6)
    assert [account for account, _ in shared] == ["b", "a1", "b", "a2", "b", "a1"]
    assert shared[1] == ("a1", "/a1")


def test_two_million_lines_hold_the_list_of_the_county() -> None:
    plan = plan_county(2_000_000)
    assert 2_000_000 <= plan.lines < 2_001_000
    assert max(roster.people for roster in plan.rosters) == 26_283


def test_the_percentile_is_one_of_the_values() -> None:
    assert percentile([float(one) for one in range(1, 101)], 0.95) == 95
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.95)


def test_a_report_says_what_is_late_and_what_failed() -> None:
    rows = (
        ListRow("fast", "快", 20.0, 10.0, 25.0, 100, 3.0, 4.0),
        ListRow("late", "慢", 150.1, 90.0, 300.0, 100, 3.0, 40.0),
        ListRow("broken", "坏", 5.0, 5.0, 5.0, 100, 3.0, 4.0, ("500 /x: ",)),
    )
    report = PortalReport(100 * 1024, 5_000, ("auditor",), rows)
    assert [row["within"] for row in report.to_json()["rows"]] == [True, False, False]
    drawn = table(report)
    assert "应不超过 150 毫秒" in drawn
    assert "500 /x" in drawn
    assert "首次加载 100.0 KB（gzip）：达标" in drawn
    assert "2 个列表未达到指标" in drawn


def test_the_first_load_is_the_log_in_page_with_all_that_it_brings(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    files = {
        "index.html": '<script type="module" src="/assets/index-1.js"></script><link href="/assets/a.css">',
        "assets/index-1.js": 'm.f=["assets/Other-2.js","assets/SignInPage-3.js","assets/form-4.js"]'
        "()=>import(`./SignInPage-3.js`),__vite__mapDeps([1,2])",
        "assets/a.css": "a{}",
        "assets/Other-2.js": "later",
        "assets/SignInPage-3.js": "page",
        "assets/form-4.js": "form",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    del files["assets/Other-2.js"]
    assert first_load_files(tmp_path) == set(files)
    assert first_load_bytes(tmp_path) == sum(len(gzip.compress(text.encode(), 9)) for text in files.values())
    (tmp_path / "assets/index-1.js").write_text("", encoding="utf-8")
    with pytest.raises(NotBuilt, match="登录页"):
        first_load_files(tmp_path)
    with pytest.raises(NotBuilt, match="npm run build"):
        first_load_files(tmp_path / "nowhere")
