"""Article to plain data, as the versioned JSON form."""

from typing import Any

from .types import Article, Judged

SCHEMA = 1


def to_dict(article: Article) -> dict[str, Any]:
    """The article as JSON-ready data: `schema` (this form's version), metadata, text and every block.

    `start` and `end` are character offsets into the decoded input for flat text and null for HTML; `path` is
    the DOM path for HTML and empty for flat text.
    """
    page, data = article.page, article.metadata
    return {
        "schema": SCHEMA,
        "source": page.path,
        "url": page.url,
        "site": page.site,
        "kind": page.kind.value,
        "page_type": article.page_type.value,
        "title": data.title,
        "authors": list(data.authors),
        "date": data.date,
        "language": data.language,
        "description": data.description,
        "site_name": data.site_name,
        "canonical_url": data.canonical_url,
        "text": article.text,
        "confidence": round(article.confidence, 4),
        "rules": list(article.rules),
        "blocks": [_block(item) for item in article.blocks],
        "warnings": list(article.warnings),
    }


def _block(item: Judged) -> dict[str, Any]:
    block, verdict = item
    return {
        "text": block.text,
        "start": block.start,
        "end": block.end,
        "line": block.line,
        "path": block.path,
        "role": block.role.value,
        "keep": verdict.keep,
        "category": verdict.category.value,
        "by": verdict.by,
        "score": round(verdict.score, 4),
        "reasons": list(verdict.reasons),
    }
