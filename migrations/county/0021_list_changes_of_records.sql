-- 数据治理 reads these too: see 0018_list_changes.
CREATE TRIGGER finding_noted AFTER INSERT OR UPDATE OR DELETE ON finding FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER household_member_noted AFTER INSERT OR UPDATE OR DELETE ON household_member
    FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
CREATE TRIGGER bank_account_noted AFTER INSERT OR UPDATE OR DELETE ON bank_account
    FOR EACH STATEMENT EXECUTE FUNCTION note_list_change();
