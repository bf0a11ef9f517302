-- Divisions of the province and where each county's schema lives (分库).
CREATE TABLE region (
    code      text PRIMARY KEY CHECK (code ~ '^[1-9][0-9]{11}$'),
    name      text NOT NULL,
    level     smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
    parent    text REFERENCES region (code) ON DELETE RESTRICT,
    full_name text NOT NULL
);
CREATE INDEX region_parent ON region (parent, code);
CREATE INDEX region_prefix ON region (code text_pattern_ops);

CREATE TABLE county (
    code        text PRIMARY KEY CHECK (code ~ '^[1-9][0-9]{5}$'),
    region_code text NOT NULL UNIQUE REFERENCES region (code) ON DELETE RESTRICT,
    name        text NOT NULL,
    server      text NOT NULL,
    schema_name text NOT NULL UNIQUE,
    status      text NOT NULL CHECK (status IN ('provisioning', 'active', 'suspended')),
    settings    jsonb NOT NULL,
    created_at  timestamptz NOT NULL
);

-- Data keys, wrapped by a key that never enters the database. One current key for each scope.
CREATE TABLE data_key (
    scope        text NOT NULL,
    key_id       integer NOT NULL CHECK (key_id > 0),
    wrapped      bytea NOT NULL,
    wrapping_key text NOT NULL,
    current      boolean NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (scope, key_id)
);
CREATE UNIQUE INDEX data_key_current ON data_key (scope) WHERE current;
