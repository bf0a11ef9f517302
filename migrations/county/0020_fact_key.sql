-- An answer is found by whom and what it is about, never by its number, which only ties the sealed part to its row: one index less to
-- write, a third of the time in which a county's answers are stored.
ALTER TABLE fact
    DROP CONSTRAINT fact_pkey,
    DROP CONSTRAINT fact_subject_digest_name_key,
    ADD PRIMARY KEY (subject_digest, name);
