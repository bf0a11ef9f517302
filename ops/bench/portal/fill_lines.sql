-- Batches, dossiers and lines of the county, out of the staging tables of fill.py. Who stands where at which age:
-- batches of the newest month are open lists without dossiers; those of the month before are on their way (the county's list
-- waits for its payment request as a whole, those of the townships are at every stage of their chain); those before are with
-- the bank, or finished. The county's list of three months before is late: most of it waits for the county's publicity.
INSERT INTO batch (id, programme_code, year, period, number, period_start, period_end, name, state, created_by, created_at, closed_at)
SELECT m.month * 3 + r.roster + 1, r.programme, extract(year FROM m.starts)::int, to_char(m.starts, 'YYYYMM'), 1, m.starts, m.ends,
       to_char(m.starts, 'YYYY"年"FMMM"月"') || r.short_name, CASE WHEN m.age > 5 THEN 'closed' ELSE 'open' END,
       r.operator, m.at, CASE WHEN m.age > 5 THEN m.at + interval '40 days' END
FROM pg_temp.bench_month m CROSS JOIN pg_temp.bench_roster r;

INSERT INTO intake_file (id, batch_id, entry, file_name, sha256, bytes, stored_path, region_code, state, rows, valid_rows,
                         uploaded_by, uploaded_at)
SELECT b.id, b.id, r.entry, b.name || '.xlsx', sha256(b.id::text::bytea), 2000000, 'bench/' || b.id || '.xlsx', r.county || '000000',
       'imported', r.people, r.people, r.operator, b.created_at
FROM batch b JOIN pg_temp.bench_roster r ON r.programme = b.programme_code;

CREATE TEMP TABLE bench_dossier AS
SELECT row_number() OVER (ORDER BY s.batch_id, p.township_code) AS id, s.batch_id, p.township_code, count(*)::int AS people,
       (rank() OVER (PARTITION BY s.batch_id ORDER BY p.township_code) - 1)::int AS place
FROM pg_temp.bench_line s JOIN pg_temp.bench_person p ON p.person = s.person
GROUP BY s.batch_id, p.township_code;

INSERT INTO dossier (id, batch_id, programme_code, township_code, entry, ordinal, chain, stage, state, resume_stage, people,
                     void_people, total_fen, salt, created_by, created_at, sent_by, stage_since, touched, version)
SELECT d.id, d.batch_id, r.programme, d.township_code, r.entry, 1, r.chain, w.stage,
       CASE WHEN w.stage = 'finished' THEN 'finished' ELSE 'moving' END, NULL, d.people, 0, d.people * r.fen, sha256(d.id::text::bytea),
       r.operator, m.at, r.operator, least(m.at + interval '35 days', localtimestamp - (d.id % 9) * interval '1 day'), false, 5
FROM bench_dossier d
JOIN pg_temp.bench_month m ON m.month = (d.batch_id - 1) / 3
JOIN pg_temp.bench_roster r ON r.roster = (d.batch_id - 1) % 3
CROSS JOIN LATERAL (SELECT CASE
    WHEN m.age > 3 OR (m.age > 2 AND r.roster > 0) THEN 'finished'
    WHEN m.age = 3 THEN CASE WHEN d.place = 8 THEN 'county_confirm' WHEN d.place = 7 THEN 'department_review' ELSE 'county_publicity' END
    WHEN m.age = 2 THEN 'payment'
    WHEN r.roster = 0 THEN 'payment_request'
    ELSE r.chain -> 'stages' ->> (d.place % (jsonb_array_length(r.chain -> 'stages') - 1)) END AS stage) w
WHERE m.age > 0;
UPDATE dossier SET stage = 'payment' WHERE stage = 'finished';
UPDATE dossier SET resume_stage = 'department_review' WHERE state = 'moving' AND stage = 'calculation';

INSERT INTO line (id, batch_id, programme_code, entry, channel, entered_by, intake_file_id, row_number, township_code, village_code,
                  village_group, recipient_id, name, id_cipher, id_digest, birth_date, attributes, member_count, claim_item, claim_kind,
                  declared_fen, amount_fen, payee_name, payee_relation, account_cipher, account_digest, bank_code, bank_name,
                  intake_status, card_status, alert_status, flagged, dossier_id, status, pay_status, hash_version, created_at,
                  updated_at, version)
SELECT s.id, s.batch_id, r.programme, r.entry, 'import', r.operator, s.batch_id, s.row_number, p.township_code, p.village_code, '一组',
       p.person + 1, p.name, s.id_cipher, p.id_digest, p.birth_date, '{}', CASE WHEN r.roster = 2 THEN 3 ELSE 1 END, '', 'regular',
       r.fen, CASE WHEN m.age > 0 THEN r.fen END, p.name, '本人', s.account_cipher, p.account_digest, 'YNRCC', '云南省农村信用社',
       CASE WHEN m.age = 0 AND s.id % 100 = 1 THEN 'abnormal' ELSE 'valid' END,
       CASE WHEN m.age > 0 THEN 'passed' WHEN s.id % 20 = 3 THEN 'abnormal' WHEN s.id % 33 = 4 THEN 'unverified'
            WHEN s.id % 4 = 2 THEN 'pending' ELSE 'passed' END,
       CASE WHEN m.age > 0 THEN 'passed' WHEN s.id % 25 = 7 THEN 'abnormal' WHEN s.id % 2 = 0 THEN 'pending' ELSE 'passed' END,
       false, d.id, CASE WHEN d.id IS NULL THEN 'open' ELSE 'moving' END,
       CASE WHEN d.id IS NULL OR d.stage <> 'payment' THEN 'none'
            WHEN d.state = 'moving' THEN CASE WHEN d.id % 5 < 3 THEN 'requested' ELSE 'in_flight' END
            WHEN s.id % 400 = 7 THEN 'failed' WHEN s.id % 400 = 77 THEN 'returned' WHEN s.id % 4000 = 99 THEN 'stopped' ELSE 'paid' END,
       1, m.at, m.at, 3
FROM pg_temp.bench_line s
JOIN pg_temp.bench_person p ON p.person = s.person
JOIN pg_temp.bench_month m ON m.month = (s.batch_id - 1) / 3
JOIN pg_temp.bench_roster r ON r.roster = (s.batch_id - 1) % 3
LEFT JOIN dossier d ON d.batch_id = s.batch_id AND d.township_code = p.township_code
ORDER BY s.id;

INSERT INTO finding (line_id, check_name, rule_code, outcome, column_title, reason, remedy, source, overridable, resolution, found_at)
SELECT l.id, w.check_name, 'bench.' || w.check_name, 'failed', '身份证号', '与登记信息不一致', '请核对后更正', '省社会保障卡管理系统', true, 'open',
       l.created_at
FROM line l CROSS JOIN LATERAL (VALUES ('intake', l.intake_status), ('card', l.card_status), ('alert', l.alert_status)) w (check_name, status)
WHERE l.dossier_id IS NULL AND w.status IN ('abnormal', 'unverified');
