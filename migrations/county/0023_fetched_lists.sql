-- 接入: a list may come from a business system (业务系统) instead of a file. It is kept on disk and in `intake_file` as a file is;
-- these two columns say from where it came (both, or neither for a file that somebody uploaded).
ALTER TABLE intake_file
    ADD COLUMN source_system text CHECK (source_system <> ''),
    ADD COLUMN source_list   text CHECK (source_list <> ''),
    ADD CONSTRAINT intake_file_source CHECK ((source_system IS NULL) = (source_list IS NULL));
CREATE INDEX intake_file_fetched ON intake_file (batch_id, source_system, source_list) WHERE source_system IS NOT NULL;

-- 受理渠道 接入, beside those of 0002.
ALTER TABLE line DROP CONSTRAINT line_channel_check;
ALTER TABLE line
    ADD CONSTRAINT line_channel_check CHECK (channel IN ('import', 'fetched', 'single', 'citizen', 'entitlement'));
