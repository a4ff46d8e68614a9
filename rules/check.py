"""`check`: what is wrong, doubtful or missing in rule files, beyond what keeps them from being read."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from .errors import RuleError
from .locate import KeyPath, locate
from .model import LineRule, Scope, Selector, SiteRules
from .patterns import Form, Pattern, fold
from .read import read_file
from .store import rule_files

IMPORTED = ("ftr-", "postlight-")  # how the source of an imported file begins
UNTESTED = "it was imported and has no tests of its own"
_LONGEST_PATH = 5  # steps of a selector


class Level(StrEnum):
    """How bad a problem is: an error keeps a file or a test from working, a warning is worth a look.

    A note is what an imported file has from its config: no tests, and selectors that count.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(NamedTuple):
    """One finding, with the 1-based line where there is one. `str()` of it is one line."""

    file: str
    line: int | None
    level: Level
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.level}: {self.message}"


def check_folders(folders: Iterable[Path]) -> list[Problem]:
    """Every problem of the rule files in `folders`, by file and line. Raises RuleError if one is missing."""
    problems: list[Problem] = []
    good: list[SiteRules] = []
    for folder in folders:
        for file in rule_files(folder):
            try:
                good.append(read_file(file))
            except RuleError as error:
                problems.append(Problem(error.file, error.line, Level.ERROR, error.cause))
    for rules in good:
        problems += _file_problems(rules)
    problems += _between(good)
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0))


def _file_problems(rules: SiteRules) -> Iterator[Problem]:
    imported = rules.source.startswith(IMPORTED)
    for path, message in (*_tests(rules, imported), *_selectors(rules)):
        yield _problem(rules, path, Level.NOTE if imported else Level.WARNING, message)
    for path, message in (*_lines(rules), *_trust(rules)):
        yield _problem(rules, path, Level.WARNING, message)


def _problem(rules: SiteRules, path: KeyPath, level: Level, message: str) -> Problem:
    line = locate(Path(rules.file).read_text(encoding="utf-8"), path) if path else None
    return Problem(rules.file, line, level, message)


def _tests(rules: SiteRules, imported: bool) -> Iterator[tuple[KeyPath, str]]:
    if imported and not rules.tests:
        yield (), UNTESTED
        return
    if not any(test.positive for test in rules.tests):
        yield (), "no test says what must stay (contains or body)"
    if not any(test.negative for test in rules.tests):
        yield (), "no test says what must go (not_contains or body)"


def _trust(rules: SiteRules) -> Iterator[tuple[KeyPath, str]]:
    cuts = rules.body.html.body or rules.body.text.end_before or rules.body.text.start_after
    if cuts and rules.body.guard.min_keep_ratio is None and rules.body.guard.max_strip_ratio is None:
        yield (
            (),
            "bodies or boundaries without a guard (min_keep_ratio): a stale rule would empty the article",
        )


def _selectors(rules: SiteRules) -> Iterator[tuple[KeyPath, str]]:
    html = rules.body.html
    for selector in (*html.body, *html.strip, *html.keep, *html.unwrap):
        if cause := _brittle(selector):
            yield path_of(selector.origin), f"brittle selector {selector.text!r}: {cause}"


def _brittle(selector: Selector) -> str | None:
    if re.search(r":nth-|\[\d+\]|position\(\)", selector.text):
        return "it counts positions"
    longest = max(len(re.split(r"\s*[>+~/]+\s*|\s+", part.strip())) for part in selector.text.split(","))
    if longest > _LONGEST_PATH:
        return f"a path of {longest} steps"
    return "it names a generated number" if re.search(r"[#.][\w-]*\d{4,}", selector.text) else None


def _lines(rules: SiteRules) -> Iterator[tuple[KeyPath, str]]:
    text = rules.body.text
    seen: dict[Pattern, LineRule] = {}
    for rule in text.drop_line:
        for pattern in rule.patterns:
            if by := _shadow(pattern, rule, seen):
                yield path_of(rule.origin), f"{str(pattern)!r} is never reached: {by.origin} covers it"
            seen.setdefault(pattern, rule)
    for rule in text.keep_line:
        for pattern in rule.patterns:
            if pattern in seen:
                yield (
                    path_of(rule.origin),
                    f"{str(pattern)!r} is kept here and dropped by {seen[pattern].origin}",
                )


def _shadow(pattern: Pattern, rule: LineRule, seen: dict[Pattern, LineRule]) -> LineRule | None:
    """The earlier rule that covers every line that `pattern` covers."""
    for earlier, owner in seen.items():
        if owner.scope not in (Scope.PAGE, rule.scope):
            continue
        same = earlier.form is pattern.form and fold(earlier.source) == fold(pattern.source)
        if same or (pattern.form is Form.LITERAL and earlier.matches(pattern.source)):
            return owner
    return None


def _between(files: list[SiteRules]) -> Iterator[Problem]:
    """What is wrong among files: ids and hosts given twice, files that never apply."""
    ids: dict[str, SiteRules] = {}
    hosts: dict[tuple[str, tuple[str, ...]], SiteRules] = {}
    wanted = {parent for rules in files for parent in rules.extends}
    for rules in files:
        first = ids.setdefault(rules.id, rules)
        if first is not rules:
            yield _problem(rules, ("id",), Level.ERROR, f"id {rules.id!r} is already used by {first.file}")
        for index, host in enumerate(rules.match.hosts):
            owner = hosts.setdefault((host, rules.match.paths), rules)
            if owner is not rules and not host.startswith("!"):
                yield _problem(rules, ("hosts", index), Level.WARNING, f"{host} is also in {owner.file}")
        if not any(rules.match) and rules.id not in wanted:
            yield _problem(rules, (), Level.WARNING, "it has nothing to match and no file extends it")


def path_of(origin: str) -> KeyPath:
    """Where in its file an origin such as `site:text.drop_line[2]` stands."""
    path: list[str | int] = []
    for step in origin.partition(":")[2].split("."):
        name, bracket, number = step.partition("[")
        path += [name, int(number.rstrip("]")) - 1] if bracket else [name]
    return tuple(path)
