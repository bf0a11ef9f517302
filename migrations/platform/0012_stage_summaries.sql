-- Where the dossiers of each county stand, as the county last told it: whole pictures, each in place of the one before.
CREATE TABLE county_stage (
    county_code    text NOT NULL,
    programme_code text NOT NULL,
    period         text NOT NULL,
    stage          text NOT NULL,
    dossiers       bigint NOT NULL CHECK (dossiers > 0),
    people         bigint NOT NULL CHECK (people >= 0),
    fen            bigint NOT NULL CHECK (fen >= 0),
    PRIMARY KEY (county_code, programme_code, period, stage)
);
-- When the picture of a county was taken; an older one never replaces a newer one.
CREATE TABLE county_stage_picture (
    county_code text PRIMARY KEY,
    as_of       timestamptz NOT NULL
);

-- workbench: dossiers, people and fen of the counties by stage
CREATE VIEW published_county_stage AS
SELECT s.county_code, s.programme_code, s.period, s.stage, s.dossiers, s.people, s.fen, p.as_of
FROM county_stage s
JOIN county_stage_picture p USING (county_code);
