"""Value types and process-wide basics: money, clock, ids, errors, settings, paging, identity numbers, encryption."""
