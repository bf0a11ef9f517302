"""What `npm run build` made and how it is served: size of the first load, policy, caching, old browsers, the typed client."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from pathlib import Path

import httpx
from playwright.sync_api import Page, Response, expect

from ops.bench.portal.first_load import first_load_files
from ops.platform.start import RunningPlatform
from tests.portal.conftest import ROOT, Desk
from web.openapi_document import openapi_document
from web.portal_files import DIST

PORTAL = ROOT / "web/portal"
_FIRST_LOAD_BYTES = 150 * 1024
# What came after Chromium 86; `Object.hasOwn` comes back by src/polyfills.ts.
_FORGET = """
  for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'])
    delete Array.prototype[name];
  for (const name of ['at', 'isWellFormed']) delete String.prototype[name];
  for (const name of ['hasOwn', 'groupBy']) delete Object[name];
  for (const name of ['structuredClone', 'reportError', 'scheduler', 'navigation']) delete window[name];
  delete Crypto.prototype.randomUUID; delete Promise.withResolvers; delete Promise.try;
  delete AbortSignal.timeout; delete AbortSignal.any; delete Element.prototype.checkVisibility;
"""


def test_the_first_load_is_small(visitor: Page, platform: RunningPlatform) -> None:
    answers: dict[str, Response] = {}
    visitor.on("response", lambda answer: answers.update({answer.url: answer}))
    visitor.goto("/p/login")
    expect(visitor.get_by_role("button", name="登录")).to_be_visible()
    visitor.wait_for_load_state("networkidle")
    loaded = {
        url: len(gzip.compress(answer.body(), 9))
        for url, answer in answers.items()
        if url.startswith(f"{platform.url}/assets/") or url.endswith("/p/login")
    }
    assert loaded and sum(loaded.values()) <= _FIRST_LOAD_BYTES, loaded
    assets = {url.removeprefix(f"{platform.url}/") for url in loaded if "/assets/" in url}
    assert assets == first_load_files() - {"index.html"}, (
        "what `ykt bench portal` counts is what a browser loads"
    )


def test_the_page_is_fresh_and_its_files_are_kept(platform: RunningPlatform) -> None:
    with httpx.Client(base_url=platform.url, trust_env=False) as client:
        page = client.get("/")
        assert page.headers["cache-control"] == "no-store"
        assert client.get("/p/any/where").text == page.text
        policy = page.headers["content-security-policy"]
        assert "unsafe" not in policy and "http" not in policy and "script-src 'self'" in policy
        [script] = re.findall(r'src="(/assets/[^"]+\.js)"', page.text)
        plain = client.get(script, headers={"accept-encoding": "identity"})
        small = client.get(script, headers={"accept-encoding": "br, gzip"})
        assert "immutable" in plain.headers["cache-control"]
        assert plain.headers["content-type"].startswith("text/javascript")
        assert (small.headers["content-encoding"], "content-encoding" in plain.headers) == ("br", False)
        assert small.content == plain.content or small.num_bytes_downloaded < len(plain.content)
        assert client.get("/assets/../index.html").status_code == 404
        assert client.get("/assets/%2e%2e/index.html").status_code == 404
        assert client.get("/nothing").status_code == 404


def test_nothing_built_needs_eval() -> None:
    wrong = [
        file.name
        for file in (DIST / "assets").glob("*.*js")
        # pdf.js asks whether it may, and takes its way without.
        if not file.name.startswith("pdf") and re.search(r"\beval\(|new Function\(", file.read_text("utf-8"))
    ]
    assert wrong == []


def test_the_portal_works_without_what_came_after_chromium_86(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.add_init_script(_FORGET)
    page.goto("/p/platform/officials")
    page.get_by_role("button", name="新增").click()
    expect(page.get_by_role("dialog", name="新增用户").get_by_label("名称")).to_be_visible()
    assert page.evaluate("[].at === undefined && Object.hasOwn({a: 1}, 'a')")


def _oldest(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Ask es-check and doiuse whether something built is written for Chromium 86."""
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["node", "build/oldest.mjs", *arguments],
        cwd=PORTAL, env={**os.environ, "PATH": path}, check=False, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def test_everything_built_is_written_for_chromium_86() -> None:
    ended = _oldest()
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_what_chromium_86_does_not_know_is_found(tmp_path: Path) -> None:
    newer = {
        "a.js": "export const last = [1].at(-1)",
        "b.js": "export const answer = await fetch('/')",
        "c.mjs": "class A { static { A.x = 1 } }",
        "d.css": "a:has(b) { color: red }",
        "e.css": "a { inset: 0 }",
    }
    for name, text in newer.items():
        (tmp_path / name).write_text(text, "utf-8")
    ended = _oldest(str(tmp_path))
    assert ended.returncode == 1
    missed = [name for name in newer if name not in ended.stdout + ended.stderr]
    assert missed == []


def test_the_typed_client_is_that_of_the_application(tmp_path: Path) -> None:
    document, target = tmp_path / "openapi.json", tmp_path / "schema.d.ts"
    document.write_text(json.dumps(openapi_document(), ensure_ascii=False), encoding="utf-8")
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["node", "build/client.mjs", str(document), str(target)],
        cwd=PORTAL, env={**os.environ, "PATH": path}, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert target.read_text("utf-8") == (PORTAL / "src/api/schema.d.ts").read_text("utf-8"), (
        "routes or bodies changed: run `npm run client` in web/portal and commit src/api/schema.d.ts"
    )


def test_types_and_format_of_the_portal_are_clean() -> None:
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    for command in ("types", "format:check"):
        ended = subprocess.run(
            ["npm", "run", "--silent", command],
            cwd=PORTAL, env={**os.environ, "PATH": path}, check=False, capture_output=True, text=True, timeout=100,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stdout + ended.stderr


def test_sources_stay_small() -> None:
    sources = [*(PORTAL / "src").rglob("*.vue"), *(PORTAL / "src").rglob("*.ts")]
    long = [
        str(file.relative_to(PORTAL))
        for file in sources
        if not file.name.endswith(".d.ts") and file.read_text("utf-8").count("\n") > 400
    ]
    assert long == [], "split by topic"
