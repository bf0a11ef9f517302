"""The named ways in which a use case can refuse. One map turns them into HTTP, one into a job's failure.

A message is written for the official who reads it: what is wrong, where, and how to mend it, in Chinese.
"""

from __future__ import annotations


class YikatongError(Exception):
    """Base of every failure that is foreseen.

    Attributes: `code` (stable, dotted, for programs), `message` (Chinese, for people), `field` and `row`
    (where in the input, when it has a place), `details` (JSON-ready extra facts, never secrets).
    """

    retryable = False

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        row: int | None = None,
        details: dict[str, object] | None = None,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.field = field
        self.row = row
        self.details = details or {}


class NotFound(YikatongError):
    """The thing asked for does not exist, or lies outside what this official may know of."""


class NotAllowed(YikatongError):
    """The official may not do this here (post, region, project authorisation, or maker = checker)."""


class NotSignedIn(YikatongError):
    """There is no valid session."""


class Conflict(YikatongError):
    """The thing is not in the state that this step needs, or somebody else was faster."""


class Invalid(YikatongError):
    """The input is wrong; `field` and `row` say where."""


class TooLarge(Invalid):
    """The input exceeds a limit of size."""


class TooMany(YikatongError):
    """Too many attempts or too many at once; try again later."""

    retryable = True


class Unavailable(YikatongError):
    """An outside party or a resource does not answer now. Trying again later is safe and useful."""

    retryable = True
