-- Which claims are reserved cannot be indexed by their state: an index on it would have every claim that is confirmed written anew
-- into all indexes (HOT). One row for each request that reserved says between which ids its claims lie instead; it goes when none of
-- them is reserved any more. So orphans are found without reading the claims of the whole county, millions in the end.
CREATE TABLE claim_reservation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    county_code text NOT NULL,
    first_id    bigint NOT NULL,
    last_id     bigint NOT NULL CHECK (last_id >= first_id)
);
CREATE INDEX claim_reservation_county ON claim_reservation (county_code, first_id);
INSERT INTO claim_reservation (county_code, first_id, last_id)
SELECT county_code, min(id), max(id) FROM claim WHERE state = 'reserved' GROUP BY county_code;
