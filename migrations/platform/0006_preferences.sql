-- 页面偏好: how an official likes a page to look, by page. `page` is portal for what holds everywhere.
CREATE TABLE preference (
    official_id bigint NOT NULL REFERENCES official (id) ON DELETE RESTRICT,
    page        text NOT NULL CHECK (page ~ '^[a-z][a-z0-9_.-]{0,59}$'),
    choices     jsonb NOT NULL CHECK (octet_length(choices::text) <= 8192),
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (official_id, page)
);
