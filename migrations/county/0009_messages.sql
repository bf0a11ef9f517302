-- 消息: for one official, or for whoever holds `permission` at `region_code` (and programme, 预算单位); exactly one of the two,
-- because which official holds a post is known on the platform only. Written with the change that it tells of.
CREATE TABLE message (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind             text NOT NULL,
    title            text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
    body             text NOT NULL CHECK (char_length(body) <= 1000),
    official_id      bigint,
    permission       text,
    region_code      text,
    programme_code   text,
    budget_unit_code text,
    -- Who caused it; a post is not told of what the same official did.
    sent_by          bigint,
    subject          text NOT NULL,
    subject_id       text NOT NULL,
    at               timestamptz NOT NULL,
    CONSTRAINT message_to_one_or_a_post CHECK ((official_id IS NULL) = (permission IS NOT NULL)),
    CONSTRAINT message_post_has_place CHECK ((permission IS NULL) = (region_code IS NULL))
);
CREATE INDEX message_official ON message (official_id, id) WHERE official_id IS NOT NULL;
CREATE INDEX message_post ON message (permission, id) WHERE permission IS NOT NULL;
CREATE INDEX message_age ON message (at);

CREATE TABLE message_read (
    message_id  bigint NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    official_id bigint NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (official_id, message_id)
);
CREATE INDEX message_read_message ON message_read (message_id);
