"""云南农信 (YNRCC); see README.md."""
