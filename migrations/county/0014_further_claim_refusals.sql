-- 确认需发放 may be refused (退回): the second official says why, and whoever asked may ask again. The desk that decides reads
-- what waits first.
ALTER TABLE further_claim
    ADD COLUMN refused_by bigint,
    ADD COLUMN refused_at timestamptz,
    ADD COLUMN refusal    text,
    ADD CONSTRAINT further_claim_refused
        CHECK ((refused_by IS NULL) = (refused_at IS NULL) AND (refused_by IS NULL) = (refusal IS NULL)),
    ADD CONSTRAINT further_claim_refused_by_another CHECK (refused_by IS NULL OR refused_by <> asked_by),
    ADD CONSTRAINT further_claim_decided_once CHECK (refused_by IS NULL OR confirmed_by IS NULL);
CREATE INDEX further_claim_waiting ON further_claim (asked_at) WHERE confirmed_by IS NULL AND refused_by IS NULL;
