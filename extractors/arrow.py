"""Articles as rows of Arrow tables: one function from a table of pages to a table of articles.

It is what engines that move Arrow tables about need (Ray Data's `map_batches`, Spark's `mapInArrow`, Parquet
files). `pyarrow` is imported when it is first used; it comes with the extra `parquet`.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

from ..rules.errors import UnboilError
from .errors import InputError
from .pipeline import clean
from .serialize import to_dict
from .types import Options

Table: TypeAlias = Any
"""`pyarrow.Table`; the library has no types of its own."""

Schema: TypeAlias = Any
"""`pyarrow.Schema`."""

_DEFAULT = Options()


def article_schema() -> Schema:
    """The columns of an article, in order: those of the JSON form, and `id` as text.

    `schema` int32; `id`, `source`, `url`, `site`, `kind`, `page_type`, `title`, `date` (ISO 8601),
    `language`, `description`, `site_name`, `canonical_url` and `text` string; `authors`, `rules` and
    `warnings` list of string; `confidence` double; `blocks` list of struct: `text`, `path`, `role`,
    `category` and `by` string, `start`, `end` and `line` int64, `keep` bool, `score` double, `reasons` list
    of string. Raises ImportError without `pyarrow`.
    """
    pa = _arrow()
    text, texts = pa.string(), pa.list_(pa.string())
    block = {
        **dict.fromkeys(("text", "path", "role", "category", "by"), text),
        **dict.fromkeys(("start", "end", "line"), pa.int64()),
        "keep": pa.bool_(),
        "score": pa.float64(),
        "reasons": texts,
    }
    names = ("source", "url", "site", "kind", "page_type", "title", "date", "language", "description")
    columns = {
        "schema": pa.int32(),
        "id": text,
        **dict.fromkeys(names, text),
        **dict.fromkeys(("site_name", "canonical_url"), text),
        "authors": texts,
        "text": text,
        "confidence": pa.float64(),
        "rules": texts,
        "warnings": texts,
        "blocks": pa.list_(pa.struct(list(block.items()))),
    }
    return pa.schema(list(columns.items()))


def table_schema() -> Schema:
    """The columns of `clean_table`: `status` and `cause`, both string, then those of an article."""
    pa = _arrow()
    return pa.schema([("status", pa.string()), ("cause", pa.string()), *article_schema()])


def articles_table(articles: Iterable[Mapping[str, Any]]) -> Table:
    """A table of articles from their JSON form; an `id` of any type becomes text."""
    return _table([{**article, "id": _as_text(article.get("id"))} for article in articles], article_schema())


def clean_table(
    table: Table,
    *,
    options: Options | None = None,
    text: str = "text",
    url: str = "url",
    id: str = "id",  # noqa: A002 - so the column is called
) -> Table:
    """Clean a page a row: as many rows come out as go in, in the same order.

    `text`, `url` and `id` name columns of the input. `text` is a column of strings, or of bytes in any
    encoding; string, large, view, binary and dictionary types will do. The other two may be missing, or null
    in a row; `id` is of any type and comes out as text. Further columns are left out: join them by `id`.

    The result has the columns of `table_schema()`. `status` is `done`; `no-article`, where the page holds
    none; or `failed`, where it cannot be read, and then all else is null but `id`, `url` and the `cause` in
    words. One page never ends the run over many.

    Raises ImportError without `pyarrow`, KeyError where there is no column `text`, and UnboilError for what
    is wrong with all pages: a broken rule file, a site that is not known.
    """
    if text not in table.column_names:
        raise KeyError(f"there is no column {text!r}; there are {', '.join(table.column_names)}")
    named = {"text": text, "url": url, "id": id}
    arrow = _arrow()
    chosen = {role: table[name] for role, name in named.items() if name in table.column_names}
    rows = arrow.table(chosen).to_pylist()
    return _table([_row(row, options or _DEFAULT) for row in rows], table_schema())


def _row(page: Mapping[str, Any], options: Options) -> dict[str, Any]:
    own = {"id": _as_text(page.get("id")), "url": page.get("url") or options.url}
    try:
        article = _article(page["text"], options._replace(url=own["url"]))
    except InputError as error:
        return {**own, "status": "failed", "cause": str(error)}
    except UnboilError:
        raise
    except Exception as error:  # noqa: BLE001 - one page must never end a run over many
        return {**own, "status": "failed", "cause": f"internal error, {type(error).__name__}: {error}"}
    if article["text"]:
        return {**article, "id": own["id"], "status": "done"}
    cause = "; ".join(article["warnings"]) or "no article found"
    return {**article, "id": own["id"], "status": "no-article", "cause": cause}


def _article(source: object, options: Options) -> dict[str, Any]:
    if not isinstance(source, str | bytes):
        raise InputError("there is no text")
    return to_dict(clean(source, options=options))


def _table(rows: list[dict[str, Any]], schema: Schema) -> Table:
    table = _arrow().Table
    try:
        return table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:  # half a character, as in "\\ud83d" of a page's JSON-LD
        return table.from_pylist([_whole(row) for row in rows], schema=schema)


def _whole(value: Any) -> Any:
    """The same with a question mark for each half character."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
    return [_whole(item) for item in value] if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType]


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


def _arrow() -> Any:
    return import_module("pyarrow")
