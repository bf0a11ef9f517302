-- Totals of long lists are exact and yet not counted for every page that somebody opens: whoever counted keeps the result with
-- the stamp that the tables had (core/database/remembered.py), and counts again only when it is another one. Every statement
-- that changes one of these tables leaves a row here, in its own transaction: nobody waits for anybody, and a change that is
-- visible has its row visible. `mark` is chance, so that two databases never have the same stamp.
CREATE TABLE list_change (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    mark bigint NOT NULL
);

-- One row in 128 takes old ones away. The stamp then is another one, which costs one more count and nothing else.
CREATE FUNCTION note_list_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    noted bigint;
BEGIN
    INSERT INTO list_change (name, mark) VALUES (TG_TABLE_NAME, (random() * 4503599627370496)::bigint) RETURNING id INTO noted;
    IF noted % 128 = 0 THEN
        DELETE FROM list_change WHERE id IN (SELECT id FROM list_change WHERE id < noted - 256 FOR UPDATE SKIP LOCKED);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER line_noted AFTER INSERT OR UPDATE OR DELETE ON line FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER recipient_noted AFTER INSERT OR UPDATE OR DELETE ON recipient FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER entitlement_noted AFTER INSERT OR UPDATE OR DELETE ON entitlement FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER batch_noted AFTER INSERT OR UPDATE OR DELETE ON batch FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER dossier_noted AFTER INSERT OR UPDATE OR DELETE ON dossier FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER dossier_indicator_noted AFTER INSERT OR UPDATE OR DELETE ON dossier_indicator
    FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER indicator_noted AFTER INSERT OR UPDATE OR DELETE ON indicator FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER publicity_noted AFTER INSERT OR UPDATE OR DELETE ON publicity FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER payment_check_noted AFTER INSERT OR UPDATE OR DELETE ON payment_check
    FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER payment_noted AFTER INSERT OR UPDATE OR DELETE ON payment FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER payee_correction_noted AFTER INSERT OR UPDATE OR DELETE ON payee_correction
    FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER audit_entry_noted AFTER INSERT ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();

CREATE INDEX audit_entry_account ON audit_entry (account, id);
