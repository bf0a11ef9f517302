-- A list of many lines asks for its batch and its file once a line, as each foreign key does. One key over both asks once, and
-- says more: a line belongs to the batch of its file. Lines without a file keep the key to their batch, by a column that only
-- they fill (ADR 0017).
ALTER TABLE intake_file ADD CONSTRAINT intake_file_of_batch UNIQUE (id, batch_id);
ALTER TABLE line
    ADD COLUMN batch_without_file bigint GENERATED ALWAYS AS (CASE WHEN intake_file_id IS NULL THEN batch_id END) STORED
        REFERENCES batch (id) ON DELETE RESTRICT,
    ADD CONSTRAINT line_file_of_batch
        FOREIGN KEY (intake_file_id, batch_id) REFERENCES intake_file (id, batch_id) ON DELETE RESTRICT,
    DROP CONSTRAINT line_batch_id_fkey,
    DROP CONSTRAINT line_intake_file_id_fkey;
