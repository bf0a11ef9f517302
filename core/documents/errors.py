"""Named failures of making a document."""

from core.kernel.errors import Unavailable, YikatongError


class DocumentFailed(YikatongError):
    """The document cannot be made from this input; trying again does not help."""


class DocumentWorkerLost(Unavailable):
    """The process that makes PDFs died or took too long; another attempt may succeed."""
