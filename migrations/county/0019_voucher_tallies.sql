-- 发放结果 says how many people and how much money there are in each state, over every payment that a county ever made. What a
-- finished voucher paid is counted once and kept here, by village, state and day of the result; whatever touches one of its
-- payments takes its tally away again, and it is counted anew from its payments until somebody tallies it
-- (core/payments/tally_vouchers.py).
CREATE TABLE voucher_tally (
    voucher_id bigint PRIMARY KEY REFERENCES voucher (id) ON DELETE RESTRICT
);
CREATE TABLE payment_tally (
    voucher_id    bigint NOT NULL REFERENCES voucher_tally (voucher_id) ON DELETE CASCADE,
    township_code text NOT NULL,
    village_code  text NOT NULL,
    state         text NOT NULL,
    result_day    date,
    people        integer NOT NULL CHECK (people > 0),
    fen           bigint NOT NULL CHECK (fen > 0)
);
CREATE INDEX payment_tally_voucher ON payment_tally (voucher_id);

-- A payment that takes the place of another one changes what the other's voucher counts too.
CREATE FUNCTION drop_voucher_tallies() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM voucher_tally WHERE voucher_id IN (SELECT DISTINCT voucher_id FROM changed UNION
        SELECT o.voucher_id FROM changed c JOIN payment o ON o.id = c.reissue_of WHERE c.reissue_of IS NOT NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER payment_tallied_no_more AFTER INSERT ON payment REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION drop_voucher_tallies();
CREATE TRIGGER payment_tallied_otherwise AFTER UPDATE ON payment REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION drop_voucher_tallies();

-- The full name of somebody who is paid, among millions of lines. Lines get their entry when they join a dossier, none when they
-- are imported, and later changes of theirs leave it alone (HOT).
CREATE INDEX line_paid_name ON line (name) WHERE dossier_id IS NOT NULL;
