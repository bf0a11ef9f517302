"""Schema changes as numbered SQL files: `platform/` for the platform, `county/` for every county."""
