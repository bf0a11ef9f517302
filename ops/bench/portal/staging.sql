-- What fill.py draws, and who holds which post; the other SQL files make the county out of these.
CREATE TEMP TABLE bench_size (lines int);
CREATE TEMP TABLE bench_month (month int PRIMARY KEY, age int, starts date, ends date, at timestamptz);
CREATE TEMP TABLE bench_stage (stage text PRIMARY KEY, permission text, role text);
CREATE TEMP TABLE bench_person (person int PRIMARY KEY, name text, id_digest bytea, birth_date date, township_code text, village_code text,
                                account_digest bytea);
CREATE TEMP TABLE bench_roster (roster int PRIMARY KEY, programme text, short_name text, entry text, people int, first int, pool int, fen bigint,
                                chain jsonb, unit text, county text, channel text, operator bigint, maker bigint, checker bigint);
CREATE TEMP TABLE bench_line (id bigint, batch_id bigint, person int, row_number int, id_cipher bytea, account_cipher bytea);
CREATE TEMP TABLE bench_feedback (id bigint, name_cipher bytea);
CREATE TEMP TABLE bench_official AS
SELECT (row_number() OVER (ORDER BY o.id) - 1)::int AS place, o.id AS official_id, o.account, p.role,
       CASE WHEN p.region_code LIKE '%000000' THEN '{county}' ELSE left(p.region_code, 9) END AS prefix
FROM platform.official o JOIN platform.post p ON p.official_id = o.id AND p.ended_at IS NULL
WHERE p.region_code LIKE '{county}%';
