"""高龄津贴; see README.md."""
