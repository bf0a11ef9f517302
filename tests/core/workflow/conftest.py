import pytest

from core.workflow import gates


@pytest.fixture(autouse=True)
def no_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workflow alone: features that other tests imported have no gates here."""
    monkeypatch.setattr(gates, "_gates", {})
    monkeypatch.setattr(gates, "_line_gates", [])
