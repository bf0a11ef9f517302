import pytest

import core.funds.gates
import core.payments.gates  # noqa: F401 - registers its gates
from core.workflow import gates


@pytest.fixture(autouse=True)
def own_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publicity and checks are stood in for by the factories; the gates of money are real."""
    money = {"indicator_link", "payment_request", "payment"}
    monkeypatch.setattr(
        gates, "_gates", {stage: gate for stage, gate in gates._gates.items() if stage in money}
    )
