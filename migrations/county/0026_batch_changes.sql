-- Statistics over many batches are counted batch by batch, and anew only for a batch in which something changed
-- (core/database/remembered.py, `fetch_of_batches`). A statement that touches lines, their findings or a batch leaves a row here for
-- each batch that it touched, in its own transaction; the sum of a batch's marks is its stamp. Marks are chance, so that two
-- databases never have the same stamp.
CREATE TABLE batch_change (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id bigint NOT NULL,
    mark     numeric NOT NULL
);
CREATE INDEX batch_change_of_batch ON batch_change (batch_id) INCLUDE (mark);
INSERT INTO batch_change (batch_id, mark) SELECT id, trunc(random() * 4503599627370496) FROM batch;

-- One row in 32 takes the place of all that its batch has: their marks are added, so the stamp stays what it is. Rows that somebody
-- else is adding up at the same time are left to him.
CREATE FUNCTION add_batch_changes(touched bigint[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    noted bigint[];
BEGIN
    WITH added AS (
        INSERT INTO batch_change (batch_id, mark)
        SELECT batch_id, trunc(random() * 4503599627370496) FROM unnest(touched) AS t (batch_id) WHERE batch_id IS NOT NULL
        RETURNING id, batch_id
    )
    SELECT array_agg(batch_id) FROM added WHERE id % 32 = 0 INTO noted;
    IF noted IS NOT NULL THEN
        WITH old AS (
            DELETE FROM batch_change WHERE id IN (SELECT id FROM batch_change WHERE batch_id = ANY(noted) FOR UPDATE SKIP LOCKED)
            RETURNING batch_id, mark
        )
        INSERT INTO batch_change (batch_id, mark) SELECT batch_id, sum(mark) FROM old GROUP BY batch_id;
    END IF;
END $$;

-- Triggers of a kind share what PostgreSQL keeps of a statement's rows: `line_refers` has it kept for new lines anyway.
CREATE FUNCTION note_batches_of_lines() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM add_batch_changes((SELECT array_agg(DISTINCT batch_id) FROM touched));
    RETURN NULL;
END $$;
CREATE TRIGGER line_added_to_batch AFTER INSERT ON line REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_lines();
CREATE TRIGGER line_changed_in_batch AFTER UPDATE ON line REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_lines();

-- The batch that a line has left. Lines are never removed.
CREATE FUNCTION note_batch_left() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM add_batch_changes(ARRAY[OLD.batch_id]);
    RETURN NULL;
END $$;
CREATE TRIGGER line_left_batch AFTER UPDATE OF batch_id ON line FOR EACH ROW WHEN (OLD.batch_id <> NEW.batch_id)
    EXECUTE FUNCTION note_batch_left();

-- OFFSET 0 looks each line up by its key: of rows that were just stored the planner knows nothing.
CREATE FUNCTION note_batches_of_findings() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM add_batch_changes((SELECT array_agg(DISTINCT (SELECT l.batch_id FROM line l WHERE l.id = t.line_id OFFSET 0)) FROM touched t));
    RETURN NULL;
END $$;
CREATE TRIGGER finding_added_in_batch AFTER INSERT ON finding REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_findings();
CREATE TRIGGER finding_changed_in_batch AFTER UPDATE ON finding REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_findings();
CREATE TRIGGER finding_removed_in_batch AFTER DELETE ON finding REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_findings();

-- Batches are never removed or renumbered.
CREATE FUNCTION note_batches() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM add_batch_changes((SELECT array_agg(id) FROM touched));
    RETURN NULL;
END $$;
CREATE TRIGGER batch_added AFTER INSERT ON batch REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches();
CREATE TRIGGER batch_changed AFTER UPDATE ON batch REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches();
