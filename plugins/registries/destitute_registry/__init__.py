"""特困名单核验; see README.md."""
