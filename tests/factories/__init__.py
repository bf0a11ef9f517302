"""Builders of test subjects, one module for each feature."""
