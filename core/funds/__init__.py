"""资金: budget indicators (指标), what they give to approved dossiers, and the ledger that moves them."""
