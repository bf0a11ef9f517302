"""What every subsidy shares. Knows no HTTP and no programme; plugins are found by `core.plugin_host`."""
