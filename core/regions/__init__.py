"""Divisions of the province (行政区划): tree, search and the directory of a county's names."""
