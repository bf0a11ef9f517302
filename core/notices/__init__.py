"""通知公告: what administrators let the officials of their division know."""
