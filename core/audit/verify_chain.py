"""Recompute a chain and compare it with its head and with the signed heads outside the database."""

from __future__ import annotations

from dataclasses import dataclass

from core.audit import head_file, queries, rules
from core.database import current_session


@dataclass(frozen=True, slots=True)
class ChainReport:
    """Whether the chain of a scope holds; `problems` say where it does not, in Chinese."""

    scope: str
    length: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


async def verify_chain() -> ChainReport:
    """Check every link, the stored head, and every signed head of the session's scope.

    Finds an edited entry (its hash no longer follows), a deleted one (a gap, or a tail shorter than the head or a signed
    head), and a chain recomputed from the middle (a signed head names another hash).
    """
    scope = current_session().scope
    signed, broken = head_file.signed_heads(scope)
    wanted = {head.length: head for head in signed}
    problems = [f"有 {broken} 条链头签名文件记录的签名无效"] if broken else []
    previous, expected_id = rules.GENESIS, 0
    async for row in queries.all_entries():
        expected_id += 1
        entry = dict(row)
        stored, linked = bytes(entry.pop("hash")), bytes(entry.pop("previous"))
        if entry["id"] != expected_id:
            problems.append(f"第 {expected_id} 条日志缺失")
            expected_id = entry["id"]
        if linked != previous or rules.entry_hash(linked, entry) != stored:
            problems.append(f"第 {expected_id} 条日志内容与其链式摘要不符")
        previous = stored
        head = wanted.pop(expected_id, None)
        if head is not None and head.hash != stored:
            problems.append(f"第 {expected_id} 条日志与 {head.at} 签名的链头不符，链条可能被整体重算")
        if len(problems) > 20:
            break
    problems.extend(
        f"签名链头记载有 {length} 条日志，现已不足，末尾可能被删除"
        for length in sorted(wanted)
        if length > expected_id
    )
    stored_head = await queries.head()
    if (stored_head["length"], bytes(stored_head["hash"])) != (expected_id, previous):
        problems.append(f"链头记载 {stored_head['length']} 条，实有 {expected_id} 条，或末条摘要不符")
    return ChainReport(scope, expected_id, tuple(problems[:20]))
