"""The command line: terminals, files, processes and exit codes."""

import gc
from collections.abc import Sequence

_FEW_COLLECTIONS = 20_000
"""Allocations between two collections: start-up makes thousands of objects, and all of them stay."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `unboil` with these arguments (default: the process's own); gives the exit code."""
    gc.set_threshold(_FEW_COLLECTIONS)  # before the imports, which make most of them
    from .boundary import run

    return run(arguments)
