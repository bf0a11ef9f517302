"""Named failures of this feature."""

from __future__ import annotations

from core.kernel.errors import NotFound


def unknown_entitlement() -> NotFound:
    """There is no such entitlement in this county."""
    return NotFound("entitlement.unknown", "没有这项资格，请从资格列表中选择", field="entitlement_id")
