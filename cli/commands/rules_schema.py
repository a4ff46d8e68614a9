"""`unboil rules schema`: the format of rule files, for editors."""

from ..exit_codes import ExitCode


def schema() -> ExitCode:
    """Print a JSON Schema of rule files.

    With it an editor completes and checks them: for Taplo (Even Better TOML), keep it as a file and name
    that in the first line of a rule file, as in `#:schema rules.schema.json`.
    """
    from ...rules.schema import schema_text
    from ..output import write_stdout

    write_stdout(schema_text().encode())
    return ExitCode.DONE
