"""The one failure of the embedded servers."""


class EmbeddedServerError(RuntimeError):
    """A server could not be set up, started or stopped; the Chinese text says why and what the operator can do."""
