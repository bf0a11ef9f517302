-- Progress streams (server-sent events) that officials hold open: one lease each, so that all web processes count
-- together. A row lives as long as its stream; that of a process that died runs out by itself.
CREATE TABLE stream_lease (
    id          uuid PRIMARY KEY,
    official_id bigint NOT NULL REFERENCES official (id) ON DELETE RESTRICT,
    expires_at  timestamptz NOT NULL
);
CREATE INDEX stream_lease_official ON stream_lease (official_id, expires_at);
