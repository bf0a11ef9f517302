-- What 工作台 counts. Every index here names columns that never change, or that other indexes name already: lines keep being
-- rewritten without touching indexes (HOT).

-- Lines that stand in no dossier yet. In a county with millions of lines these are the few of the batches in hand.
CREATE INDEX line_open ON line (township_code text_pattern_ops, programme_code) WHERE status = 'open' AND dossier_id IS NULL;
CREATE INDEX job_actor ON job ((actor->>'account'), id);
CREATE INDEX dossier_log_official ON dossier_log (official_id, id);
CREATE INDEX dossier_moving ON dossier (stage) WHERE state = 'moving';
CREATE INDEX payment_to_mend ON payment (id) WHERE state IN ('failed', 'returned');

-- workflow: dossiers on their way, with how long they have waited
CREATE VIEW published_waiting_dossier AS
SELECT id, batch_id, programme_code, township_code, stage, resume_stage, people, total_fen, stage_since
FROM dossier
WHERE state = 'moving';

-- workflow: who moved which dossier
CREATE VIEW published_dossier_move AS
SELECT g.id, g.dossier_id, g.action, g.from_stage, g.to_stage, g.official_id, g.opinion, g.people, g.fen, g.at,
       d.batch_id, d.programme_code, d.township_code, d.stage, d.state
FROM dossier_log g
JOIN dossier d ON d.id = g.dossier_id;

-- jobs: what became of the work that somebody asked for
CREATE VIEW published_job AS
SELECT id, state, actor->>'account' AS account, finished_at FROM job;

-- publicity: postings that still need a hand
CREATE VIEW published_open_posting AS
SELECT id, programme_code, stage, village_code, state, ends_on, people, fen
FROM publicity
WHERE state IN ('to_fill', 'to_publish', 'published', 'closed');

-- publicity: objections without a verdict
CREATE VIEW published_open_objection AS
SELECT o.id, p.programme_code, p.village_code, o.received_by
FROM objection o
JOIN publicity p ON p.id = o.publicity_id
WHERE o.state = 'open';

-- payments: vouchers that are not finished
CREATE VIEW published_open_voucher AS
SELECT id, programme_code, budget_unit_code, state, maker_id, people, fen
FROM voucher
WHERE state NOT IN ('finished', 'void');

-- payments: credits that came back and were not asked for again
CREATE VIEW published_payment_to_mend AS
SELECT p.id, p.amount_fen, v.programme_code, v.budget_unit_code
FROM payment p
JOIN voucher v ON v.id = p.voucher_id
WHERE p.state IN ('failed', 'returned')
  AND NOT EXISTS (SELECT FROM payment r WHERE r.reissue_of = p.id AND r.state <> 'void');

-- recipients: accounts that wait for a second official
CREATE VIEW published_account_proposal AS
SELECT a.id, r.village_code, a.proposed_by
FROM bank_account a
JOIN recipient r ON r.id = a.recipient_id
WHERE a.state = 'proposed';
