"""Why pages support no rule."""

from ..errors import InputError


class NotLearnableError(InputError):
    """The pages do not support a rule; the message says why, in one line."""
