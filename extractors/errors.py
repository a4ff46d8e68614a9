"""Errors of input that cannot become an article."""

from ..rules.errors import UnboilError


class InputError(UnboilError):
    """The input cannot be read as a page: empty, binary, or in an encoding that does not fit it."""
