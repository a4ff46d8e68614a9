"""The garbage collector rests while a page is read, and goes on as it was."""

import gc
from collections.abc import Iterator

import pytest

from unboil.extractors import clean
from unboil.extractors.collector import uncollected


@pytest.fixture(autouse=True)
def enabled() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("before", [True, False])
def test_the_collector_rests_and_is_then_as_it_was(before: bool) -> None:
    gc.enable() if before else gc.disable()
    assert uncollected(gc.isenabled)() is False
    assert gc.isenabled() is before


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        uncollected(lambda: 1 / 0)()
    assert gc.isenabled()


def test_a_page_that_was_read_leaves_no_cycles_behind() -> None:
    page = "<html><body>" + "<div class=story><p>The ferry crossed the river twice that day.</p></div>" * 300
    clean(page)
    gc.collect()
    for _ in range(5):
        clean(page)
    assert gc.collect() < 1_000  # a page has thousands of objects
