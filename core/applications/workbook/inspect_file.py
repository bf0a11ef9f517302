"""The inspecting process: `python -m core.applications.workbook.inspect_file <path>`.

It says on standard output, in one frame, `{"marker": …}` for a package that may be read, or `{"refused": …}`.
"""

from __future__ import annotations

import os
import sys

from core.applications.workbook.confine import confine, send, send_refusal

if __name__ == "__main__":
    confine()

from pathlib import Path

from core.applications.workbook.preflight import inspect_package
from core.kernel.errors import Invalid


def main(path: Path) -> None:
    """Inspect one file and say what came of it; a refusal is sent, so that it can be repeated in these words."""
    try:
        send({"marker": inspect_package(path)})
    except Invalid as refusal:
        send_refusal(refusal)


if __name__ == "__main__":
    main(Path(os.fsdecode(sys.argv[1])))
