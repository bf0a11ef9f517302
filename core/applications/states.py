"""Statuses of a line that intake knows, and what may be done in which. Pure."""

from __future__ import annotations

from enum import StrEnum


class LineStatus(StrEnum):
    """Where a line is in its life."""

    OPEN = "open"
    """Entered; belongs to no dossier yet, or came back from one."""
    MOVING = "moving"
    """In a dossier on its way."""
    HELD = "held"
    """Stopped by an objection until its verdict."""
    VOID = "void"
    """作废 by a reviewer."""
    DELETED = "deleted"
    """Taken off the list before it entered a dossier; kept for the record."""


class IntakeStatus(StrEnum):
    """Whether the line itself is in order."""

    VALID = "valid"
    ABNORMAL = "abnormal"


class FileState(StrEnum):
    """What became of an uploaded list."""

    WAITING = "waiting"
    IMPORTED = "imported"
    REFUSED = "refused"
    """Nothing of it was taken; `problem` says why. It may be mended and sent again."""


ENTRIES = {"township": "line:import_township", "county": "line:import_county"}
"""The two entries of the chain, with the permission that each one needs."""
