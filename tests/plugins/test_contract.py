"""What every subsidy plugin owes, run over all that the host finds."""

from __future__ import annotations

import ast
import sys
from datetime import date
from pathlib import Path

import pluggy
import pytest

from core.documents.render_template import render_template
from core.kernel.errors import Invalid
from core.kernel.money import Fen
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_api import PROJECT, LineView, NoticeView, Outcome, YikatongSpec, hookimpl
from core.plugin_host import PLUGIN_PACKAGES, subsidies
from tests.plugins.cases import PROVINCE, Case, read_cases, standard_rows

PLUGINS = Path(__file__).parents[2] / "plugins"
FURNITURE = {
    "__init__.py",
    "plugin.py",
    "form.py",
    "eligibility.py",
    "amount.py",
    "standards.yaml",
    "notice.html",
    "cases.yaml",
    "README.md",
}
STAGES = {"township_publicity", "county_publicity", "township_repost"}
CASES = [(code, case) for code, programme in subsidies().items() for case in read_cases(programme)]


def test_the_three_programmes_are_there():
    assert {"elderly_service", "minimum_living", "elderly_allowance"} <= set(subsidies())


def test_every_folder_registers_exactly_the_programme_of_its_name():
    folders = {folder.name for folder in (PLUGINS / "subsidies").iterdir() if (folder / "plugin.py").exists()}
    assert folders == set(subsidies())


@pytest.mark.parametrize("code", subsidies())
def test_furniture_is_complete(code):
    folder = subsidies()[code].folder
    assert {path.name for path in folder.iterdir() if path.name != "__pycache__"} == FURNITURE


@pytest.mark.parametrize("code", subsidies())
def test_description(code):
    programme = subsidies()[code]
    assert len(programme.short_name) == 4, "bank memos carry a four-character short name"
    assert programme.official_number and programme.name and programme.department
    assert programme.line_cap_fen > 0
    assert {posting.stage for posting in programme.publicity} <= STAGES
    assert all(posting.days > 0 and posting.place for posting in programme.publicity)


def test_official_numbers_and_names_are_unique():
    found = subsidies().values()
    assert len({programme.official_number for programme in found}) == len(found)
    assert len({programme.name for programme in found}) == len(found)


@pytest.mark.parametrize("code", subsidies())
def test_every_rule_names_its_law_and_is_tried_by_a_case(code):
    programme = subsidies()[code]
    assert len({rule.code for rule in programme.rules}) == len(programme.rules)
    tried = {name for case in read_cases(programme) for name in case.expected.get("outcomes", {})}
    for rule in programme.rules:
        assert rule.title and rule.legal_source
        assert rule.code in tried, f"no case in cases.yaml makes {rule.code} fail or stay unverified"


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}: {case.title}" for code, case in CASES])
def test_case(code: str, case: Case):
    programme = subsidies()[code]
    outcomes = {}
    for rule in programme.rules:
        finding = rule.decide(case.line, case.facts)
        if finding is not None:
            assert finding.outcome is not Outcome.PASSED
            assert finding.reason and finding.remedy
            outcomes[rule.code] = finding.outcome.value
    assert outcomes == case.expected.get("outcomes", {}) or "amount_error" in case.expected
    if "amount_error" in case.expected:
        with pytest.raises(Invalid) as refusal:
            programme.amount(case.line, case.standard)
        assert refusal.value.code == case.expected["amount_error"]
    else:
        amount = programme.amount(case.line, case.standard)
        assert isinstance(amount, Fen)
        assert amount == case.expected["amount_fen"]
        assert 0 < amount <= programme.line_cap_fen


@pytest.mark.parametrize("code", subsidies())
def test_a_rule_without_its_facts_is_never_failed(code):
    programme = subsidies()[code]
    for case in read_cases(programme):
        for rule in programme.rules:
            if rule.facts:
                finding = rule.decide(case.line, {})
                assert finding is None or finding.outcome is Outcome.UNVERIFIED


@pytest.mark.parametrize("code", subsidies())
def test_rules_read_only_the_facts_they_name(code):
    programme = subsidies()[code]
    for case in read_cases(programme):
        for rule in programme.rules:
            named = {name: fact for name, fact in case.facts.items() if name in rule.facts}
            assert rule.decide(case.line, named) == rule.decide(case.line, case.facts)


@pytest.mark.parametrize("code", subsidies())
def test_claim_item_is_stable_text(code):
    programme = subsidies()[code]
    for case in read_cases(programme):
        item = programme.claim_item(case.line)
        assert isinstance(item, str)
        assert item == programme.claim_item(case.line)


@pytest.mark.parametrize("code", subsidies())
def test_standards(code):
    rows = standard_rows(subsidies()[code].folder)
    seen = set()
    province = [row for row in rows if row["region"] == PROVINCE]
    assert province, "the province's row carries the bounds"
    for row in rows:
        assert set(row) == {"effective_from", "document_no", "region", "rates_fen", "bounds_fen"}
        assert isinstance(row["effective_from"], date)
        assert RegionCode(row["region"]).level in (RegionLevel.PROVINCE, RegionLevel.COUNTY)
        assert row["document_no"]
        assert (row["region"], row["effective_from"]) not in seen
        seen.add((row["region"], row["effective_from"]))
        in_force = max(
            (each for each in province if each["effective_from"] <= row["effective_from"]),
            key=lambda each: each["effective_from"],
        )
        for name, fen in row["rates_fen"].items():
            assert type(fen) is int
            low, high = in_force["bounds_fen"][name]
            assert low <= fen <= high, f"{row['region']} {name}"
            assert subsidies()[code].rate_titles[name], "officials read titles, not names"


