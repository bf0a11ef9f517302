"""Make sure that the claimants of drafts are on record as recipients."""

from __future__ import annotations

from collections.abc import Sequence

from core.applications.draft import Draft
from core.plugin_api import SubsidyProgramme
from core.recipients.recipient import RosterPerson
from core.recipients.register_people import RegisteredPeople, register_people


async def register_claimants(
    programme: SubsidyProgramme, drafts: Sequence[Draft], digests: Sequence[bytes | None]
) -> RegisteredPeople:
    """Register the claimants of valid drafts who are not yet on record. The caller records how many were added.

    In order of their digests, which is the order of the index that grows by them.
    """
    named: dict[bytes, Draft] = {}
    for draft, digest in zip(drafts, digests, strict=True):
        if digest is not None and not draft.problems:
            named.setdefault(digest, draft)
    if not named:
        return RegisteredPeople({}, 0)
    return await register_people(
        programme.beneficiary.value, {digest: _person(named[digest]) for digest in sorted(named)}
    )


def _person(draft: Draft) -> RosterPerson:
    return RosterPerson(
        draft.name,
        draft.id_number or "",
        draft.birth_date,
        draft.phone,
        draft.village_code,
        draft.village_group,
    )
