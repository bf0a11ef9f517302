"""Two officials of the same post at the same thing at once: one is first, the other is told, nothing is doubled or lost."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, expect

from ops.demo.fill_workbook import fill_workbook
from ops.demo.intake_steps import check_lines, import_roster, open_batch, prepare_roster
from ops.demo.payment_steps import compare_cards, request_payment
from ops.demo.play import Play
from ops.demo.roster import Roster
from ops.demo.write_registries import BANK_CODE
from ops.platform.start import RunningPlatform
from tests.portal.colleagues import PASSWORD, Api, hire, profile, signed_in
from tests.portal.conftest import Desk, serious
from tests.portal.holding import jobs_held
from tests.portal.page_actions import choose_batch
from tests.portal.walked import walked_to

COUNTY, AT = "530423", "530423102"
REPEATED = "这份清单此前已上传过，没有重复导入"
Pair = Callable[[str, str], tuple[Page, Page]]


@dataclass(frozen=True)
class Intake:
    """An open batch with lines of one township in it, and a list of it that nobody has imported yet."""

    play: Play
    fresh: Path
    fresh_rows: int


def _come_too_late(
    question: Locator, button: str, refusal: str, *, told: str, label: str, typed: str
) -> None:
    """Confirm a question that somebody else has settled: it says so, keeps what was typed, and can only be left."""
    question.get_by_role("button", name=button).click()
    expect(question.get_by_role("alert")).to_contain_text(refusal)
    question.get_by_role("button", name="刷新数据").click()
    expect(question.locator("p[role=status]")).to_contain_text(told)
    expect(question.get_by_label(label)).to_have_value(typed)
    expect(question.get_by_role("button", name=button)).to_be_disabled()
    assert serious(question.page) == []
    question.get_by_role("button", name="取消").click()


@pytest.fixture(scope="module")
def intake(platform: RunningPlatform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intake]:
    play = _play(platform, people=120)
    open_batch(play)
    prepare_roster(play)
    good = [line for line in play.roster.lines if line.village.code.startswith(AT) and not line.fault]
    known, fresh = good[:3], good[3:]
    assert fresh, "the township has people on the list"
    folder = tmp_path_factory.mktemp("lists")
    desk = play.desk("township_operator", f"{AT}000")
    template = desk.download(f"~/programmes/{play.programme}/template")
    for name, lines in (("登记名单.xlsx", known), ("新增名单.xlsx", fresh)):
        fill_workbook(template, Roster(play.programme, [replace(line) for line in lines]), folder / name)
    place = {"entry": "township", "region_code": f"{AT}000"}
    sent = desk.upload(f"~/batches/{play.batch['id']}/intake-files", folder / "登记名单.xlsx", place)
    desk.wait_for_job(sent["job_id"])
    yield Intake(play, folder / "新增名单.xlsx", len(fresh))
    play.close()


@pytest.fixture(scope="module")
def confirmed(platform: RunningPlatform) -> Iterator[Play]:
    """Dossiers of several townships that wait for 确认提交."""
    play = _play(platform, people=60)
    for step in (open_batch, prepare_roster, import_roster, check_lines):
        step(play)
    for place in sorted({line.village.code[:9] for line in play.roster.lines}):
        desk = play.desk("township_operator", f"{place}000")
        desk.post("~/dossiers/open", {"batch_id": play.batch["id"], "entry": "township"})
    play.refresh()
    yield play
    play.close()


@pytest.fixture(scope="module")
def voucher(platform: RunningPlatform) -> Iterator[tuple[Play, dict[str, object]]]:
    """A month with a voucher that waits for 经办签章."""
    play = walked_to(platform, "payment_request", county=COUNTY, programme="elderly_allowance", people=50)
    compare_cards(play)
    yield play, request_payment(play)[0]
    play.close()


def _play(platform: RunningPlatform, people: int) -> Play:
    return Play.on(platform, county=COUNTY, programme="elderly_allowance", people=people, entry="township")


@pytest.fixture
def pair(platform: RunningPlatform, browser: Browser, desk: Desk, api: Api) -> Iterator[Pair]:
    """`pair(role, region)`: the pages of two holders of a post, each in a browser of its own."""
    with contextlib.ExitStack() as opened:

        def come(role: str, region: str) -> tuple[Page, Page]:
            beside = profile(browser, platform.url)
            opened.callback(beside.close)
            return desk(role, region), signed_in(beside, hire(platform, api, role, region), PASSWORD)

        yield come


def _sent(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.url.endswith("/intake-files")


def test_two_operators_import_the_same_list(platform: RunningPlatform, pair: Pair, intake: Intake) -> None:
    pages = pair("township_operator", AT)
    for page in pages:
        _choose_list(page, intake)
    # The import does not end before both lists are in: the late operator is told of a job that still runs.
    with jobs_held(platform, COUNTY):
        with contextlib.ExitStack() as waiting:
            sent = [waiting.enter_context(page.expect_response(_sent)) for page in pages]
            for page in pages:
                # Neither waits for the other: both requests are under way.
                page.get_by_role("dialog", name="导入数据").get_by_role(
                    "button", name="导入", exact=True
                ).click()
        answers = [one.value.json() for one in sent]
        assert sorted(answer["repeated"] for answer in answers) == [False, True], "the list is taken once"
        early, late = sorted(pages, key=lambda page: answers[pages.index(page)]["repeated"])
        expect(late.get_by_text(REPEATED)).to_be_visible()
        for page in pages:
            expect(page.get_by_role("dialog", name="导入数据")).to_be_hidden()
        expect(late.locator(".job")).to_contain_text("同样的任务已由他人发起")
        expect(early.locator(".job")).to_contain_text("正在办理")
    expect(early.locator(".job")).to_contain_text("已完成")
    for page in pages:
        page.reload()
        row = page.get_by_role("region", name="导入").get_by_role("row").filter(has_text="新增名单.xlsx")
        expect(row).to_have_count(1)
    found = intake.play.desk("township_operator", f"{AT}000").get(
        f"~/batches/{intake.play.batch['id']}/lines", entry="township", size=1
    )
    assert found["total"] == 3 + intake.fresh_rows, "every line came, and none twice"

    # A list that is imported already has no job left to watch.
    _choose_list(late, intake)
    late.get_by_role("dialog", name="导入数据").get_by_role("button", name="导入", exact=True).click()
    expect(late.get_by_text(REPEATED)).to_be_visible()
    expect(late.get_by_role("dialog", name="导入数据")).to_be_hidden()
    expect(late.locator(".job")).to_have_count(0)


def _choose_list(page: Page, intake: Intake) -> None:
    """The dialog 导入数据 with the list in it, not sent yet."""
    page.goto("/p/township/import")
    choose_batch(page, intake.play.batch["name"])
    page.get_by_role("button", name="导入数据").click()
    form = page.get_by_role("dialog", name="导入数据")
    form.locator("input[type=file]").set_input_files(intake.fresh)


def test_two_operators_edit_the_same_line(pair: Pair, intake: Intake) -> None:
    desk = intake.play.desk("township_operator", f"{AT}000")
    lines = desk.get(f"~/batches/{intake.play.batch['id']}/lines", entry="township")["rows"]
    # Names are given by chance: one may be a part of another.
    line = next(one for one in lines if sum(one["name"] in other["name"] for other in lines) == 1)
    first, second = pair("township_operator", AT)
    for page in (first, second):
        page.goto("/p/township/lines")
        choose_batch(page, intake.play.batch["name"])
        page.get_by_role("row").filter(has_text=line["name"]).get_by_role("button", name="修改").click()
        expect(page.get_by_role("dialog", name=f"修改：{line['name']}")).to_be_visible()
    mine = first.get_by_role("dialog", name=f"修改：{line['name']}")
    mine.get_by_label("联系电话").fill("13908770001")
    mine.get_by_label("村民小组").fill("第八村民小组")
    mine.get_by_role("button", name="保存").click()
    expect(mine).to_be_hidden()

    theirs = second.get_by_role("dialog", name=f"修改：{line['name']}")
    theirs.get_by_label("村民小组").fill("第九村民小组")
    theirs.get_by_role("button", name="保存").click()
    refusal = theirs.get_by_role("alert")
    expect(refusal).to_contain_text("这条明细刚被他人修改过")
    assert serious(second) == []
    refusal.get_by_role("button", name="载入最新内容").click()
    expect(theirs.locator("p[role=status]")).to_contain_text(
        "您填写的村民小组（他人已改为“第八村民小组”）仍保留"
    )
    expect(theirs.get_by_label("联系电话")).to_have_value("13908770001")
    expect(theirs.get_by_label("村民小组")).to_have_value("第九村民小组")
    theirs.get_by_role("button", name="保存").click()
    expect(theirs).to_be_hidden()
    cells = desk.get(f"~/lines/{line['id']}")["cells"]
    assert (cells["phone"], cells["village_group"]) == ("13908770001", "第九村民小组")


def test_two_operators_submit_the_same_dossier(pair: Pair, confirmed: Play) -> None:
    dossier = next(one for one in confirmed.dossiers if one["stage"] == "township_confirm")
    place = dossier["township_code"][:9]
    first, second = pair("township_operator", place)
    for page in (first, second):
        page.goto("/p/township/confirm")
        row = page.get_by_role("row").filter(
            has=page.get_by_role("link", name=str(dossier["id"]), exact=True)
        )
        row.get_by_role("button", name="确认提交").click()
        page.get_by_role("dialog", name="确认提交").get_by_label("送审意见").fill("已逐户核对")
    first.get_by_role("button", name="确定提交").click()
    expect(first.get_by_role("dialog", name="确认提交")).to_be_hidden()

    question = second.get_by_role("dialog", name="确认提交")
    _come_too_late(
        question, "确定提交", "申报单已被他人办理", told="所选记录已由他人办理，不必再提交",
        label="送审意见", typed="已逐户核对",
    )  # fmt: skip
    expect(second.get_by_role("link", name=str(dossier["id"]), exact=True)).to_have_count(0)
    log = confirmed.desk("township_operator", f"{place}000").get(f"~/dossiers/{dossier['id']}/log")
    assert [row["action"] for row in log].count("submit") == 1


def test_of_several_dossiers_only_the_rest_is_submitted_again(pair: Pair, confirmed: Play) -> None:
    """批量确认提交 of what a colleague submitted in part: what is left goes on, with the opinion that was typed."""
    dossier = next(one for one in reversed(confirmed.dossiers) if one["stage"] == "township_confirm")
    place = dossier["township_code"][:9]
    first, second = pair("township_operator", place)
    second.goto("/p/township/confirm")
    link = second.get_by_role("link", name=str(dossier["id"]), exact=True)
    second.get_by_role("row").filter(has=link).locator(".el-checkbox").click()
    second.get_by_role("button", name="批量确认提交").click()
    question = second.get_by_role("dialog", name="批量确认提交")
    question.get_by_label("送审意见").fill("同意报送")
    first.goto(f"/p/dossiers/{dossier['id']}")
    first.get_by_role("button", name="确认提交").click()
    first.get_by_role("button", name="确定提交").click()
    expect(first.get_by_role("region", name="操作日志")).to_contain_text("送审")
    question.get_by_role("button", name="确定批量确认提交").click()
    expect(question.get_by_role("alert")).to_contain_text(re.compile("他人办理"))
    question.get_by_role("button", name="刷新数据").click()
    expect(question.get_by_label("送审意见")).to_have_value("同意报送")


def test_two_signers_sign_the_same_voucher(
    platform: RunningPlatform, pair: Pair, voucher: tuple[Play, dict[str, object]]
) -> None:
    play, paper = voucher
    first, second = pair("unit_finance_operator", COUNTY)
    for page in (first, second):
        page.goto("/p/finance/make-sign")
        page.get_by_role("row").filter(has_text=str(paper["number"])).locator(".el-checkbox").click()
        page.get_by_role("button", name="签章", exact=True).click()
        page.get_by_role("dialog", name="签章").get_by_label("签章 PIN 码").fill(platform.accounts.pin)
    first.get_by_role("button", name="确定签章").click()
    expect(first.get_by_role("dialog", name="签章")).to_be_hidden()
    question = second.get_by_role("dialog", name="签章")
    question.get_by_role("button", name="确定签章").click()
    expect(question.get_by_role("alert")).to_contain_text("不能执行此操作")
    question.get_by_role("button", name="刷新数据").click()
    expect(question.locator("p[role=status]")).to_contain_text("已由他人办理")
    expect(question.get_by_role("button", name="确定签章")).to_be_disabled()
    log = play.desk("unit_finance_operator").get(f"~/vouchers/{paper['id']}/log")
    assert [row["action"] for row in log].count("voucher.make_sign") == 1


def test_two_reviewers_decide_the_same_account(pair: Pair, intake: Intake) -> None:
    """The drawer of a recipient: the second decision comes too late, keeps what was typed and fetches what is so now."""
    desk = intake.play.desk("township_operator", f"{AT}000")
    people = desk.get("~/recipients", kind="individual", region=f"{AT}000", size=20)["rows"]
    # Found on the page by the name, which must be no part of another's.
    person = next(one for one in people if sum(one["name"] in other["name"] for other in people) == 1)
    desk.post(
        f"~/recipients/{person['id']}/accounts",
        {"account": "6210170000000000018", "bank_code": BANK_CODE, "reason": "原社会保障卡遗失，已补办新卡"},
    )
    first, second = pair("township_reviewer", AT)
    for page, decision in ((first, "确认"), (second, "驳回")):
        page.goto("/p/recipients/individual")
        page.get_by_role("row").filter(has_text=person["name"]).get_by_role("button", name="查看").click()
        page.get_by_role("row").filter(has_text="待确认").get_by_role("button", name=decision).click()
    refusal = second.get_by_role("dialog", name="驳回账户变更")
    refusal.get_by_label("驳回原因").fill("未见本人")
    first.get_by_role("button", name="确定账户变更").click()
    expect(first.get_by_role("dialog", name="确认账户变更")).to_be_hidden()

    _come_too_late(
        refusal, "确定驳回账户变更", "该账户变更已有处理结果", told="已由他人办理，不必再提交",
        label="驳回原因", typed="未见本人",
    )  # fmt: skip
    expect(second.get_by_role("row").filter(has_text="待确认")).to_have_count(0)
    expect(second.get_by_role("button", name="驳回")).to_have_count(0)
