"""Everything that waits for the official who is signed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from core.access.may import grants_with
from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.holidays.calendar import Calendar
from core.kernel.clock import now, today
from core.workbench import queries
from core.workbench.tasks import POSTING_TASKS, VOUCHER_TASKS, task
from core.workbench.work import StageWork, Target, Task, Workbench
from core.workflow.stages import ORDER, STAGES, Kind

FAILED_JOB_DAYS = 30
"""A job that failed longer ago is history: whoever needed it asked again."""


async def show_workbench(by: Official, calendar: Calendar) -> Workbench:
    """Counts of the work of `by` in the county of the session, each with the list behind it.

    Figures cover the places, programmes and 预算单位 of the posts that may do the work; a post that may only read
    has none of it. `calendar` tells whether a year's holidays are missing. At most eight statements, however much there is.
    """
    stages = await _stage_work(by)
    tasks = [
        *_holidays(by, calendar),
        *await _jobs(by),
        *await _lines(by),
        *await _publicity(by),
        *await _seconded(by),
        *await _money(by),
    ]
    return Workbench(
        as_of=now(),
        dossiers=sum(each.dossiers for each in stages),
        people=sum(each.people for each in stages),
        fen=sum(each.fen for each in stages),
        overdue=sum(each.overdue for each in stages),
        returned=sum(each.returned for each in stages),
        stages=stages,
        tasks=tasks,
    )


def _holds(by: Official, permission: str) -> bool:
    return bool(scope_of(by, permission, county=current_session().scope).region_patterns)


def _places(by: Official, permission: str) -> set[tuple[str, str | None]]:
    """(pattern of townships, budget unit) of every post of `by` that holds `permission` in or above the county."""
    county = current_session().scope
    return {
        (f"{grant.region.prefix}%" if grant.region.startswith(county) else f"{county}%", grant.budget_unit)
        for grant in grants_with(by, permission)
        if grant.reaches(county)
    }


async def _stage_work(by: Official) -> list[StageWork]:
    """One entry for each stage of the own posts, in the order of the chain, those without work too."""
    own = [stage for stage in STAGES.values() if stage.kind is not Kind.SYSTEM]
    posts = [
        (stage.code, pattern, unit)
        for stage in own
        for pattern, unit in sorted(_places(by, stage.permission), key=str)
    ]
    if not posts:
        return []
    moment = now()
    limits = [(stage.code, moment - timedelta(days=stage.limit_days)) for stage in own]
    found = {
        row["stage"]: row for row in await queries.waiting_dossiers(posts, limits, sorted(by.programmes))
    }
    codes = sorted({code for code, _, _ in posts}, key=ORDER.__getitem__)
    return [
        StageWork(
            stage=code,
            title=STAGES[code].title,
            limit_days=STAGES[code].limit_days,
            target=Target("dossiers", code, {"tab": "pending"}),
            **(
                {name: found[code][name] for name in _FIGURES}
                if code in found
                else {**dict.fromkeys(_FIGURES, 0), "oldest_since": None}
            ),
        )
        for code in codes
    ]


_FIGURES = ("dossiers", "people", "fen", "overdue", "returned", "oldest_since")


async def _jobs(by: Official) -> Iterable[Task]:
    row = await queries.jobs_of(by.account, now() - timedelta(days=FAILED_JOB_DAYS))
    return (task("jobs_running", row["running"]), task("jobs_failed", row["failed"]))


def _holidays(by: Official, calendar: Calendar) -> Iterable[Task]:
    """A warning for those who set the length of publicities, while a year has no holidays to count working days with."""
    if not _holds(by, "county_programme:manage") or calendar.missing_year(today()) is None:
        return ()
    return (task("holidays_missing", 1),)


async def _lines(by: Official) -> Iterable[Task]:
    if not _holds(by, "line:revalidate"):
        return ()
    row = await queries.abnormal_lines(scope_of(by, "line:revalidate", county=current_session().scope))
    return [
        task(f"lines_{check}", row[check], people=row[check])
        for check in ("intake", "card_match", "alert_check")
    ]


async def _publicity(by: Official) -> Iterable[Task]:
    county = current_session().scope
    tasks: list[Task] = []
    if _holds(by, "publicity:manage"):
        found = await queries.open_postings(scope_of(by, "publicity:manage", county=county), today())
        rows = {row["waits"]: row for row in found}
        for waits, code in POSTING_TASKS.items():
            row = rows.get(waits)
            tasks.append(task(code, row["count"], row["people"], row["fen"]) if row else task(code, 0))
    if _holds(by, "objection:decide"):
        scope = scope_of(by, "objection:decide", county=county)
        tasks.append(task("objections_to_decide", await queries.open_objections(scope, by.id)))
    return tasks


async def _seconded(by: Official) -> Iterable[Task]:
    """What another official asked for and this one may confirm: changes of accounts, further claims."""
    county = current_session().scope
    duties = {"accounts": "account:confirm", "claims": "line:override"}
    held = [name for name, permission in duties.items() if _holds(by, permission)]
    if not held:
        return ()
    scopes = {name: scope_of(by, permission, county=county) for name, permission in duties.items()}
    row = await queries.waiting_for_second(scopes["accounts"], scopes["claims"], by.id)
    codes = {"accounts": "accounts_to_confirm", "claims": "further_claims_to_confirm"}
    return [task(codes[name], row[name]) for name in held]


async def _money(by: Official) -> Iterable[Task]:
    wanted = [
        (state, unit)
        for state, (_, permission) in VOUCHER_TASKS.items()
        for _, unit in sorted(_places(by, permission), key=str)
    ]
    tasks: list[Task] = []
    if wanted:
        found = await queries.open_vouchers(wanted, sorted(by.programmes), by.id)
        rows = {row["state"]: row for row in found}
        for state in dict.fromkeys(state for state, _ in wanted):
            row, code = rows.get(state), VOUCHER_TASKS[state][0]
            tasks.append(task(code, row["count"], row["people"], row["fen"]) if row else task(code, 0))
    if _holds(by, "payment:resend"):
        mend = await queries.payments_to_mend(scope_of(by, "payment:resend", county=current_session().scope))
        tasks.append(task("payments_to_mend", mend["count"], mend["count"], mend["fen"]))
    return tasks
