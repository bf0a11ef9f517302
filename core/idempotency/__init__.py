"""Requests that move money are carried out once, however often a client sends them."""

from core.idempotency.perform_once import perform_once

__all__ = ["perform_once"]
