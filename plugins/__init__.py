"""Everything that differs from subsidy to subsidy, bank to bank and registry to registry.

A plugin imports `core.plugin_api` and `core.kernel` only; `core.plugin_host` finds it by its folder.
"""
