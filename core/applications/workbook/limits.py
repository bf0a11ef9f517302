"""How large an uploaded workbook may be. Each limit stands well above the largest county's month (105,132 lines)."""

from __future__ import annotations

UPLOAD_BYTES = 50 * 1024 * 1024
"""Size of the file as sent."""
INFLATED_BYTES = 200 * 1024 * 1024
"""Size of all entries together once unpacked (a packed file of 5 KB can hold gigabytes)."""
ENTRIES = 1_000
"""Number of entries in the package; a workbook of one list has about fifteen."""
INFLATION_RATIO = 200
"""Unpacked : packed, for entries above `RATIO_FROM_BYTES`; real lists stay below 30."""
RATIO_FROM_BYTES = 1024 * 1024
ROWS = 200_000
"""Rows of a sheet, heading included."""
COLUMNS = 64
"""Columns of a sheet."""
CELL_CHARACTERS = 2_000
"""Characters of one cell; no column of any form needs more."""

CHILD_MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space of each process that looks at a workbook."""
CHILD_CPU_SECONDS = 60
CHILD_WALL_SECONDS = 90
