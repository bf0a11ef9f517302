"""Checks: 人社匹卡 and 预警核实, three-valued and explained, against registries that may be slow, down or wrong."""
