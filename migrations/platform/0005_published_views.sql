-- What features publish of their tables on the platform to other features (architecture, rule 5).

-- payments: figures of the counties
CREATE VIEW published_summary AS
SELECT county_code, programme_code, period, measure, people, fen, as_of
FROM county_summary;
