-- Whoever asks for picture questions is limited by address, of which only a keyed digest is kept; the sweeper drops
-- expired questions. Questions live for five minutes, so those of before are simply asked again.
DELETE FROM captcha;
ALTER TABLE captcha ADD COLUMN source_digest bytea NOT NULL;
CREATE INDEX captcha_source ON captcha (source_digest, expires_at);
CREATE INDEX captcha_expiry ON captcha (expires_at);
