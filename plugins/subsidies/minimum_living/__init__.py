"""最低生活保障金; see README.md."""
