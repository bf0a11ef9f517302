"""The OpenAPI document without a running platform: what the portal's typed client is generated from.

`python -m web.openapi_document [file]` writes it, without a file to standard output (`ykt openapi`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from litestar import Litestar

from web.deps import DEPENDENCIES
from web.openapi import completed, openapi_config
from web.routes import CONTROLLERS


def openapi_document() -> dict[str, Any]:
    """The document of all zones, the same at every call and in every process."""
    application = Litestar(
        route_handlers=list(CONTROLLERS),
        dependencies=DEPENDENCIES,
        openapi_config=openapi_config(),
        logging_config=None,
    )
    return completed(application.openapi_schema.to_schema())


if __name__ == "__main__":
    text = json.dumps(openapi_document(), ensure_ascii=False, indent=1, sort_keys=True)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.buffer.write(text.encode() + b"\n")
