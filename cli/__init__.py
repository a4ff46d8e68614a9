"""The command line: terminals, files, processes and exit codes."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `unboil` with these arguments (default: the process's own); gives the exit code."""
    from .boundary import run

    return run(arguments)
