"""From named tuples of flags to Typer's parameters and back.

A command takes a group of flags as one parameter:

    @with_flags
    def clean(files: Files = None, *, read: ReadFlags, write: WriteFlags) -> ExitCode: ...

Typer is shown one option for each field; the command is given the instances.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import typer

from .flags import Flag
from .places import PREFIX

_Result = TypeVar("_Result")


def setting(*names: str, text: str, **more: Any) -> Any:
    """An option that is also a setting: `--with-title` is `UNBOIL_WITH_TITLE`, and `with-title` in a file."""
    variable = PREFIX + names[0].split("/")[0].strip("-").replace("-", "_").upper()
    return typer.Option(*names, help=text, envvar=variable, show_envvar=False, **more)


def with_flags(command: Callable[..., _Result]) -> Callable[..., _Result]:
    """Let Typer see the fields of the command's named-tuple parameters as options of their own."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {
        name: hint for name, hint in hints.items() if isinstance(hint, type) and hasattr(hint, "_fields")
    }
    signature = inspect.signature(command)
    shown = [
        item.replace(annotation=hints[name])
        for name, item in signature.parameters.items()
        if name not in groups
    ]
    for group in groups.values():
        shown += _parameters(group)

    @wraps(command)
    def bundled(**values: Any) -> _Result:
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields})
        return command(**values)

    bundled.__annotations__ = {item.name: item.annotation for item in shown}
    bundled.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    return bundled


def _parameters(group: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults[field],
            annotation=_annotation(field, hints[field]),
        )
        for field in group._fields
    ]


def _annotation(name: str, hint: Any) -> Any:
    kind, flag = get_args(hint)
    assert isinstance(flag, Flag)
    names = flag.names or ("--" + name.replace("_", "-"),)
    return Annotated[kind, setting(*names, text=flag.help, metavar=flag.metavar, min=flag.least)]
