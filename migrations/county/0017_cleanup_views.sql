-- What 数据治理 reads of the features that own it.

-- recipients: who is registered, and the accounts in use with the keyed digest of whoever holds them
CREATE VIEW published_registered_person AS
SELECT id, kind, name, id_cipher, birth_date, village_code
FROM recipient
WHERE enabled;

CREATE VIEW published_account_in_use AS
SELECT a.id, a.recipient_id, r.name, r.village_code, a.holder_name, coalesce(a.holder_id_digest, r.id_digest) AS holder_digest,
       a.account_cipher, a.account_digest, a.bank_name
FROM bank_account a
JOIN recipient r ON r.id = a.recipient_id
WHERE a.state = 'active'
  AND r.enabled;

-- recipients: everybody of a household, its head too
CREATE VIEW published_household_person AS
SELECT r.id AS household_id, r.name AS household_name, r.village_code, r.name, r.id_digest
FROM recipient r
WHERE r.kind = 'household'
  AND r.enabled
UNION ALL
SELECT r.id, r.name, r.village_code, m.name, m.id_digest
FROM household_member m
JOIN recipient r ON r.id = m.household_id
WHERE m.left_on IS NULL
  AND r.enabled;

-- entitlements: who draws by a standing 资格
CREATE VIEW published_entitled AS
SELECT recipient_id, programme_code
FROM entitlement
WHERE state = 'live';

-- payments: credits that came back and were not asked for again, with the bank's words
CREATE VIEW published_refused_credit AS
SELECT p.id, p.line_id, p.reason, p.account_cipher, p.correction_id
FROM payment p
WHERE p.state IN ('failed', 'returned')
  AND NOT EXISTS (SELECT FROM payment r WHERE r.reissue_of = p.id AND r.state <> 'void');

CREATE INDEX bank_account_in_use ON bank_account (account_digest) WHERE state = 'active';
