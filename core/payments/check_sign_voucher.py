"""审核签章: a second person of the budget unit signs what the maker signed."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import NotAllowed
from core.payments import queries_vouchers
from core.payments.authorise import lock_vouchers
from core.payments.payer import refuse_replaced_payers
from core.payments.rules import checker_content
from core.payments.signatures import (
    record_signature,
    refuse_unsealed,
    require_content,
    require_maker_signature,
)
from core.payments.signing import SIGNER
from core.payments.states import VoucherState, require_move
from core.payments.tell_signers import tell_signers


async def check_sign_voucher(voucher_ids: Sequence[int], by: Official) -> int:
    """Sign vouchers as checker; returns how many. All or none.

    Raises `NotAllowed` for the maker (the database refuses that too), `Conflict` for a voucher that is not signed by its
    maker, was altered, is paid out of an account that is no longer in force, or pays a line outside of what was publicised
    and approved.
    """
    vouchers = await lock_vouchers(voucher_ids, "voucher:check_sign", by)
    for voucher in vouchers:
        require_move(voucher["state"], VoucherState.SIGNED, voucher["number"])
    await refuse_replaced_payers(vouchers)
    for voucher in vouchers:
        if voucher["maker_id"] == by.id:
            raise NotAllowed(
                "payments.same_signer", "经办签章与审核签章不得为同一人，请由另一名财务审核人签章"
            )
        content = await require_content(voucher)
        require_maker_signature(voucher, content)
        await refuse_unsealed(voucher["id"], voucher["number"])
        signed = checker_content(content, voucher["maker_id"], voucher["maker_signature"])
        await queries_vouchers.sign_checker(voucher["id"], by.id, SIGNER.sign(by.id, signed), now())
        record_signature("voucher.check_sign", voucher, by)
    await tell_signers(vouchers, "voucher:send", by)
    return len(vouchers)
