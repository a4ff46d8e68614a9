"""Polls within a page: a question to the readers, some short answers, and a label to vote by."""

import re
from collections.abc import Iterator

from .page import Lines

_QUESTION_WORDS = 25
_ANSWER_WORDS = 6
_FEWEST, _MOST = 2, 10
"""Answers that a poll has."""

_BALLOTS = frozenset(
    phrase
    for row in """
    vote|vote now|submit vote|cast your vote|view results|see results|show results|view poll results
    abstimmen|jetzt abstimmen|ergebnis anzeigen|ergebnisse anzeigen|voter|je vote|voir les résultats
    votar|ver resultados|ver los resultados|vota|vedi i risultati|mostra i risultati|stemmen|bekijk resultaten
    głosuj|zagłosuj|zobacz wyniki|голосовать|проголосовать|показать результаты|голосувати|проголосувати
    oy ver|sonuçları gör|rösta|visa resultat|stem|avgi stemme|se resultat|äänestä|näytä tulokset|hlasovat
    投票|投票する|結果を見る|查看结果|투표하기|결과 보기
    """.strip().splitlines()
    for phrase in row.strip().split("|")
)
_HEADINGS = frozenset(
    [
        "poll",
        "quick poll",
        "reader poll",
        "online poll",
        "your vote",
        "umfrage",
        "sondage",
        "encuesta",
        "sondaggio",
        "enquete",
        "ankieta",
        "опрос",
        "опитування",
        "anket",
        "omröstning",
        "afstemning",
        "avstemning",
        "äänestys",
        "anketa",
        "アンケート",
        "설문",
    ]
)
_COUNT = re.compile(
    r"(?:total )?(?:votes?|stimmen|votos|voti)?\W{0,2}\d[\d.,]*\s(?:votes?|stimmen|voix|votos|voti)"
)
_COUNTED = ("vote", "votes", "stimmen", "voix", "votos", "voti")
"""What a match of `_COUNT` ends with."""


def find_polls(lines: Lines) -> Iterator[int]:
    """The units of every poll: its heading and question, the answers, the labels after them."""
    texts = lines.folded
    ballots = [
        index
        for index, text in enumerate(texts)
        if text in _BALLOTS or (text.endswith(_COUNTED) and _COUNT.fullmatch(text))
    ]
    for ballot in ballots:
        question = _question(lines, ballot)
        if question is not None:
            first = question - 1 if question and texts[question - 1].rstrip(":") in _HEADINGS else question
            yield from range(first, ballot + 1)


def _question(lines: Lines, ballot: int) -> int | None:
    """The question that a label to vote by belongs to: nothing but short answers stand between."""
    for index in range(ballot - 1, max(-1, ballot - _MOST - 2), -1):
        shape = lines.shapes[index]
        if lines.folded[index].endswith(("?", "？")):
            asked = shape.words <= _QUESTION_WORDS and ballot - index > _FEWEST
            return index if asked else None
        if shape.words > _ANSWER_WORDS or shape.ended:
            return None
    return None
