-- Every foreign key of a payment is looked up for each row, and a request makes tens of thousands. Which dossiers a voucher pays
-- is now said once for each of them; a payment names such a pair, and so is tied to both by one key (ADR 0019).
CREATE TABLE voucher_dossier (
    voucher_id bigint NOT NULL REFERENCES voucher (id) ON DELETE RESTRICT,
    dossier_id bigint NOT NULL REFERENCES dossier (id) ON DELETE RESTRICT,
    PRIMARY KEY (voucher_id, dossier_id)
);
INSERT INTO voucher_dossier SELECT DISTINCT voucher_id, dossier_id FROM payment;
ALTER TABLE payment
    ADD CONSTRAINT payment_of_voucher_and_dossier
        FOREIGN KEY (voucher_id, dossier_id) REFERENCES voucher_dossier (voucher_id, dossier_id) ON DELETE RESTRICT,
    DROP CONSTRAINT payment_voucher_id_fkey,
    DROP CONSTRAINT payment_dossier_id_fkey;

-- One living payment of a line, and all payments of a line, by one index: living ones share the number 0, of which a line can
-- have only one; every other has its own.
DROP INDEX payment_alive, payment_line;
CREATE UNIQUE INDEX payment_alive
    ON payment (line_id, (CASE WHEN state IN ('drafted', 'in_flight', 'paid') THEN 0 ELSE id END));
