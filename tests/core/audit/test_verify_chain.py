"""The operation log of a county: an edited entry, a cut tail and a recomputed chain are all found."""

from __future__ import annotations

from core.audit import sign_head, verify_chain
from core.audit.rules import entry_hash
from core.database import AuditRecord
from tenants import county_session
from tests.conftest import EAST_COUNTY, Province


async def _write(count: int) -> None:
    for number in range(count):
        async with county_session(EAST_COUNTY) as session:
            session.record(
                AuditRecord("line.void", "line", str(number), 7, "张三", {"状态": "正常"}, {"状态": "作废"})
            )
            session.record(AuditRecord("line.bulk", "line", "*", 7, "张三", count=26_283))


async def _problems() -> tuple[str, ...]:
    async with county_session(EAST_COUNTY) as session:
        assert session.scope == EAST_COUNTY
        return (await verify_chain()).problems


async def test_an_untouched_chain_holds(province: Province) -> None:
    await _write(3)
    async with county_session(EAST_COUNTY):
        await sign_head()
        report = await verify_chain()
    assert (report.ok, report.length) == (True, 6)


async def test_an_edited_entry_is_found(province: Province) -> None:
    await _write(3)
    owner = await province.owner("east")
    await owner.execute(f"UPDATE c{EAST_COUNTY}.audit_entry SET account = '李四' WHERE id = 3")
    await owner.close()
    assert await _problems() == ("第 3 条日志内容与其链式摘要不符",)


async def test_a_deleted_tail_is_found_even_when_the_head_was_mended(province: Province) -> None:
    await _write(3)
    async with county_session(EAST_COUNTY):
        await sign_head()
    owner = await province.owner("east")
    await owner.execute(f"DELETE FROM c{EAST_COUNTY}.audit_entry WHERE id = 6")
    await owner.execute(
        f"UPDATE c{EAST_COUNTY}.audit_head SET length = 5, hash = (SELECT hash FROM c{EAST_COUNTY}.audit_entry WHERE id = 5)"
    )
    await owner.close()
    assert await _problems() == ("签名链头记载有 6 条日志，现已不足，末尾可能被删除",)


async def test_a_chain_recomputed_from_the_middle_is_found(province: Province) -> None:
    await _write(3)
    async with county_session(EAST_COUNTY):
        await sign_head()
    owner = await province.owner("east")
    await owner.set_type_codec("jsonb", schema="pg_catalog", encoder=str, decoder=__import__("json").loads)
    rows = await owner.fetch(f"SELECT * FROM c{EAST_COUNTY}.audit_entry ORDER BY id")
    previous = bytes(rows[1]["hash"])
    for row in rows[2:]:
        entry = {**row, "account": "李四"}
        del entry["hash"], entry["previous"]
        digest = entry_hash(previous, entry)
        await owner.execute(
            f"UPDATE c{EAST_COUNTY}.audit_entry SET account = '李四', previous = $1, hash = $2 WHERE id = $3",
            previous,
            digest,
            row["id"],
        )
        previous = digest
    await owner.execute(f"UPDATE c{EAST_COUNTY}.audit_head SET hash = $1", previous)
    await owner.close()
    problems = await _problems()
    assert len(problems) == 1
    assert problems[0].startswith("第 6 条日志与 ")


async def test_entries_roll_back_with_their_change(province: Province) -> None:
    await _write(1)
    try:
        async with county_session(EAST_COUNTY) as session:
            session.record(AuditRecord("line.void", "line", "9"))
            raise RuntimeError("the change failed")
    except RuntimeError:
        pass
    async with county_session(EAST_COUNTY):
        assert (await verify_chain()).length == 2
