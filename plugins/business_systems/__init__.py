"""Business systems (业务系统): where lists are fetched from instead of being uploaded (接入)."""
