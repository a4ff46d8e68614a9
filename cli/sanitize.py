"""Make foreign text safe to show on a terminal.

Page text, file names and messages may hold escape sequences, control characters, bidirectional overrides and
invisible characters. Shown raw, they move the cursor, repaint the screen, set the window title or reorder
what is read ("Trojan Source", CVE-2021-42574). Here each becomes a visible stand-in, or nothing where it has
no visible form of its own.
"""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# Characters without a width of their own: taken out, nothing that a reader could see is lost.
_INVISIBLE = re.compile("[\xad\u180e\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f]")


def sanitize(text: str) -> str:
    """Text that may go to a terminal as it is; line feeds and tabs stay, a carriage return before one goes.

    C0 controls become the pictures Unicode has for them (ESC is shown as ␛), C1 controls, bidirectional
    controls and lone surrogates become `\\x9b` or `\\u202e` in letters, invisible characters go.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_stand_in, text.replace("\r\n", "\n"))


def sanitize_line(text: str) -> str:
    """The same for what must stay on one line, such as a file name or a message."""
    return sanitize(text).replace("\n", "␊").replace("\t", "␉")


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if _INVISIBLE.match(character):
        return ""
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
