"""`unboil preview --watch`: the same view again whenever a page or a rule file is saved."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from ...extractors.types import Options
from ...rules.errors import UnboilError
from ...rules.loading import forget_rules, project_folder, user_folder
from ..errors import UsageError
from ..flags import TerminalFlags
from ..messages import complain
from ..sources import Source
from ..terminal import console
from .paint import paint
from .run import articles, page_rows
from .view import View

_PAUSE = 0.2  # seconds between two looks at the files
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

Stamps = dict[Path, tuple[int, int]]


def watch(sources: Sequence[Source], options: Options, terminal: TerminalFlags, view: View) -> NoReturn:
    """Show the pages, and again after each change of them or of a rule file, until interrupted.

    A rule file that is broken for the moment is told, and waited for. Raises UsageError where there is
    nothing to look at again: standard input can be read once only.
    """
    if any(source.path is None for source in sources):
        raise UsageError("--watch needs FILEs: standard input can be read only once")
    seen: Stamps | None = None
    while True:
        now = dict(_stamps(sources, options))
        if now != seen:
            seen = now
            _show(sources, options, terminal, view)
        time.sleep(_PAUSE)


def _stamps(sources: Sequence[Source], options: Options) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Time and size of every file that the view depends on; one that is being replaced is left out."""
    places = [*options.rules_dirs, *filter(None, (project_folder(), user_folder()))]
    files = [source.path for source in sources if source.path]
    for place in places:
        files += sorted(place.glob("*.toml")) if place.is_dir() else [place]
    for file in files:
        try:
            found = file.stat()
        except OSError:
            continue
        yield file, (found.st_mtime_ns, found.st_size)


def _show(sources: Sequence[Source], options: Options, terminal: TerminalFlags, view: View) -> None:
    forget_rules()
    out = console(terminal.color)
    styled = out.color_system is not None and not out.no_color
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    try:
        for source, article in articles(sources, options, []):
            rows = page_rows(source.name, article, options, view, out.width, told=terminal.quiet)
            sys.stdout.writelines(paint(rows, styled=styled))
    except (UnboilError, LookupError) as error:
        complain(str(error.args[0] if isinstance(error, LookupError) else error))
    sys.stdout.flush()
