-- Findings are looked up line by line whatever became of them: passed by a second official (核批) before a payment, flagged before a
-- new check. With the open ones alone in an index, 银行卡对比 read every finding of the county for every line that it compared.
CREATE INDEX finding_of_line ON finding (line_id, check_name);
