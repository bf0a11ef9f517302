"""Everything around the platform: set-up, command line, workers, servers of the embedded kind, operation."""
