-- What becomes of payments is a change of their batch too: 发放结果 of one batch stays known while others are paid
-- (core/database/remembered.py, `fetch_of_batch`). A payment never leaves its voucher, nor a voucher its request.
CREATE FUNCTION note_batches_of_payments() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM add_batch_changes((SELECT array_agg(DISTINCT r.batch_id) FROM (SELECT DISTINCT voucher_id FROM changed) t
        JOIN voucher v ON v.id = t.voucher_id JOIN payment_request r ON r.id = v.request_id));
    RETURN NULL;
END $$;
CREATE TRIGGER payment_added_in_batch AFTER INSERT ON payment REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_payments();
CREATE TRIGGER payment_changed_in_batch AFTER UPDATE ON payment REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_batches_of_payments();
