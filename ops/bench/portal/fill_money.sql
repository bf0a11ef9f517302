-- Reviews, publicities, indicators, vouchers, payments, ledger and claims that belong to the dossiers and lines.
CREATE TEMP TABLE bench_step AS
SELECT d.id AS dossier_id, e.stage, e.place, lead(e.stage, 1, 'payment') OVER (PARTITION BY d.id ORDER BY e.place) AS next_stage,
       e.place < s.place AS passed, d.created_at + e.place * interval '3 days' AS at
FROM dossier d
CROSS JOIN LATERAL jsonb_array_elements_text(d.chain -> 'stages') WITH ORDINALITY AS e (stage, place)
JOIN LATERAL (SELECT place FROM jsonb_array_elements_text(d.chain -> 'stages') WITH ORDINALITY AS x (stage, place)
              WHERE x.stage = d.stage) s ON true
WHERE e.place <= s.place;

INSERT INTO dossier_log (dossier_id, action, from_stage, to_stage, official_id, account, opinion, people, fen, at)
SELECT s.dossier_id, CASE WHEN s.stage LIKE '%review' THEN 'approve' ELSE 'submit' END, s.stage, s.next_stage, o.official_id, o.account,
       CASE WHEN s.stage LIKE '%review' THEN '同意' ELSE '' END, d.people, d.total_fen, s.at
FROM bench_step s JOIN dossier d ON d.id = s.dossier_id
JOIN LATERAL (SELECT o.official_id, o.account FROM pg_temp.bench_official o JOIN pg_temp.bench_stage p ON p.role = o.role
              WHERE p.stage = s.stage AND d.township_code LIKE o.prefix || '%' ORDER BY o.official_id LIMIT 1) o ON true
WHERE s.passed ORDER BY s.at, s.dossier_id;

INSERT INTO seal (dossier_id, purpose, stage, people, fen, root_digest, sealed_by, sealed_at)
SELECT s.dossier_id, CASE WHEN s.stage LIKE '%review' THEN 'approval' ELSE 'publicity' END, s.stage, d.people, d.total_fen,
       sha256((s.dossier_id || s.stage)::bytea), d.created_by, s.at
FROM bench_step s JOIN dossier d ON d.id = s.dossier_id
WHERE (s.passed AND s.stage LIKE '%review') OR s.stage IN ('township_publicity', 'county_publicity', 'township_repost')
ORDER BY s.at, s.dossier_id;

INSERT INTO publicity (dossier_id, programme_code, stage, attempt, village_code, public_id, programme_name, department, region_name, title,
                       mode, place, office, phone, minimum_days, working_days, online_allowed, mask_names, days, starts_on, ends_on, state,
                       people, fen, seal_id, generated_by, published_by, published_at, closed_at, confirmed_by, confirmed_at, created_at)
SELECT s.dossier_id, d.programme_code, s.stage, 1, v.village_code, gen_random_uuid(), b.name, '县民政局', '通海县', b.name || '公示', 'both',
       '村务公开栏', '县民政局', '0877-3011234', 5, false, true, false, 7,
       CASE WHEN w.state = 'published' THEN current_date - v.place * 2 WHEN w.posted THEN s.at::date END,
       CASE WHEN w.state = 'published' THEN current_date - v.place * 2 + 7 WHEN w.posted THEN s.at::date + 7 END, w.state, v.people, v.fen,
       CASE WHEN w.posted THEN x.id END, d.created_by, CASE WHEN w.posted THEN d.created_by END, CASE WHEN w.posted THEN s.at END,
       CASE WHEN w.state IN ('closed', 'confirmed') THEN s.at + interval '8 days' END,
       CASE WHEN w.state = 'confirmed' THEN d.created_by END, CASE WHEN w.state = 'confirmed' THEN s.at + interval '9 days' END, s.at
FROM bench_step s
JOIN dossier d ON d.id = s.dossier_id
JOIN batch b ON b.id = d.batch_id
JOIN seal x ON x.dossier_id = s.dossier_id AND x.stage = s.stage
JOIN (SELECT dossier_id, village_code, count(*)::int AS people, sum(amount_fen)::bigint AS fen,
             (row_number() OVER (PARTITION BY dossier_id ORDER BY village_code) - 1)::int AS place
      FROM line WHERE dossier_id IS NOT NULL GROUP BY dossier_id, village_code) v ON v.dossier_id = s.dossier_id
CROSS JOIN LATERAL (SELECT state, state NOT IN ('to_fill', 'to_publish') AS posted FROM (SELECT CASE WHEN s.passed THEN 'confirmed'
    ELSE (ARRAY['to_fill', 'to_publish', 'published', 'closed', 'confirmed'])[1 + v.place % 5] END AS state) y) w
WHERE s.stage IN ('township_publicity', 'county_publicity', 'township_repost')
  AND (s.passed OR d.stage <> 'county_publicity' OR v.place % 6 = 0)
