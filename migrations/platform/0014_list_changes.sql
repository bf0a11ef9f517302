-- The platform's operation log is counted as those of the counties are: see county/0018.
CREATE TABLE list_change (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    mark bigint NOT NULL
);
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
CREATE TRIGGER audit_entry_noted AFTER INSERT ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE INDEX audit_entry_account ON audit_entry (account, id);
