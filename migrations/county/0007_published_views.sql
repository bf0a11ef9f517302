-- What each feature publishes of its tables to the other features (architecture, rule 5): only the columns that they read.
-- PostgreSQL inlines these views, and nobody writes through them (migrations/run.py grants SELECT alone).

-- catalogue
CREATE VIEW published_batch AS
SELECT id, programme_code, year, period, number, period_start, period_end, name, state
FROM batch;

-- recipients: accounts that two officials proposed and confirmed, with the keyed digest of the holder's id number
CREATE VIEW published_account AS
SELECT a.id, a.holder_name, coalesce(a.holder_id_digest, r.id_digest) AS holder_digest, a.account_cipher, a.account_digest,
       a.bank_code, a.bank_name
FROM bank_account a
JOIN recipient r ON r.id = a.recipient_id
WHERE a.state = 'active' AND a.decided_by IS NOT NULL;

-- applications: the people of a household's line
CREATE VIEW published_line_member AS
SELECT line_id, ordinal, name, id_cipher, id_digest, relation
FROM line_member;

-- applications: further claims that a second official confirmed
CREATE VIEW published_further_claim AS
SELECT f.line_id, f.kind, f.ordinal, f.cap_fen
FROM further_claim f
WHERE f.confirmed_by IS NOT NULL;

-- workflow
CREATE VIEW published_dossier AS
SELECT id, batch_id, programme_code, township_code, entry, chain, stage, state, people, total_fen
FROM dossier;

-- workflow: reviews that were made, by round
CREATE VIEW published_review AS
SELECT dossier_id, round, stage, reviewed_by
FROM dossier_duty
WHERE reviewed_by IS NOT NULL;

-- workflow
CREATE VIEW published_seal AS
SELECT id, dossier_id, purpose, stage, people, fen, root_digest
FROM seal;

-- publicity
CREATE VIEW published_publicity AS
SELECT id, dossier_id, programme_code, stage, village_code, state
FROM publicity;

-- funds: the 预算单位 that pays a dossier (its indicators all belong to one)
CREATE VIEW published_dossier_unit AS
SELECT x.dossier_id, min(i.budget_unit_code) AS budget_unit_code
FROM dossier_indicator x
JOIN indicator i ON i.id = x.indicator_id
GROUP BY x.dossier_id;

-- funds: fen of each line from each indicator
CREATE VIEW published_line_funding AS
SELECT line_id, indicator_id, fen
FROM line_funding;
