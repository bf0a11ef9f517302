"""预算管理一体化; see README.md."""
