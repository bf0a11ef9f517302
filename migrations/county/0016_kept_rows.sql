-- A foreign key is looked up for each row that is stored: of a list of 26,283 people, and of their payments, this took a third of
-- PostgreSQL's time. What a line and a payment refer to is kept for good, so nothing has to be locked: one look for each
-- statement that stores rows says as much, and whoever tries to remove or to renumber what they refer to is refused (ADR 0021).
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are kept: others refer to them', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
END $$;
CREATE TRIGGER batch_is_kept BEFORE DELETE OR UPDATE OF id ON batch FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER batch_is_kept_whole BEFORE TRUNCATE ON batch EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER intake_file_is_kept BEFORE DELETE OR UPDATE OF id, batch_id ON intake_file
    FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER intake_file_is_kept_whole BEFORE TRUNCATE ON intake_file EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER recipient_is_kept BEFORE DELETE OR UPDATE OF id ON recipient FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER recipient_is_kept_whole BEFORE TRUNCATE ON recipient EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER line_is_kept BEFORE DELETE OR UPDATE OF id ON line FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER line_is_kept_whole BEFORE TRUNCATE ON line EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER voucher_dossier_is_kept BEFORE DELETE OR UPDATE ON voucher_dossier
    FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER voucher_dossier_is_kept_whole BEFORE TRUNCATE ON voucher_dossier EXECUTE FUNCTION refuse_removal();

-- A line belongs to the batch of its list, or without a list to any batch that there is; its recipient is on record. OFFSET 0 looks
-- each recipient up in the index: the planner knows nothing about rows that the same transaction stored.
CREATE FUNCTION check_new_lines() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT batch_id, intake_file_id FROM added) a
               WHERE NOT CASE WHEN a.intake_file_id IS NULL THEN EXISTS (SELECT FROM batch b WHERE b.id = a.batch_id)
                   ELSE EXISTS (SELECT FROM intake_file f WHERE f.id = a.intake_file_id AND f.batch_id = a.batch_id) END) THEN
        RAISE EXCEPTION 'a line belongs to the batch of its list' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'line_of_batch';
    END IF;
    IF EXISTS (SELECT FROM added a WHERE a.recipient_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM recipient r WHERE r.id = a.recipient_id OFFSET 0)) THEN
        RAISE EXCEPTION 'a line names a recipient who is on record'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'line_of_recipient';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER line_refers AFTER INSERT ON line REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION check_new_lines();

-- The same for a line that is changed: PostgreSQL hands over changed rows one by one when a trigger names columns.
CREATE FUNCTION check_changed_line() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT (CASE WHEN NEW.intake_file_id IS NULL THEN EXISTS (SELECT FROM batch b WHERE b.id = NEW.batch_id)
            ELSE EXISTS (SELECT FROM intake_file f WHERE f.id = NEW.intake_file_id AND f.batch_id = NEW.batch_id) END) THEN
        RAISE EXCEPTION 'a line belongs to the batch of its list' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'line_of_batch';
    END IF;
    IF NEW.recipient_id IS NOT NULL AND NOT EXISTS (SELECT FROM recipient r WHERE r.id = NEW.recipient_id) THEN
        RAISE EXCEPTION 'a line names a recipient who is on record'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'line_of_recipient';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER line_still_refers AFTER UPDATE OF batch_id, intake_file_id, recipient_id ON line FOR EACH ROW
    WHEN ((OLD.batch_id, OLD.intake_file_id, OLD.recipient_id) IS DISTINCT FROM (NEW.batch_id, NEW.intake_file_id, NEW.recipient_id))
    EXECUTE FUNCTION check_changed_line();
ALTER TABLE line
    DROP CONSTRAINT line_recipient_id_fkey,
    DROP CONSTRAINT line_file_of_batch,
    DROP COLUMN batch_without_file;
ALTER TABLE intake_file DROP CONSTRAINT intake_file_of_batch;

-- A payment pays a line that there is, and names a voucher and a dossier that the voucher pays. It never names others:
-- `payment_is_signed` refuses that.
CREATE FUNCTION check_new_payments() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT voucher_id, dossier_id FROM added) a WHERE NOT EXISTS
               (SELECT FROM voucher_dossier v WHERE v.voucher_id = a.voucher_id AND v.dossier_id = a.dossier_id)) THEN
        RAISE EXCEPTION 'payment_of_voucher_and_dossier: a payment names a dossier that its voucher pays'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payment_of_voucher_and_dossier';
    END IF;
    IF EXISTS (SELECT FROM added a WHERE NOT EXISTS (SELECT FROM line l WHERE l.id = a.line_id OFFSET 0)) THEN
        RAISE EXCEPTION 'payment_of_line: a payment pays a line that there is'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payment_of_line';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payment_refers AFTER INSERT ON payment REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION check_new_payments();
ALTER TABLE payment DROP CONSTRAINT payment_of_voucher_and_dossier, DROP CONSTRAINT payment_line_id_fkey;
