"""States of a publicity and of an objection, and the tabs under which officials find them."""

from __future__ import annotations

from enum import StrEnum


class PublicityState(StrEnum):
    """How far one posting is."""

    TO_FILL = "to_fill"
    """已生成: title, place and period still have to be filled in."""
    TO_PUBLISH = "to_publish"
    """待发布: filled in."""
    PUBLISHED = "published"
    """已发布: the list is posted; the period runs or is over but nobody has closed it yet."""
    CLOSED = "closed"
    """公示结束: the last day has passed."""
    CONFIRMED = "confirmed"
    """公示确认: closed without an open objection; the dossier may go on."""
    VOID = "void"
    """The dossier was returned; it will be posted again."""


class ObjectionState(StrEnum):
    """异议 and its verdict."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


class Tab(StrEnum):
    """The tabs of 业务公示, in their order."""

    TO_GENERATE = "to_generate"
    """待生成: dossiers at a publicity stage with villages that have no posting yet."""
    TO_PUBLISH = "to_publish"
    """待发布."""
    PUBLISHED = "published"
    """已发布: within the period."""
    ENDED = "ended"
    """公示结束: the period is over, the dossier still stands at the stage."""
    SENT = "sent"
    """已送审: the dossier was sent to the next post, which has not moved it on yet."""
    MOVING = "moving"
    """在途: the dossier is further on."""
    FINISHED = "finished"
    """已办结."""


PUBLICITY_STAGES: dict[str, str] = {
    "township_publicity": "乡镇公示",
    "county_publicity": "县级公示",
    "township_repost": "乡镇再公示",
}
"""The rounds, with their titles."""

EDITABLE = (PublicityState.TO_FILL, PublicityState.TO_PUBLISH)
POSTED = (PublicityState.PUBLISHED, PublicityState.CLOSED, PublicityState.CONFIRMED)
"""States in which the list has been shown to the public."""
