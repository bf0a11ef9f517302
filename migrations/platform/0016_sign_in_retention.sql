-- The sweeper drops ended log-ins and old wrong passwords after `YKT_SIGN_IN_DAYS`.
CREATE INDEX sign_in_seen ON sign_in (last_seen_at);
CREATE INDEX sign_in_failure_at ON sign_in_failure (failed_at);
