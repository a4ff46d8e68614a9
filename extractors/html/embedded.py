"""Article text that is not in the page's elements at all, but in the scripts that would build them.

Four places hold it: `articleBody` of JSON-LD, the steps of a recipe or how-to there, the state that
frameworks embed as JSON, and the stream of components that Next.js pushes to the browser. They are read only
where the page does not show the same text anyway, the stream only where it shows next to nothing.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from .characters import visible
from .document import Document
from .hints import Hints
from .jsonld import how_to

LEAST = 250
"""Characters from which embedded text is an article."""
LEAST_STATE = 800
"""The same for embedded state, which holds much else."""
_SHOWN_PROSE = 1_500
"""Characters of prose on the page from which no script is searched."""
_DEEPEST = 40
_PARAGRAPH = re.compile(r"</p\s*>|</h\d\s*>|</li\s*>|<br\s*/?>\s*<br\s*/?>|\n+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_ASCII_MARKS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_TAG = re.compile(r"<[a-zA-Z/!]")
_SENTENCE = re.compile(r"[.!?。！？।…][\s\"'”»)]")
_STATE = 'script[type="application/json"], script#__NEXT_DATA__, script#__NUXT_DATA__'
_STREAM = "__next_f.push("
_PUSHED = re.compile(r'__next_f\.push\(\[1,\s*("[^"\\]*(?:\\.[^"\\]*)*")\]\)')
_ROW = re.compile(rb"([0-9a-f]*):(?:T([0-9a-f]+),)?")


def embedded_paragraphs(document: Document, hints: Hints, shown: Sequence[str]) -> list[str]:
    """Paragraphs of an article that stands in scripts only; none where `shown`, the page's blocks, has it."""
    body = hints.article_body
    if len(body) < LEAST:
        prose = sum([size for size in map(len, shown) if size > 100])
        body = _unshown(document, prose) if prose <= _SHOWN_PROSE else ""
    body = unescape(body) if "&" in body and not _TAG.search(body) else body
    if len(body) < LEAST or _is_shown(body, shown):
        return []
    return _paragraphs(body)


def _unshown(document: Document, prose: int) -> str:
    """What the scripts of a page that shows so many characters of prose hold besides `articleBody`."""
    guide = how_to(node.text() for tag, node, _ in document.declaring if tag == "script")
    if len(guide) >= LEAST:
        return guide
    state = _state_text(document, stream=prose < LEAST)
    return state if len(state) >= LEAST_STATE else ""


def _is_shown(body: str, shown: Sequence[str]) -> bool:
    """Whether samples of a text stand on the page."""
    plain, page = _letters(" ".join(_paragraphs(body))), _letters(" ".join(shown))
    step = max(1, len(plain) // 8)
    samples = [plain[i : i + 30] for i in range(0, max(1, len(plain) - 30), step)]
    return sum(sample in page for sample in samples) > 0.3 * len(samples)


def _letters(text: str) -> str:
    # Bytes are deleted in a fiftieth of the time that the expression takes, which is for other scripts.
    kept = (
        text.encode("utf-8", "surrogatepass").translate(None, _ASCII_MARKS).decode("utf-8", "surrogatepass")
    )
    return (kept if kept.isascii() else "".join(_LETTERS.findall(kept))).lower()


def _paragraphs(body: str) -> list[str]:
    if not _TAG.search(body):
        return [" ".join(part.split()) for part in visible(body).split("\n") if part.strip()]
    parts = (LexborHTMLParser(f"<body>{part}").body for part in _PARAGRAPH.split(body))
    texts = (" ".join(visible(part.text()).split()) for part in parts if part is not None)
    return [text for text in texts if text]


def _state_text(document: Document, stream: bool) -> str:
    """The largest prose under one key of the page's embedded JSON."""
    found: dict[str, list[str]] = defaultdict(list)
    streamed = _streamed(document.page.text) if stream else []
    states = [_parsed(script.text()) for script in document.tree.css(_STATE)]
    for state in (*states, *streamed):
        for key, text in _strings(state, "", 0):
            if text not in found[key]:
                found[key].append(text)
    prose = ["\n".join(texts) for texts in found.values()]
    return max((text for text in prose if len(_SENTENCE.findall(text)) > 1), key=len, default="")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _streamed(source: str) -> list[Any]:
    """The HTML texts in a stream of React server components, which Next.js writes into scripts in pieces.

    A row of it is `ID:` and JSON up to the end of the line, or `ID:T`, a length in bytes, a comma and text.
    """
    if _STREAM not in source:
        return []
    stream = "".join(_parsed(text) or "" for text in _PUSHED.findall(source)).encode("utf-8", "replace")
    texts: list[Any] = []
    at = 0
    while found := _ROW.match(stream, at):
        if found[2] is None:
            at = stream.find(b"\n", found.end()) + 1 or len(stream)
        else:
            at = found.end() + int(found[2], 16)
            text = stream[found.end() : at].decode("utf-8", "replace")
            texts += [{found[1].decode(): text}] if "<p" in text else []
    return texts


def _strings(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """Long strings with their keys; positions in lists count for nothing."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        if len(value) > 60 and " " in value.strip() and not value.lstrip().startswith(("{", "http", "data:")):
            yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():  # type: ignore[misc]
            yield from _strings(item, f"{path}.{key}", depth + 1)
    elif isinstance(value, list):
        for item in value:  # type: ignore[misc]
            yield from _strings(item, path, depth + 1)
