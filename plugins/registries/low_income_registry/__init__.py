"""低保名单核验; see README.md."""