@pytest.mark.parametrize("code", subsidies())
def test_form_fields_have_a_look_and_a_note(code):
    programme = subsidies()[code]
    titles = []
    for field in programme.form.model_fields.values():
        look = field.json_schema_extra["look"]
        titles.append(look["title"])
        assert look["example"] and look["note"], (
            f"the template's notes sheet has nothing to say on {look['title']}"
        )
        assert look["sensitive"] in ("", "id_number", "phone", "account")
    assert len(set(titles)) == len(titles)
    assert programme.form.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("code", subsidies())
def test_form_takes_its_own_examples(code):
    form = subsidies()[code].form
    form(**{name: field.json_schema_extra["look"]["example"] for name, field in form.model_fields.items()})


def notice(code: str, rows: tuple[dict[str, str], ...], title: str = "公示") -> str:
    programme = subsidies()[code]
    view = NoticeView(
        title=title,
        programme_name=programme.name,
        batch="202305",
        region_name="通海县秀山街道",
        place="公告栏",
        start=date(2023, 5, 8),
        end=date(2023, 5, 12),
        office="秀山街道办事处",
        phone="0877-0000000",
        rows=rows,
        people=len(rows),
        total_yuan="50.00",
        root_digest="ab" * 32,
        check_url="http://127.0.0.1/check",
        extra={
            "stage": "乡镇公示",
            "department": "民政",
            "days": "5 天",
            "part": "1",
            "parts": "1",
            "amounts_known": "yes",
        },
    )
    return render_template(programme.folder / "notice.html", notice=view)


@pytest.mark.parametrize("code", subsidies())
def test_notice_shows_what_it_must(code):
    page = notice(code, ({"姓名": "王*英", "身份证号": "530423**********12", "金额（元）": "50.00"},))
    for text in (
        "王*英",
        "530423**********12",
        "50.00",
        "2023年5月8日",
        "2023年5月12日",
        "秀山街道办事处",
    ):
        assert text in page
    assert "http" not in page, "a notice loads nothing from elsewhere"
    assert "src=" not in page


@pytest.mark.parametrize("code", subsidies())
def test_notice_escapes_what_people_typed(code):
    page = notice(code, ({"姓名": "<script>alert(1)</script>"},), title="<b>公示</b>")
    assert "<script>" not in page
    assert "<b>" not in page


@pytest.mark.parametrize("code", subsidies())
def test_notice_of_an_empty_list_says_so(code):
    assert "没有需要公示" in notice(code, ())


@pytest.mark.parametrize("code", subsidies())
def test_readme_names_the_policy_and_every_rule(code):
    programme = subsidies()[code]
    text = (programme.folder / "README.md").read_text(encoding="utf-8")
    assert "政策依据" in text
    assert programme.name in text
    for rule in programme.rules:
        assert f"`{rule.code}`" in text


def test_a_misspelt_hook_is_found():
    class Misspelt:
        @hookimpl
        def register_subsidies(self):
            return None

    host = pluggy.PluginManager(PROJECT)
    host.add_hookspecs(YikatongSpec)
    host.register(Misspelt())
    with pytest.raises(pluggy.PluginValidationError):
        host.check_pending()


def test_plugins_import_the_contract_and_nothing_else():
    libraries = {"httpx", "pydantic", "yaml", *sys.stdlib_module_names}
    for path in PLUGINS.rglob("*.py"):
        own = ".".join(path.relative_to(PLUGINS.parent).parts[:3])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.ImportFrom():
                    names = [node.module or ""]
                case ast.Import():
                    names = [alias.name for alias in node.names]
                case _:
                    continue
            for name in names:
                allowed = name.startswith(("core.plugin_api", "core.kernel", own)) or (
                    name.split(".")[0] in libraries
                )
                assert allowed, f"{path} imports {name}"


@pytest.mark.parametrize("kind", ["banks", "registries", "business_systems"])
def test_every_outside_party_describes_itself(kind):
    folders = [folder for folder in (PLUGINS / kind).iterdir() if (folder / "plugin.py").exists()]
    assert folders
    for folder in folders:
        heading = (folder / "README.md").read_text(encoding="utf-8").splitlines()[0]
        assert f"`{folder.name}`" in heading


def test_every_package_the_host_looks_into_exists():
    assert all(
        (PLUGINS.parent / package.replace(".", "/") / "__init__.py").exists() for package in PLUGIN_PACKAGES
    )


def test_amounts_do_not_change_the_line():
    for code, case in CASES:
        before = LineView(**{name: getattr(case.line, name) for name in LineView.__slots__})
        if "amount_fen" in case.expected:
            subsidies()[code].amount(case.line, case.standard)
        assert case.line == before