ORDER BY s.at, s.dossier_id, v.village_code;

INSERT INTO feedback (id, publicity_id, row_number, name_cipher, content, source_digest, receipt_digest, state, answer, handled_by,
                      handled_at, received_at)
SELECT f.id, p.id, 1, f.name_cipher, '名单中第一行的人员已经搬走，请核实', sha256('bench'), sha256(p.id::text::bytea),
       CASE WHEN p.state = 'confirmed' THEN 'answered' ELSE 'open' END, CASE WHEN p.state = 'confirmed' THEN '已核实' END,
       CASE WHEN p.state = 'confirmed' THEN p.generated_by END, CASE WHEN p.state = 'confirmed' THEN p.closed_at END, p.created_at
FROM pg_temp.bench_feedback f JOIN (SELECT *, row_number() OVER (ORDER BY id DESC) AS newest FROM publicity WHERE seal_id IS NOT NULL) p
    ON p.newest = f.id;

INSERT INTO indicator (id, external_id, fiscal_year, document_no, project_code, project_name, budget_unit_code, budget_unit_name, source,
                       fund_nature, function_code, economy_code, amount_fen, reduced_fen, reserved_fen, paid_fen, executable, issued_on,
                       mirrored_at)
SELECT r.roster * 1000 + y.year % 100 * 10 + n, 'BENCH' || r.roster || y.year || n, y.year, '玉财社〔' || y.year || '〕' || r.roster || n || '号',
       'P' || r.roster, r.short_name || '资金', r.unit, '通海县民政局', '上级补助', '一般公共预算', '2081002', '30305',
       1000000000000, 0, 0, 0, true, make_date(y.year, 1, 15), localtimestamp
FROM pg_temp.bench_roster r CROSS JOIN (SELECT DISTINCT year FROM batch) y CROSS JOIN generate_series(0, 7) n;

INSERT INTO dossier_indicator (dossier_id, indicator_id, rule, use_order, ratio_bp, fen, linked_by, linked_at)
SELECT d.id, r.roster * 1000 + b.year % 100 * 10 + (d.id % 7) + n, 'in_order', n + 1, NULL,
       CASE WHEN n = 0 THEN d.total_fen - d.total_fen / 10 ELSE d.total_fen / 10 END, d.created_by, d.created_at + interval '20 days'
FROM dossier d JOIN batch b ON b.id = d.batch_id JOIN pg_temp.bench_roster r ON r.programme = d.programme_code
CROSS JOIN generate_series(0, 1) n WHERE d.stage IN ('payment_request', 'payment');

INSERT INTO payment_request (id, number, batch_id, kind, job_id, people, fen, created_by, created_at)
SELECT b.id, 'ZF' || lpad(b.id::text, 8, '0'), b.id, 'regular', b.id, sum(d.people), sum(d.total_fen), b.created_by, b.created_at + interval '24 days'
FROM batch b JOIN dossier d ON d.batch_id = b.id AND d.stage = 'payment' GROUP BY b.id;

INSERT INTO voucher (id, number, request_id, channel_code, budget_unit_code, programme_code, period, message_id, people, fen, root_digest,
                     state, payer_account_id, maker_id, maker_signature, maker_at, checker_id, checker_signature, checker_at, pushes,
                     bank_reference, sent_by, sent_at, finished_at, created_by, created_at, version)
SELECT d.id, 'PZ' || lpad(d.id::text, 8, '0'), d.batch_id, r.channel, r.unit, d.programme_code, b.period, 'M' || d.id, d.people, d.total_fen,
       sha256(d.id::text::bytea), w.state, CASE WHEN w.state <> 'drafted' THEN a.id END,
       CASE WHEN w.state <> 'drafted' THEN r.maker END, CASE WHEN w.state <> 'drafted' THEN 'bench' END, CASE WHEN w.state <> 'drafted' THEN w.at END,
       CASE WHEN w.state NOT IN ('drafted', 'maker_signed') THEN r.checker END,
       CASE WHEN w.state NOT IN ('drafted', 'maker_signed') THEN 'bench' END, CASE WHEN w.state NOT IN ('drafted', 'maker_signed') THEN w.at END,
       CASE WHEN w.state IN ('sent', 'finished') THEN 1 ELSE 0 END, CASE WHEN w.state IN ('sent', 'finished') THEN 'YH' || d.id END,
       CASE WHEN w.state IN ('sent', 'finished') THEN r.maker END, CASE WHEN w.state IN ('sent', 'finished') THEN w.at END,
       CASE WHEN w.state = 'finished' THEN w.at + interval '2 days' END, r.maker, w.at, 4
