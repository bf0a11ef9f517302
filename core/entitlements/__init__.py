"""资格: standing entitlements, the batches made from them, and what differs from the last period (B16)."""
