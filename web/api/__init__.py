"""Controllers, one module for each feature: parse, authorise by calling one use case, answer."""
