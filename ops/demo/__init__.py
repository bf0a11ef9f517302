"""The demonstration: a synthetic roster with planted faults, and a county's month played through the HTTP API."""
