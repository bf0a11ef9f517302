"""The way of one list to the states that are measured: the officials' own verbs, without HTTP and without printing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from core.access.official import Official
from core.applications.build_template import build_template
from core.applications.receive_file import receive_file
from core.applications.store_upload import store_upload
from core.applications.workbook import limits
from core.calculation import calculate_dossiers, load_standards
from core.catalogue.open_batch import open_batch
from core.catalogue.programme_settings import programme_settings
from core.checks.start_alert_check import start_alert_check
from core.checks.start_card_match import start_card_match
from core.funds.link_indicators import link_indicators
from core.funds.link_plan import Choice
from core.funds.list_indicators import IndicatorFilter, list_indicators
from core.funds.rules import LinkRule
from core.funds.sync_indicators import sync_indicators
from core.holidays.load_calendar import load_calendar
from core.jobs import run_job
from core.kernel.clock import today
from core.kernel.paging import MAX_PAGE_SIZE, PageRequest
from core.payments.compare_cards import compare_cards
from core.payments.create_payment_request import create_payment_request
from core.plugin_host import subsidy
from core.publicity.close_publicity import close_publicity
from core.publicity.confirm_publicity import confirm_publicity
from core.publicity.fill_publicity import fill_publicity
from core.publicity.generate_publicity import generate_publicity
from core.publicity.load_basis import load_basis
from core.publicity.publish_publicity import publish_publicity
from core.regions.load_directory import load_directory
from core.workflow import approve_dossiers, open_dossiers, submit_dossiers
from core.workflow.list_dossiers import list_dossiers
from core.workflow.stages import STAGES, Kind, Side
from ops.bench.stand import Stand, SubjectFailed
from ops.demo.fill_workbook import fill_workbook
from ops.demo.roster import Village, plan_roster
from ops.demo.write_indicators import write_indicators
from ops.demo.write_registries import write_registries
from ops.platform.accounts import load_demo_official
from tenants import county_session, platform_session

COUNTY = "530423"
PROGRAMME = "elderly_service"
ENTRY = "county"
_PUBLIC_DAYS = 30
"""Days that are let pass before a posting is closed: more than any programme asks for."""
_REVIEWERS = {"department_review": "county_reviewer", "finance_review": "county_finance_reviewer"}


async def official(stand: Stand, role: str, place: str = COUNTY) -> Official:
    """The demo official who holds `role` in the county, or in one of its townships (12 digits)."""
    assert stand.accounts is not None
    async with platform_session(read_only=True):
        return await load_demo_official(stand.accounts.at(role, place))


async def prepare_list(stand: Stand, people: int) -> tuple[int, Path]:
    """Open a batch and write its list as an Excel file; the registries know its people. Returns batch and file."""
    operator = await official(stand, "county_operator")
    async with platform_session(read_only=True):
        directory = await load_directory(COUNTY)
        settings = await programme_settings(COUNTY, PROGRAMME)
    async with county_session(COUNTY):
        batch = await open_batch(settings, f"{today():%Y%m}", operator)
    villages = [
        Village(village.code, village.name, township.name)
        for township in directory.townships()
        for village in directory.villages(township.code)
    ]
    roster = plan_roster(PROGRAMME, COUNTY, villages, people, today(), seed="bench")
    write_registries(roster, stand.var / "simulators", "bench")
    workbook = stand.var / "list.xlsx"
    fill_workbook(build_template(subsidy(PROGRAMME), directory), roster, workbook)
    return batch.id, workbook


async def ask_for_import(stand: Stand, batch_id: int, content: bytes) -> int:
    """Upload the list; returns the job that imports it."""

    async def chunks() -> AsyncIterator[bytes]:
        yield content

    operator = await official(stand, "county_operator")
    upload = await store_upload(
        chunks(), file_name="list.xlsx", county=COUNTY, area="intake", limit_bytes=limits.UPLOAD_BYTES
    )
    async with county_session(COUNTY):
        received = await receive_file(batch_id, ENTRY, upload, operator, region_code=f"{COUNTY}000000")
    assert received.job_id is not None
    return received.job_id


async def ask_for_cards(stand: Stand, batch_id: int) -> int:
    """人社匹卡 of the whole list; returns the job."""
    operator = await official(stand, "county_operator")
    async with county_session(COUNTY):
        return await start_card_match(batch_id, ENTRY, operator)


async def ask_for_alerts(stand: Stand, batch_id: int) -> int:
    """预警核实 of the whole list; returns the job."""
    operator = await official(stand, "county_operator")
    async with county_session(COUNTY):
        return await start_alert_check(batch_id, ENTRY, operator)


async def bring_to_calculation(stand: Stand, batch_id: int) -> list[int]:
    """申报确认: the good lines become dossiers that stand at 项目测算; returns them."""
    operator = await official(stand, "county_operator")
    async with platform_session(read_only=True):
        chain = (await programme_settings(COUNTY, PROGRAMME)).chains[ENTRY]
    async with county_session(COUNTY):
        ids = await open_dossiers(batch_id, ENTRY, operator, chain=chain)
    async with county_session(COUNTY):
        await submit_dossiers(ids, operator, stage="county_confirm")
    return ids


@dataclass(slots=True)
class ReadyToPay:
    """Dossiers after 银行卡对比: the jobs that print their postings, and the one that makes their payment request."""

    print_jobs: list[int]
    payment_job: int


async def bring_to_payment(stand: Stand, ids: list[int]) -> ReadyToPay:
    """Every post from 测算 to 银行卡对比 does its work on dossiers; printing and payment request are asked for, not done."""
    operator = await official(stand, "county_operator")
    standards = await load_standards(COUNTY, ids, operator)
    async with county_session(COUNTY):
        result = await calculate_dossiers(ids, operator, standards=standards)
    async with platform_session(read_only=True):
        stages = (await programme_settings(COUNTY, PROGRAMME)).chains[ENTRY]["stages"]
    print_jobs: list[int] = []
    for stage in stages[stages.index("calculation") :]:
        if stage == "calculation":
            async with county_session(COUNTY):
                await submit_dossiers(ids, operator, stage=stage)
        elif STAGES[stage].kind is Kind.PUBLICITY:
            print_jobs += await _publicise(stand, ids, stage)
        elif STAGES[stage].kind is Kind.REVIEW:
            reviewer = await official(stand, _REVIEWERS[stage])
            async with county_session(COUNTY):
                await approve_dossiers(ids, reviewer, "同意", stage=stage)
    payer = await official(stand, "unit_finance_operator")
    await _link(stand, ids, result.fen, payer)
    async with county_session(COUNTY):
        comparison = await compare_cards(ids, payer)
    await _finish(comparison)
    async with county_session(COUNTY):
        return ReadyToPay(print_jobs, await create_payment_request(ids, payer))


async def _publicise(stand: Stand, ids: list[int], stage: str) -> list[int]:
    """Post the list of every village, let the days pass, close, confirm and send on; returns the jobs that print the lists."""
    basis, calendar = await load_basis(COUNTY), await load_calendar()
    posted: list[tuple[Official, list[int], list[int]]] = []
    print_jobs: list[int] = []
    for desk, dossiers in await _desks(stand, ids, stage):
        async with county_session(COUNTY):
            postings = await generate_publicity(dossiers, desk, basis=basis)
            await fill_publicity(postings, desk, phone="0877-3011234")
            posting = await publish_publicity(postings, desk, calendar=calendar)
            print_jobs.append(posting.job_id)
        posted.append((desk, dossiers, postings))
    stand.clock.advance(timedelta(days=_PUBLIC_DAYS))
    for desk, dossiers, postings in posted:
        async with county_session(COUNTY):
            await close_publicity(postings, desk)
            await confirm_publicity(postings, desk)
            await submit_dossiers(dossiers, desk, stage=stage)
    return print_jobs


async def _desks(stand: Stand, ids: list[int], stage: str) -> list[tuple[Official, list[int]]]:
    """Who holds the post of a publicity stage, with their dossiers: the county, or each township."""
    operator = await official(stand, "county_operator")
    if STAGES[stage].side is not Side.TOWNSHIP:
        return [(operator, ids)]
    async with county_session(COUNTY, read_only=True):
        found = await list_dossiers(operator, PageRequest(size=MAX_PAGE_SIZE))
    by_township: dict[str, list[int]] = defaultdict(list)
    for row in found.page.rows:
        if row["id"] in ids:
            by_township[row["township_code"]].append(row["id"])
    return [
        (await official(stand, "township_operator", place), dossiers)
        for place, dossiers in sorted(by_township.items())
    ]


async def _link(stand: Stand, ids: list[int], fen: int, payer: Official) -> None:
    """An indicator that covers the dossiers is issued, mirrored and linked."""
    year = today().year
    write_indicators(stand.var / "simulators", COUNTY, PROGRAMME, year, (fen,), "bench")
    async with county_session(COUNTY):
        mirroring = await sync_indicators(payer, year)
    await _finish(mirroring)
    async with county_session(COUNTY):
        found = await list_indicators(payer, PageRequest(), IndicatorFilter(fiscal_year=year))
        choices = [Choice(found.rows[0]["id"])]
        await link_indicators(ids, LinkRule.IN_ORDER, choices, payer)
    async with county_session(COUNTY):
        await submit_dossiers(ids, payer, stage="indicator_link")


async def _finish(job_id: int) -> None:
    """Run a job of the preparation in this process."""
    state = await run_job(COUNTY, job_id)
    if state != "done":
        raise SubjectFailed(f"job {job_id} of the preparation: {state}")