FROM dossier d JOIN batch b ON b.id = d.batch_id JOIN pg_temp.bench_roster r ON r.programme = d.programme_code
LEFT JOIN payer_account a ON a.budget_unit_code = r.unit AND a.state = 'confirmed'
CROSS JOIN LATERAL (SELECT CASE WHEN d.state = 'finished' THEN 'finished'
    ELSE (ARRAY['drafted', 'maker_signed', 'signed', 'sent', 'sent'])[1 + d.id % 5] END AS state, d.created_at + interval '24 days' AS at) w
WHERE d.stage = 'payment' ORDER BY d.id;
INSERT INTO voucher_dossier SELECT id, id FROM voucher;

INSERT INTO payment (id, voucher_id, line_id, dossier_id, amount_fen, payee_name, account_cipher, bank_code, amount_hash, payee_hash,
                     state, bank_serial, reason_code, reason, result_at, created_at)
SELECT l.id, l.dossier_id, l.id, l.dossier_id, l.amount_fen, l.payee_name, l.account_cipher, l.bank_code, l.id_digest, l.account_digest,
       CASE WHEN l.pay_status = 'requested' THEN 'drafted' ELSE l.pay_status END,
       CASE WHEN l.pay_status IN ('paid', 'returned') THEN 'LS' || l.id END,
       CASE WHEN l.pay_status IN ('failed', 'returned', 'stopped') THEN 'E01' END,
       CASE WHEN l.pay_status IN ('failed', 'returned', 'stopped') THEN '账号与户名不符' END,
       CASE WHEN v.finished_at IS NOT NULL THEN v.finished_at END, v.created_at
FROM line l JOIN voucher v ON v.id = l.dossier_id
WHERE l.dossier_id IS NOT NULL ORDER BY l.id;

INSERT INTO voucher_tally (voucher_id) SELECT id FROM voucher;
INSERT INTO payment_tally (voucher_id, township_code, village_code, state, result_day, people, fen)
SELECT p.voucher_id, l.township_code, l.village_code, p.state, (p.result_at AT TIME ZONE 'Asia/Shanghai')::date, count(*), sum(p.amount_fen)
FROM payment p JOIN voucher_tally t ON t.voucher_id = p.voucher_id JOIN line l ON l.id = p.line_id GROUP BY 1, 2, 3, 4, 5;

INSERT INTO payment_check (line_id, account_digest, outcome, reason, remedy, source, as_of, checked_by, checked_at)
SELECT l.id, l.account_digest, CASE WHEN l.id % 40 = 3 THEN 'abnormal' ELSE 'passed' END,
       CASE WHEN l.id % 40 = 3 THEN '账号与社保卡不一致' ELSE '' END, '', '省社会保障卡管理系统', localtimestamp, d.created_by, localtimestamp
FROM line l JOIN dossier d ON d.id = l.dossier_id AND d.stage = 'payment_request' WHERE l.id % 50 <> 9;

INSERT INTO ledger_entry (indicator_id, dossier_id, voucher_id, movement, fen, key, official_id, at)
SELECT x.indicator_id, d.id, CASE WHEN m.movement = 'pay' THEN d.id END, m.movement, x.fen, m.movement || ':' || d.id, d.created_by,
       d.created_at + m.after
FROM dossier_indicator x JOIN dossier d ON d.id = x.dossier_id
CROSS JOIN (VALUES ('reserve', interval '24 days'), ('pay', interval '28 days')) m (movement, after)
WHERE d.stage = 'payment' AND (m.movement = 'reserve' OR d.state = 'finished')
ORDER BY d.created_at + m.after, d.id;
UPDATE indicator i SET paid_fen = e.paid, reserved_fen = e.reserved - e.paid
FROM (SELECT indicator_id, coalesce(sum(fen) FILTER (WHERE movement = 'pay'), 0) AS paid, sum(fen) FILTER (WHERE movement = 'reserve') AS reserved
      FROM ledger_entry GROUP BY indicator_id) e WHERE e.indicator_id = i.id;

INSERT INTO platform.claim (programme_code, period, claimant_digest, claim_item, kind, ordinal, county_code, line_id, amount_fen, state,
                            epoch, reserved_at, settled_at)
SELECT l.programme_code, v.period, l.id_digest, '', 'regular', 0, r.county, l.id, l.amount_fen, 'confirmed', 1, v.created_at, v.created_at
FROM line l JOIN voucher v ON v.id = l.dossier_id JOIN pg_temp.bench_roster r ON r.programme = l.programme_code
WHERE l.dossier_id IS NOT NULL;

INSERT INTO platform.county_summary (county_code, programme_code, period, measure, people, fen, as_of)
SELECT r.county, l.programme_code, v.period, w.measure, count(*), sum(l.amount_fen), localtimestamp
FROM line l JOIN voucher v ON v.id = l.dossier_id JOIN pg_temp.bench_roster r ON r.programme = l.programme_code
CROSS JOIN LATERAL (VALUES ('issued'), (l.pay_status)) w (measure)
GROUP BY 1, 2, 3, 4;
