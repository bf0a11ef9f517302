-- What lies beside the money on the desks of a county: entitlements, jobs, messages, the operation log, notices, documents.
INSERT INTO entitlement (programme_code, recipient_id, claim_item, starts_on, class, basis, amount_fen, attributes, state, stops_on,
                         suspended_on, granted_by, created_at, updated_at, version)
SELECT r.programme, p.person + 1, '', date '2020-01-01', '', '评审通过', r.fen, '{}',
       CASE WHEN p.person % 20 = 3 THEN 'ended' WHEN p.person % 50 = 4 THEN 'suspended' ELSE 'live' END,
       CASE WHEN p.person % 20 = 3 THEN current_date - 100 END, CASE WHEN p.person % 50 = 4 THEN current_date - 30 END,
       r.operator, localtimestamp, localtimestamp, 1
FROM pg_temp.bench_roster r JOIN pg_temp.bench_person p ON p.person >= r.first AND p.person < r.first + r.pool;

INSERT INTO job (kind, queue, title, payload, actor, subject, subject_id, state, attempt, max_attempts, run_after, step, rows_done,
                 rows_total, created_at, started_at, finished_at, error, cancel_asked)
SELECT 'applications.import', 'batch', '导入名单', '{}', jsonb_build_object('account', o.account, 'id', o.official_id), 'batch', n::text,
       CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'done' END, 1, 3, localtimestamp, '完成', 2000, 2000, localtimestamp - n * interval '1 hour',
       localtimestamp - n * interval '1 hour', localtimestamp - n * interval '1 hour', CASE WHEN n % 50 = 0 THEN '文件格式不符' END, false
FROM generate_series(1, (SELECT lines / 100 FROM pg_temp.bench_size)) n
JOIN pg_temp.bench_official o ON o.place = n % (SELECT count(*) FROM pg_temp.bench_official);

INSERT INTO message (kind, title, body, official_id, permission, region_code, sent_by, subject, subject_id, at)
SELECT 'job_finished', '任务已完成', '导入名单已完成', o.official_id, NULL, NULL, NULL, 'job', n::text, localtimestamp - n * interval '3 minutes'
FROM generate_series(1, (SELECT lines / 100 FROM pg_temp.bench_size)) n
JOIN pg_temp.bench_official o ON o.place = n % (SELECT count(*) FROM pg_temp.bench_official)
UNION ALL
SELECT 'voucher_to_sign', '新的待办', '有申报单待办理', NULL, s.permission, d.township_code, d.created_by, 'dossier', d.id::text, d.stage_since
FROM dossier d CROSS JOIN pg_temp.bench_stage s;
INSERT INTO message_read (message_id, official_id, at)
SELECT id, official_id, at FROM message WHERE official_id IS NOT NULL AND id % 4 > 0;

INSERT INTO audit_entry (id, at, official_id, account, address, request_id, action, subject, subject_id, before, after, count, previous, hash)
SELECT h.length + n, localtimestamp - ((SELECT lines / 10 FROM pg_temp.bench_size) - n) * interval '5 minutes', o.official_id, o.account,
       '127.0.0.1', 'bench',
       (ARRAY['line.update', 'dossier.submit', 'dossier.approve', 'publicity.publish', 'voucher.sign', 'recipient.update'])[1 + n % 6],
       (ARRAY['line', 'dossier', 'dossier', 'publicity', 'voucher', 'recipient'])[1 + n % 6], (n % 5000)::text,
       '{"state": "open"}', '{"state": "closed"}', 1, sha256(n::text::bytea), sha256(n::text::bytea)
FROM generate_series(1, (SELECT lines / 10 FROM pg_temp.bench_size)) n CROSS JOIN audit_head h
JOIN pg_temp.bench_official o ON o.place = n % (SELECT count(*) FROM pg_temp.bench_official);
UPDATE audit_head SET length = (SELECT count(*) FROM audit_entry);

INSERT INTO platform.audit_entry
SELECT h.length + n, e.at, e.official_id, e.account, e.address, e.request_id, 'access.sign_in', 'official', e.official_id::text, NULL, NULL,
       1, e.previous, e.hash
FROM (SELECT row_number() OVER (ORDER BY id) AS n, * FROM audit_entry) e CROSS JOIN platform.audit_head h;
UPDATE platform.audit_head SET length = (SELECT count(*) FROM platform.audit_entry);

INSERT INTO platform.notice (title, body, region_code, prefix, audience, pinned, shown_from, state, created_by, created_at, updated_at, version)
SELECT '第' || n || '期工作通知', '请各单位按时完成。', '530000000000', '53', 'all', n % 40 = 0, current_date - n, 'published',
       (SELECT min(official_id) FROM pg_temp.bench_official), localtimestamp, localtimestamp, 1
FROM generate_series(1, 200) n;
INSERT INTO platform.policy_document (programme_code, title, document_no, issued_on, published, created_by, created_at)
SELECT (SELECT min(programme) FROM pg_temp.bench_roster), '政策文件第' || n || '号', '云民规〔' || n || '〕号', current_date - n, true,
       (SELECT min(official_id) FROM pg_temp.bench_official), localtimestamp
FROM generate_series(1, 200) n;
