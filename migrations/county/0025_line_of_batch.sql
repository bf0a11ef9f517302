-- The first page of a batch's lines in their own order. Without it the planner walks the lines of all years by their key until it has
-- met a page of the last batch: five seconds among two million.
CREATE INDEX line_of_batch ON line (batch_id, id);
