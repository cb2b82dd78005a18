"""``python -m advisor``, and the ``advisor`` command."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line; nothing is collected while modules are read, nor taken apart when all has been said."""
    gc.disable()
    from advisor.cli.app import main as run

    code: object = 0
    try:
        run()
    except SystemExit as end:
        code = end.code
    if code is not None and not isinstance(code, int):
        sys.exit(str(code))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    main()
