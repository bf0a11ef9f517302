"""Tell the next post of a 预算单位 that vouchers wait for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from core.access.official import Official
from core.database import current_session
from core.messages import NewMessage, ToPost, send_messages

_ASKED = {
    "voucher:make_sign": "待经办签章",
    "voucher:check_sign": "待审核签章",
    "voucher:send": "待发送",
}


async def tell_signers(vouchers: Iterable[Mapping[str, Any]], permission: str, by: Official) -> None:
    """One message for each 预算单位 and programme of the vouchers, to whoever holds `permission` there."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for voucher in vouchers:
        groups[voucher["budget_unit_code"], voucher["programme_code"]].append(voucher)
    region = f"{current_session().scope}000000"
    await send_messages(
        [
            NewMessage(
                ToPost(permission, region, programme, unit),
                "voucher_to_sign",
                f"有 {len(group)} 张支付凭证{_ASKED[permission]}（{sum(each['people'] for each in group)} 人）",
                "voucher",
                str(group[0]["id"]) if len(group) == 1 else "",
                "、".join(str(each["number"]) for each in group),
            )
            for (unit, programme), group in sorted(groups.items())
        ],
        by,
    )
