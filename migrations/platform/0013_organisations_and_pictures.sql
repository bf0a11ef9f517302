-- 机构 that is no longer used: nobody is in it, and nobody may be put into it.
ALTER TABLE organisation ADD COLUMN disabled_at timestamptz;

-- 头像: the name of a picture that the platform stored itself, never a text that somebody sent.
UPDATE official SET avatar = NULL WHERE avatar IS NOT NULL;
ALTER TABLE official ADD CONSTRAINT official_avatar_is_stored CHECK (avatar ~ '^[0-9a-f]{64}\.png$');
