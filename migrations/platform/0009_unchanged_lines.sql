-- Every line of a batch is publicised, unchanged or not (ADR 0018): a setting that says otherwise had no effect.
ALTER TABLE programme DROP COLUMN republish_unchanged;
