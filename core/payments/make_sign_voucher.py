"""经办签章: the operator of the budget unit signs vouchers first."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.kernel.clock import now
from core.payments import queries_vouchers
from core.payments.authorise import lock_vouchers
from core.payments.payer import payers_in_force
from core.payments.signatures import record_signature, require_content
from core.payments.signing import SIGNER
from core.payments.states import VoucherState, require_move
from core.payments.tell_signers import tell_signers


async def make_sign_voucher(voucher_ids: Sequence[int], by: Official) -> int:
    """Sign vouchers as maker; returns how many. All or none.

    The signature covers the 零余额账户 that is in force for the budget unit. Raises `NotFound`, `NotAllowed`, `Conflict` for a
    unit without a confirmed account, for a voucher that does not wait for this signature or whose payments no longer match
    its digest.
    """
    vouchers = await lock_vouchers(voucher_ids, "voucher:make_sign", by)
    for voucher in vouchers:
        require_move(voucher["state"], VoucherState.MAKER_SIGNED, voucher["number"])
    payers = await payers_in_force({voucher["budget_unit_code"] for voucher in vouchers})
    for voucher in vouchers:
        payer = payers[voucher["budget_unit_code"]]
        content = await require_content(dict(voucher) | {"payer_account_id": payer})
        signature = SIGNER.sign(by.id, content)
        await queries_vouchers.sign_maker(voucher["id"], payer, by.id, signature, now())
        record_signature("voucher.make_sign", voucher, by)
    await tell_signers(vouchers, "voucher:check_sign", by)
    return len(vouchers)
