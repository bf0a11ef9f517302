"""The commands of `ykt`, one file for each group."""
