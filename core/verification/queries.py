"""SQL of the rules about money. Each returns the rows that break its rule: `subject` and `difference_fen`."""

from __future__ import annotations

from asyncpg import Record

from core.database import fetch

_ALIVE = "('drafted', 'in_flight', 'paid')"


async def ledger_against_indicators() -> list[Record]:
    """Indicators whose reserved or paid does not follow from their ledger entries."""
    return await fetch(
        "SELECT '指标“' || i.document_no || '”' AS subject, (abs(i.reserved_fen - l.reserved)"
        " + abs(i.paid_fen - l.paid))::bigint AS difference_fen FROM indicator i CROSS JOIN LATERAL ("
        " SELECT coalesce(sum(CASE movement WHEN 'reserve' THEN fen WHEN 'return' THEN fen ELSE -fen END), 0) AS reserved,"
        " coalesce(sum(CASE movement WHEN 'pay' THEN fen WHEN 'return' THEN -fen ELSE 0 END), 0) AS paid"
        " FROM ledger_entry e WHERE e.indicator_id = i.id) l"
        " WHERE i.reserved_fen <> l.reserved OR i.paid_fen <> l.paid ORDER BY i.id"
    )


async def indicators_against_lines() -> list[Record]:
    """Indicators whose reserved or paid is not the funding of their unpaid and paid lines."""
    return await fetch(
        "SELECT '指标“' || i.document_no || '”' AS subject, (abs(i.reserved_fen - coalesce(f.reserved, 0))"
        " + abs(i.paid_fen - coalesce(f.paid, 0)))::bigint AS difference_fen FROM indicator i LEFT JOIN ("
        " SELECT f.indicator_id, sum(f.fen) FILTER (WHERE l.pay_status = 'paid') AS paid,"
        " sum(f.fen) FILTER (WHERE l.pay_status NOT IN ('paid', 'stopped')) AS reserved"
        " FROM line_funding f JOIN line l ON l.id = f.line_id GROUP BY f.indicator_id) f ON f.indicator_id = i.id"
        " WHERE i.reserved_fen <> coalesce(f.reserved, 0) OR i.paid_fen <> coalesce(f.paid, 0) ORDER BY i.id"
    )


async def vouchers_against_payments() -> list[Record]:
    """Vouchers whose people, fen or root digest does not follow from their payments."""
    return await fetch(
        "SELECT '支付凭证 ' || v.number AS subject, (v.fen - coalesce(p.fen, 0))::bigint AS difference_fen FROM voucher v"
        " LEFT JOIN (SELECT voucher_id, count(*) AS people, sum(amount_fen) AS fen,"
        " sha256(string_agg(amount_hash || payee_hash, ''::bytea ORDER BY amount_hash, payee_hash)) AS root FROM payment"
        " GROUP BY voucher_id) p ON p.voucher_id = v.id WHERE (v.people, v.fen, v.root_digest)"
        " IS DISTINCT FROM (p.people, p.fen, p.root) ORDER BY v.id"
    )


async def requests_against_vouchers() -> list[Record]:
    """Requests whose people or fen are not those of their vouchers."""
    return await fetch(
        "SELECT '支付申请 ' || r.number AS subject, (r.fen - coalesce(v.fen, 0))::bigint AS difference_fen"
        " FROM payment_request r LEFT JOIN (SELECT request_id, sum(people) AS people, sum(fen) AS fen FROM voucher"
        " GROUP BY request_id) v ON v.request_id = r.id WHERE (r.people, r.fen) IS DISTINCT FROM (v.people, v.fen)"
        " ORDER BY r.id"
    )


async def payments_against_bank() -> list[Record]:
    """Payments whose state is not what the bank's results say, and results of another amount."""
    return await fetch(
        "SELECT '发放明细 ' || p.id AS subject, p.amount_fen AS difference_fen FROM payment p LEFT JOIN ("
        " SELECT payment_id, bool_or(status = 'paid') AS paid, bool_or(status = 'returned') AS returned,"
        " bool_or(status = 'failed') AS failed, min(amount_fen) AS lowest, max(amount_fen) AS highest FROM bank_result"
        " GROUP BY payment_id) b ON b.payment_id = p.id JOIN voucher v ON v.id = p.voucher_id"
        " WHERE CASE p.state WHEN 'paid' THEN NOT coalesce(b.paid AND NOT b.returned, false)"
        " WHEN 'returned' THEN NOT coalesce(b.returned, false)"
        " WHEN 'failed' THEN coalesce(b.paid OR b.returned, false) OR (b.failed IS NOT TRUE AND v.state <> 'refused')"
        " WHEN 'stopped' THEN coalesce(b.paid AND NOT b.returned, false)"
        " ELSE b.payment_id IS NOT NULL END OR b.lowest <> p.amount_fen OR b.highest <> p.amount_fen ORDER BY p.id"
    )


