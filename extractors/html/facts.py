"""What a block is by itself: size, links, shape of its text, agreement with the page's own headlines."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from .hints import Hints
from .segment import Segmented

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w+")
_ENDS = {
    **dict.fromkeys(".。।॥۔።．｡", "stop"),
    **dict.fromkeys("!?！？؟", "call"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys(",;，、；،؛", "comma"),
    **dict.fromkeys("…", "dots"),
    **dict.fromkeys("\"'”’»“«」』)）]", "close"),
}
ENDINGS = ("none", *dict.fromkeys(_ENDS.values()))
"""What a text can end with."""
_SAMPLE = 60
"""Words of a block that its shares are taken over."""
_COMMAS = ",،，、;；"
# The commonest small words of a score of languages: prose is full of them, menus and lists of names are not.
_STOP_WORDS = (
    "the of and to in a is that for it was on with as he his be at by i this had not are but from or have "
    "an they which you were her all she there would their we him been has when who will more no if out so "
    "what der die das und ist von zu mit den nicht auf für im ein eine dem des sich es auch als an wie "
    "aus bei nach le la les de des et un une que qui dans est pour pas sur au par plus ne se ce il elle "
    "son avec du en el los las y del por con una para su al lo como más pero sus o este ya e di che il "
    "della per non sono è os um uma do da em não com se na no dos mais foi het een van dat op te voor "
    "zijn met aan niet ook och att som på är av för det den inte med til og at af på er ikke jeg w na z "
    "się nie jest do że to o jak ale i v и в не на что с по как это из к у за от а но для je se na da u "
    "za od bir ve bu da de için ile να και το του της την των η ο στο για με από που في من على إلى أن عن "
    "هذا التي و की के में है से और को का पर ने dan yang di untuk dengan dari ini itu là và của có được "
    "cho không một ja on ei että se oli a az hogy és nem של את על לא זה הוא את 이 그 있다 것 수"
)


def _forms(words: Iterable[str]) -> Iterator[str]:
    """Words, and as they are written where a sentence or a title begins: to lower a text takes longer."""
    for word in words:
        yield from (word, word.capitalize(), word.upper())


# One look-up tells three things of a word, and one sum counts them.
_STOP, _TITLED, _DESCRIBED, _COUNT = 0, 8, 16, 255
STOP_WORDS: Mapping[str, int] = dict.fromkeys(_forms(_STOP_WORDS.split()), 1 << _STOP)


class _Initials(dict[str, int]):
    """A capital counts 1, a digit 256."""

    def __missing__(self, letter: str) -> int:
        value = self[letter] = letter.isupper() + 256 * letter.isdigit()
        return value


_INITIAL = _Initials().__getitem__
_FIRST: Callable[[str], str] = itemgetter(0)


class Fact(NamedTuple):
    """One block: `size` in letters (one that is a word by itself counts twice), `words`, shares from 0 to 1.

    `menu` says that it is a short link and nothing else, of which no more is told.
    """

    size: int
    words: int
    linked: float
    ending: str
    commas: int
    capitals: float
    stops: float
    digits: float
    repeated: int
    titled: float
    described: float
    menu: bool


_Known = Callable[[str, int], int]
_NOTHING = repeat(0)
_Values = tuple[int, int, float, str, int, float, float, float, int, float, float, bool]
# A named tuple's own constructor takes four times as long, and a page has hundreds of blocks.
_of: Callable[[_Values], Fact] = partial(tuple.__new__, Fact)  # type: ignore[misc]


def read_facts(page: Segmented) -> list[Fact]:
    """The facts of each block, in order."""
    texts = page.shown.texts
    counts = Counter(texts)
    known = _known_words(page.hints).get
    found: list[Fact] = []
    for text, linked in zip(texts, page.shown.linked, strict=True):
        length = len(text)
        if length < 60 and linked > 0.8 * length and (blanks := text.count(" ")) < 5:
            found.append(_menu(length, blanks + 1, linked, counts[text]))
        else:
            found.append(_fact(text, linked / length, counts[text], known))
    return found


def _known_words(hints: Hints) -> Mapping[str, int]:
    """What is known of words: that they are stop words, that title or description have them."""
    known = dict(STOP_WORDS)
    titled = _WORD.findall(" ".join(hints.titles).lower())
    described = [word for word in _WORD.findall(hints.description.lower()) if len(word) > 3]
    for words, bit in ((titled, _TITLED), (described, _DESCRIBED)):
        for word in {*_forms(words)}:
            known[word] = known.get(word, 0) | 1 << bit
    return known


def _fact(text: str, linked: float, count: int, known: _Known) -> Fact:
    size, words = len(text), text.split()
    number = len(words)
    ascii_only = text.isascii()
    if not ascii_only and (wide := len(_WIDE.findall(text))):
        size += wide
        number = max(number, number + wide // 2 - 1)
    sample = words if len(words) <= _SAMPLE else words[:_SAMPLE]
    share = 1 / len(sample)
    initials = sum(map(_INITIAL, map(_FIRST, sample)))
    told = sum(map(known, sample, _NOTHING))
    return _of((
        size,
        number,
        linked,
        _ENDS.get(text[-1], "none"),
        text.count(",") if ascii_only else sum(map(text.count, _COMMAS)),
        (initials & _COUNT) * share,
        (told & _COUNT) * share,
        (initials >> 8) * share,
        count,
        (told >> _TITLED & _COUNT) * share,
        (told >> _DESCRIBED) * share,
        False,
    ))  # fmt: skip


@lru_cache(maxsize=2048)
def _menu(length: int, number: int, linked: int, count: int) -> Fact:
    """A short link: half of all blocks are, and many are of one size."""
    return Fact(length, number, linked / length, "none", 0, 0.0, 0.0, 0.0, count, 0.0, 0.0, True)
