-- Who draws what, across the province. Reserved before the county uses it, then confirmed or released.
CREATE TABLE claim (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme_code  text NOT NULL,
    period          text NOT NULL,
    claimant_digest bytea NOT NULL CHECK (octet_length(claimant_digest) = 32),
    claim_item      text NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('regular', 'difference', 'back_pay')),
    ordinal         smallint NOT NULL CHECK (ordinal >= 0),
    county_code     text NOT NULL,
    line_id         bigint NOT NULL,
    amount_fen      bigint NOT NULL CHECK (amount_fen >= 0),
    -- What a second official confirmed for a further claim (确认需发放); the first claim of a kind needs none.
    cap_fen         bigint,
    state           text NOT NULL CHECK (state IN ('reserved', 'confirmed', 'released')),
    epoch           integer NOT NULL CHECK (epoch > 0),
    reserved_at     timestamptz NOT NULL,
    settled_at      timestamptz,
    -- The indexes name this instead of `state`: a claim that is confirmed stays where they point.
    living          boolean NOT NULL GENERATED ALWAYS AS (state <> 'released') STORED,
    CHECK (kind <> 'regular' OR ordinal = 0),
    CONSTRAINT claim_further_has_cap CHECK ((ordinal = 0) = (cap_fen IS NULL)),
    CONSTRAINT claim_within_cap CHECK (amount_fen <= cap_fen)
)
-- Every claim is written twice, reserved and then confirmed: its second version finds room beside the first.
WITH (fillfactor = 50);
-- Double payment impossible: one living claim for each key (B2).
CREATE UNIQUE INDEX claim_living ON claim (programme_code, period, claimant_digest, claim_item, kind, ordinal)
    WHERE living;
CREATE INDEX claim_line ON claim (county_code, line_id) WHERE living;

-- Figures of the counties, folded in as deltas; each delta is counted once.
CREATE TABLE county_summary (
    county_code    text NOT NULL,
    programme_code text NOT NULL,
    period         text NOT NULL,
    measure        text NOT NULL,
    people         bigint NOT NULL,
    fen            bigint NOT NULL,
    as_of          timestamptz NOT NULL,
    PRIMARY KEY (county_code, programme_code, period, measure)
);
CREATE TABLE folded_delta (
    county_code text NOT NULL,
    delta_id    bigint NOT NULL,
    PRIMARY KEY (county_code, delta_id)
);

CREATE TABLE audit_entry (
    id          bigint PRIMARY KEY,
    at          timestamptz NOT NULL,
    official_id bigint,
    account     text NOT NULL,
    address     text NOT NULL,
    request_id  text NOT NULL,
    action      text NOT NULL,
    subject     text NOT NULL,
    subject_id  text NOT NULL,
    before      jsonb,
    after       jsonb,
    count       integer NOT NULL CHECK (count >= 0),
    previous    bytea NOT NULL,
    hash        bytea NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, subject_id, id);
CREATE TABLE audit_head (
    single boolean PRIMARY KEY CHECK (single),
    length bigint NOT NULL,
    hash   bytea NOT NULL
);
INSERT INTO audit_head VALUES (true, 0, '\x0000000000000000000000000000000000000000000000000000000000000000');
