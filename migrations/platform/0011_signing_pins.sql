-- 签章 PIN 码 (row 45 of the function list): what an official who signs vouchers knows besides the password of the log-in.
-- An attempt is counted before the PIN is looked at; a success clears the count.
CREATE TABLE signing_pin (
    official_id  bigint PRIMARY KEY REFERENCES official (id) ON DELETE RESTRICT,
    pin_hash     text NOT NULL CHECK (pin_hash <> ''),
    failures     integer NOT NULL CHECK (failures >= 0),
    locked_until timestamptz,
    set_at       timestamptz NOT NULL
);
