"""Configuration files and environment: flag > UNBOIL_* > project file > user file > default.

A configuration file is a flat TOML table whose keys are the long options without their dashes:

    favor = "precision"
    keep = ["caption", "bio"]
    site-rules = false
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from .errors import SettingsError
from .places import PREFIX, config_files, variables


def apply_settings(context: Any) -> None:
    """Give the options of every command the defaults that the configuration files set.

    Raises SettingsError, naming file and line or the variable, for a key or value there is no option for.
    """
    options = dict(_options(context.command))
    _check_environment({option.envvar for option in options.values()})
    values: dict[str, Any] = {}
    for file in config_files():
        values |= _read(file, options, context)
    if values:
        context.default_map = _for_commands(context.command, values)


def _options(group: Any) -> Iterator[tuple[str, Any]]:
    for command in group.commands.values():
        if hasattr(command, "commands"):
            yield from _options(command)
        for parameter in command.params:
            if isinstance(parameter.envvar, str):
                yield parameter.envvar.removeprefix(PREFIX).replace("_", "-").lower(), parameter


def _check_environment(known: set[str]) -> None:
    for name in variables():
        if name not in known:
            raise SettingsError(f"environment variable {name}: no such option{_nearest(name, known)}")


def _read(file: Path, options: Mapping[str, Any], context: Any) -> dict[str, Any]:
    import tomllib

    try:
        text = file.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{file}: {error}") from error
    values: dict[str, Any] = {}
    for key, value in table.items():
        where = f"{file}:{_line_of(key, text)}: {key}"
        if key not in options:
            raise SettingsError(f"{where}: no such option{_nearest(key, options)}")
        values[options[key].name] = _checked(options[key], value, file, where, context)
    return values


def _checked(option: Any, value: Any, file: Path, where: str, context: Any) -> Any:
    """The value as the option itself reads it; paths count from the file's folder."""
    if option.multiple and not isinstance(value, list):
        value = [value]
    try:
        result = option.process_value(context, value)
    except typer.BadParameter as error:
        raise SettingsError(f"{where}: {error.message}") from error
    if not option.multiple:
        return result
    return [file.parent / item if isinstance(item, Path) else item for item in result]


def _for_commands(group: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _for_commands(command, values) if hasattr(command, "commands") else dict(values)
        for name, command in group.commands.items()
    }


def _line_of(key: str, text: str) -> int:
    """The line that sets the key; `tomllib` does not tell."""
    found = re.search(rf"""^[ \t]*\[*["']?{re.escape(key)}\b""", text, re.M)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _nearest(name: str, known: Any) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return f"; did you mean {near[0]}?" if near else ""
