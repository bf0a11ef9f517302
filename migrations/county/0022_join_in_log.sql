-- 操作日志 tells of lines that joined a dossier after it came back (并入明细), as it does of those that left it.
ALTER TABLE dossier_log
    DROP CONSTRAINT dossier_log_action_check,
    ADD CONSTRAINT dossier_log_action_check CHECK (action IN ('create', 'submit', 'approve', 'return', 'recall', 'void_line', 'return_line', 'join_line', 'resume', 'system'));
