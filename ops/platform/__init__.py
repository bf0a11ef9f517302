"""A whole platform on this machine: databases, keys, processes, simulators, demo accounts."""
