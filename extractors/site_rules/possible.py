"""The rules on lines that may find anything in a page: most find nothing, which is quickly told."""

from collections.abc import Sequence
from itertools import compress
from typing import Any

from ...rules.memo import by_identity
from ...rules.model import TextRules
from ...rules.patterns import Pattern
from ...rules.probes import Probes, inline_probes, line_probes, sought_in

_Probed = tuple[tuple[Any, tuple[Probes, ...]], ...]
"""Rules of one list, each with the probes of its patterns."""
_KEYS = ("start_after", "end_before", "drop_line", "drop_block", "drop_inline", "keep_line")


def possible(rules: TextRules, lines: Sequence[str]) -> TextRules:
    """`rules` with those patterns only that may cover a line, as far as that is quickly told."""
    data = sought_in(lines)
    if data is None:
        return rules
    return rules._replace(
        **{
            key: tuple(rule for entry in probed if (rule := _with_found(*entry, data)))
            for key, probed in _probed(rules)
        }
    )


@by_identity
def _probed(rules: TextRules) -> tuple[tuple[str, _Probed], ...]:
    found: list[tuple[str, _Probed]] = []
    for key in _KEYS:
        probes = inline_probes if key == "drop_inline" else line_probes
        found.append((key, tuple((rule, tuple(map(probes, rule.patterns))) for rule in getattr(rules, key))))
    return tuple(found)


def _with_found(rule: Any, patterns: tuple[Probes, ...], data: bytes) -> Any:
    """A rule with those of its patterns whose probes are all there; None where there are none."""
    there = [all(map(data.__contains__, probes)) for probes in patterns]
    if True not in there:
        return None
    if False not in there:
        return rule
    kept: tuple[Pattern, ...] = tuple(compress(rule.patterns, there))
    return rule._replace(patterns=kept)
