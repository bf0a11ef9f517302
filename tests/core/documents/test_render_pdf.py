"""PDFs are made in limited processes, with a complete Chinese font, from bundled assets only."""

import asyncio
import io
import os
import signal
from pathlib import Path

import pypdf
import pytest

from core.documents import PdfWorkers, check_code, page_shell, render_pdf
from core.documents.errors import DocumentWorkerLost


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


async def test_rare_characters_of_names_are_printed():
    names = "𠅤䶮㛃堃喆犇骉垚"
    text = text_of(await render_pdf(page_shell("公示", f"<p>{names}</p>")))
    assert names in text


async def test_the_head_of_a_list_repeats_and_pages_are_numbered():
    rows = "".join(f"<tr><td>{n}</td><td>张{n}</td></tr>" for n in range(1, 81))
    table = (
        f'<table class="list"><thead><tr><th>序号</th><th>姓名</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    pages = pypdf.PdfReader(io.BytesIO(await render_pdf(page_shell("公示", table)))).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "姓名" in text
        assert f"第{number}页共{len(pages)}页" in text.replace(" ", "").replace("\u3000", "")


async def test_the_check_code_never_stands_alone_on_the_last_page():
    """However the list ends, who posts it, the day and the code share a page with the last lines of the list."""
    code = {"check.svg": check_code("http://127.0.0.1/p/530423/1?digest=ab")}
    foot = '<p class="office">秀山街道办事处</p><p class="date">2026年12月19日</p>'
    async with PdfWorkers(1) as workers:
        for count in (22, 24, 26, 28, 30):
            rows = "".join(f"<tr><td>{n}</td><td>张{n}</td></tr>" for n in range(1, count + 1))
            table = f'<table class="list"><thead><tr><th>序号</th><th>姓名</th></tr></thead><tbody>{rows}</tbody></table>'
            html = page_shell(
                "公示", table + foot, check_image="asset:check.svg", check_url="网址", digest="ab"
            )
            last = (
                pypdf.PdfReader(io.BytesIO(await workers.render(html, assets=code))).pages[-1].extract_text()
            )
            assert "公示核验" in last
            assert "秀山街道办事处" in last and f"张{count}" in last, f"list of {count}"


async def test_only_bundled_assets_are_loaded(tmp_path: Path):
    """A template that names a file or an address gets neither: the process answers as if they did not exist."""
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: '泄露' }", encoding="utf-8")
    connected = asyncio.Event()
    server = await asyncio.start_server(lambda *_: connected.set(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    html = (
        f'<link rel="stylesheet" href="file://{secret}"><link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">'
        f'<img src="http://127.0.0.1:{port}/a.png"><p>正文</p>'
    )
    text = text_of(await render_pdf(page_shell("公示", html)))
    server.close()
    assert "正文" in text
    assert "泄露" not in text
    assert not connected.is_set()


async def test_the_check_code_is_drawn_from_the_assets():
    html = page_shell(
        "公示", "<p>正文</p>", check_image="asset:check.svg", check_url="http://x/p", digest="ab" * 32
    )
    plain = await render_pdf(html)
    drawn = await render_pdf(html, assets={"check.svg": check_code("http://x/p?digest=" + "ab" * 32)})
    assert len(drawn) > len(plain)
    assert "ab" * 32 in text_of(drawn).replace("\n", "")


async def test_one_process_makes_several_documents():
    async with PdfWorkers(1) as workers:
        first = await workers.render(page_shell("公示", "<p>第一份</p>"))
        second = await workers.render(page_shell("公示", "<p>第二份</p>"))
        assert workers.started == 1
    assert "第一份" in text_of(first)
    assert "第二份" in text_of(second)
    assert "第一份" not in text_of(second)


async def test_a_killed_process_is_replaced():
    async with PdfWorkers(1) as workers:
        await workers.render(page_shell("公示", "<p>一</p>"))
        (pid,) = workers.process_ids
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(DocumentWorkerLost):
            await workers.render(page_shell("公示", "<p>二</p>"))
        assert "三" in text_of(await workers.render(page_shell("公示", "<p>三</p>")))
        assert workers.started == 2


async def test_processes_end_with_their_pool():
    async with PdfWorkers(2) as workers:
        await asyncio.gather(*(workers.render(page_shell("公示", f"<p>{n}</p>")) for n in range(2)))
        pids = workers.process_ids
        assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def test_secrets_of_the_platform_stay_outside(monkeypatch):
    monkeypatch.setenv("YKT_KEY_FILE", "/nowhere/keys.json")
    async with PdfWorkers(1) as workers:
        await workers.render(page_shell("公示", "<p>一</p>"))
        (pid,) = workers.process_ids
        assert b"YKT_" not in Path(f"/proc/{pid}/environ").read_bytes()
        limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
    assert "Max address space         1610612736" in limits