async def ledger_against_bank() -> list[Record]:
    """Vouchers whose paid − returned in the ledger is not what the bank credited and took back."""
    return await fetch(
        "SELECT '支付凭证 ' || v.number AS subject, (coalesce(l.fen, 0) - coalesce(b.fen, 0))::bigint AS difference_fen"
        " FROM voucher v LEFT JOIN (SELECT voucher_id, sum(CASE movement WHEN 'pay' THEN fen WHEN 'return' THEN -fen ELSE 0"
        " END) AS fen FROM ledger_entry WHERE voucher_id IS NOT NULL GROUP BY voucher_id) l ON l.voucher_id = v.id"
        " LEFT JOIN (SELECT voucher_id, sum(amount_fen) AS fen FROM (SELECT voucher_id, payment_id,"
        " max(amount_fen) AS amount_fen FROM bank_result GROUP BY voucher_id, payment_id"
        " HAVING bool_or(status = 'paid') AND NOT bool_or(status = 'returned')) credited GROUP BY voucher_id) b"
        " ON b.voucher_id = v.id WHERE coalesce(l.fen, 0) <> coalesce(b.fen, 0) ORDER BY v.id"
    )


async def funding_against_lines() -> list[Record]:
    """Lines of linked dossiers whose funding does not add up to their amount."""
    return await fetch(
        "SELECT '申报明细 ' || l.id AS subject, (coalesce(l.amount_fen, 0) - coalesce(f.fen, 0))::bigint AS difference_fen"
        " FROM line l LEFT JOIN (SELECT line_id, sum(fen) AS fen FROM line_funding GROUP BY line_id) f ON f.line_id = l.id"
        " WHERE CASE WHEN l.status = 'moving' AND l.pay_status <> 'stopped' THEN (f.fen IS NOT NULL"
        " OR l.pay_status <> 'none' OR EXISTS (SELECT FROM dossier_indicator di WHERE di.dossier_id = l.dossier_id))"
        " AND f.fen IS DISTINCT FROM l.amount_fen ELSE f.fen IS NOT NULL END ORDER BY l.id"
    )


async def lines_against_payments() -> list[Record]:
    """Lines whose status is not that of their last payment: issued = paid + in flight + failed + returned + stopped."""
    return await fetch(
        "SELECT '申报明细 ' || l.id AS subject, coalesce(p.amount_fen, l.amount_fen, 0) AS difference_fen FROM line l"
        " LEFT JOIN (SELECT DISTINCT ON (line_id) line_id, amount_fen, state FROM payment WHERE state <> 'void'"
        " ORDER BY line_id, id DESC) p ON p.line_id = l.id WHERE l.pay_status <>"
        " CASE coalesce(p.state, 'none') WHEN 'drafted' THEN 'requested' ELSE coalesce(p.state, 'none') END"
        " AND NOT (p.line_id IS NULL AND l.pay_status = 'requested' AND EXISTS (SELECT FROM job j"
        " WHERE j.kind = 'payment.withdraw' AND j.state IN ('queued', 'running')))"
        " OR p.amount_fen <> l.amount_fen ORDER BY l.id"
    )


async def double_payments() -> list[Record]:
    """Lines with more than one living payment, or paid more than once without a refund in between."""
    return await fetch(
        "SELECT '申报明细 ' || line_id AS subject, (sum(amount_fen) - max(amount_fen))::bigint AS difference_fen FROM payment"
        f" WHERE state IN {_ALIVE} GROUP BY line_id HAVING count(*) > 1 ORDER BY line_id"
    )


async def unchained_payments() -> list[Record]:
    """Lines with two attempts of which neither took the place of the other: each attempt names the one before it."""
    return await fetch(
        "SELECT '申报明细 ' || p.line_id AS subject, (sum(p.amount_fen) - max(p.amount_fen))::bigint AS difference_fen"
        " FROM payment p WHERE p.state <> 'void'"
        " AND NOT EXISTS (SELECT FROM payment n WHERE n.reissue_of = p.id AND n.state <> 'void')"
        " GROUP BY p.line_id HAVING count(*) > 1 ORDER BY p.line_id"
    )


async def issued_figures() -> list[Record]:
    """People and fen of all lines that were ever asked for, by status."""
    return await fetch(
        "SELECT pay_status, count(*) AS people, coalesce(sum(amount_fen), 0)::bigint AS fen FROM line"
        " WHERE pay_status <> 'none' GROUP BY pay_status ORDER BY pay_status"
    )
