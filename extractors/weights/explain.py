"""The weights behind the verdict on one block of an article."""

from collections.abc import Sequence
from dataclasses import replace

from ..types import Article, Block, Engine, Judged, Kind, Options, Verdict
from .types import Weighing


def explain(article: Article, at: int, options: Options) -> Weighing | None:
    """How the heuristic weighs the block that item `at` of `article.blocks` is, or is a part of.

    `options` are those that the article was read with. The verdicts of site rules on other blocks count as
    they did then; a rule's verdict on the block itself does not, so that it can be told what there would be
    without it. None where the heuristic did not look at the block: another engine read the page, or the block
    has no text or stands in a script only. Raises RuleError for a broken rule file.
    """
    if options.engine is not Engine.UNBOIL:
        return None
    if article.page.kind is Kind.TEXT:
        return _of_text(article, at, options)
    return _of_html(article, at, options)


def _of_text(article: Article, at: int, options: Options) -> Weighing | None:
    from ..text import segment
    from ..text.weigh import weigh

    blocks = segment(article.page.text)
    owners = _owners(blocks, article.blocks)
    fixed = _fixed(owners, article.blocks, owners[at])
    return _noted(weigh(blocks, fixed, options, owners[at]), article.blocks[at].verdict)


def _of_html(article: Article, at: int, options: Options) -> Weighing | None:
    from ..html import Document, segment
    from ..html.weigh import weigh
    from ..site_rules.elements import scan_document
    from ..site_rules.lookup import rules_for
    from ..site_rules.outcome import Scan

    document = Document(article.page)
    site = rules_for(article.page, options, date=lambda: article.metadata.date, document=document)
    scan = scan_document(site, document) if site else Scan()
    segmented = segment(document, scan.marks, markup=options.markup)
    owners = _owners(segmented.blocks, article.blocks)
    return _noted(weigh(segmented, options, owners[at]), article.blocks[at].verdict)


def _owners(blocks: Sequence[Block], items: Sequence[Judged]) -> list[int]:
    """For each item of an article the block that it is or was cut from: both hold the same text in order."""
    owners: list[int] = []
    index, left = -1, 0
    for item in items:
        if left <= 0:
            index += 1
            left = _size(blocks[index])
        left -= _size(item.block)
        owners.append(index)
    return owners


def _size(block: Block) -> int:
    """Visible characters."""
    return sum(map(len, block.text.split()))


def _fixed(owners: Sequence[int], items: Sequence[Judged], index: int) -> list[Verdict | None]:
    """The verdicts of site rules on whole blocks but for `index`; of a block with cuts the kept part's."""
    fixed: list[Verdict | None] = [None] * (owners[-1] + 1)
    for owner, (_, verdict) in zip(owners, items, strict=True):
        known = verdict if verdict.by.startswith("rule:") else None
        if owner != index and (verdict.keep or fixed[owner] is None):
            fixed[owner] = known
    return fixed


def _noted(weighing: Weighing | None, verdict: Verdict) -> Weighing | None:
    """With a note where the verdict is not what the weights come to."""
    if weighing is None:
        return None
    keeps = weighing.stages[0].chance > weighing.cut
    if verdict.by != "model":
        note = f"the verdict is that of {verdict.by}, whatever the weights"
    elif verdict.keep and not keeps:
        note = "kept all the same: as a whole, the text is clean already"
    else:
        return weighing
    return replace(weighing, notes=(*weighing.notes, note))
