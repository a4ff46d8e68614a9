"""A small site that does not exist: articles of its own, in HTML and as flat text."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from unboil.extractors.learn import learn
from unboil.extractors.learn.sample import Sample, read_sample
from unboil.extractors.types import Options

HOST = "harbour-courier.example.org"

# Subject, place, person, number.
STORIES = (
    ("lighthouse", "Northby", "Ada Quill", 31),
    ("tram line", "Westerholm", "Bram Osier", 47),
    ("flour mill", "Dunmarsh", "Cora Finch", 58),
    ("swimming pool", "Eastleigh Bay", "Dorian Pell", 64),
    ("weather station", "Fallowfield", "Edda Marsh", 72),
    ("town archive", "Gorseham", "Felix Thorn", 89),
    ("fish market", "Hollow Quay", "Greta Sund", 93),
)
SENTENCES = (
    "The council of {1} decided on Monday evening that the old {0} will be repaired for {3} million crowns, after a debate that lasted until midnight.",  # noqa: E501
    "“We have waited {3} years for this, and the {0} has not become any younger in the meantime,” said {2}, who lives across the street in {1}.",  # noqa: E501
    "Work on the {0} is to begin in spring, when the ground in {1} has thawed, and it should be finished within {3} weeks if the weather holds.",  # noqa: E501
    "Not everybody agrees: {3} residents signed a letter that asks why {1} pays for the {0} before it mends the roof of the school.",  # noqa: E501
    "The mayor answered that the money for the {0} comes from a fund which {1} may not use for schools, and that it would be lost after {3} months.",  # noqa: E501
    "{2} has written a short history of the {0}, of which {3} copies were printed; the library of {1} keeps two of them behind glass.",  # noqa: E501
    "Until the work is done the {0} stays closed, and visitors to {1} are asked to walk around it by the path of {3} steps along the water.",  # noqa: E501
)


def headline(story: Sequence[object]) -> str:
    return f"{story[1]} mends its {story[0]}"


def body(story: Sequence[object]) -> list[str]:
    return [sentence.format(*story) for sentence in SENTENCES]


def page(story: Sequence[object], *, host: str = HOST, extra: str = "") -> str:
    """An article page: navigation, byline, share buttons and related stories in and around the body."""
    subject, place, person, number = story
    first, *rest = (f"<p>{line}</p>" for line in body(story))
    name = str(subject).replace(" ", "-")
    return f"""<!doctype html><html lang="en"><head><title>{headline(story)}</title>
<link rel="canonical" href="https://{host}/{name}"></head><body class="page-{number}123">
<nav class="site-menu"><ul><li><a href="/">Home</a></li><li><a href="/town">Town news</a></li></ul></nav>
<main><h1>{headline(story)}</h1>
<div class="byline-row">By {person}, for the Harbour Courier</div>
<div class="courier-body css-{number}x9z">
{first}
<div class="share-strip"><span>Share this story with your neighbours</span></div>
{"".join(rest[:3])}
<aside class="see-more"><h4>More from the Harbour Courier</h4>
<a href="/a">What the {place} ferry costs</a></aside>
{"".join(rest[3:])}{extra}
<p class="letter-line">Write to us: letters@courier.example.org. We print what is short, signed and true.</p>
</div>
<section class="reader-comments"><h3>Comments</h3><p>Sign in to leave a comment.</p></section></main>
<footer><p>© Harbour Courier. All rights reserved. Reproduction only with permission of the publisher.</p>
</footer>
</body></html>"""


def text(story: Sequence[object], *, extra: str = "") -> str:
    """The same as a scraper flattens it."""
    head = ["Harbour Courier", "Home", "Town news", "Skip to main content", headline(story)]
    head += [
        f"By {story[2]}, for the Harbour Courier",
        f"Last updated on {story[3]} May 2025 at 10:{story[3]}",
    ]
    tail = ["Share this story with your neighbours", "Comments", "Sign in to leave a comment.", "Read more"]
    tail += [f"What the {story[1]} ferry costs", "Subscribe to our newsletter", "Terms and conditions"]
    tail += ["© Harbour Courier. All rights reserved. Reproduction only with permission of the publisher."]
    return "\n".join([*head, *body(story), *([extra] if extra else []), *tail]) + "\n"


Make = Callable[..., str]


def read(make: Make, stories: Sequence[Sequence[object]] = STORIES, **more: str) -> list[Sample]:
    """The stories read as samples, named by their subjects."""
    return [read_sample(f"{story[0]}".replace(" ", "-"), make(story, **more), Options()) for story in stories]


@pytest.fixture(scope="session")
def html_samples() -> list[Sample]:
    return read(page)


@pytest.fixture(scope="session")
def text_samples() -> list[Sample]:
    return read(text)


@pytest.fixture(scope="session")
def html_rules(html_samples: list[Sample]) -> str:
    return learn(html_samples, name="courier", checked="2025-06-30").text


@pytest.fixture(scope="session")
def text_rules(text_samples: list[Sample]) -> str:
    return learn(text_samples, name="courier", site=HOST, checked="2025-06-30").text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of rules; caches and settings of the user are elsewhere."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    rules = tmp_path / "rules"
    rules.mkdir()
    return rules
