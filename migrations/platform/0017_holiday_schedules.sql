-- 放假安排: the days off and the weekend days worked in exchange, one row a year, as one notice of the State Council says them.
CREATE TABLE holiday_schedule (
    year        integer PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
    document_no text NOT NULL CHECK (char_length(document_no) BETWEEN 1 AND 60),
    -- [{name, first_day, last_day}, …], both days included.
    holidays    jsonb NOT NULL CHECK (jsonb_typeof(holidays) = 'array' AND jsonb_array_length(holidays) > 0),
    workdays    date[] NOT NULL,
    -- Nobody recorded what came with the platform.
    recorded_by bigint REFERENCES official (id) ON DELETE RESTRICT,
    recorded_at timestamptz NOT NULL,
    version     integer NOT NULL CHECK (version > 0)
);
