"""Who may work on a posting: the post of its stage, in its township, for its programme."""

from __future__ import annotations

from collections.abc import Iterable

from core.access.may import may
from core.access.official import Official
from core.workflow.stages import STAGES


def authorise(by: Official, subjects: Iterable[tuple[str, str, str]]) -> None:
    """Check each (stage, township code, programme code) once; raises `NotAllowed` with the reason.

    `publicity:manage` alone is not enough: a township posts its own rounds and the county posts its own.
    """
    for stage, township, programme in set(subjects):
        may(by, "publicity:manage", region=township, programme=programme)
        may(by, STAGES[stage].permission, region=township, programme=programme)
