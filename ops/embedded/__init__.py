"""PostgreSQL and Redis servers that a checkout starts for itself: for the demo, for tests, for small installations.

`postgres.start_cluster` and `redis.start_redis` are the ways in; both listen on loopback only, with a password.
"""
