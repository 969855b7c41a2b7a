"""What does an article assert? One, a stream or a table of them."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import _native
from ._model import engine
from .records import CodedDocument


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is given to `code_many` and `brief`; what is not known is left out.

    >>> Article("Peru and Ecuador agreed to a ceasefire.", date="1995-02-17", outlet="Rimac Gazette").outlet
    'Rimac Gazette'
    """

    text: str
    """The text; page furniture is told from the story."""
    date: str | datetime.date | None = None
    """Day of publication: a date, or as written (`1995-02-17`, `1995-02`, a time stamp of ISO 8601)."""
    title: str | None = None
    """The headline, where it does not stand in the text; it is put above it and coded."""
    outlet: str | None = None
    """Who published it."""
    url: str | None = None
    """Address of the page."""
    id: str | None = None
    """Name of the article, the hash of its text if left out."""


def code(
    text: str,
    date: str | datetime.date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> CodedDocument:
    """What one article asserts. The arguments are those of `Article`.

    No text raises an exception: one that cannot be read, such as another language, has its reason in `refused`.

    >>> coded = code("Ecuador accused Peru of shelling Coangos, the ministry said on Friday.", date="1995-02-04")
    >>> event = coded.events[0]
    >>> event.event_type, [source.actor.name for source in event.attribution], event.sentence.text[:20]
    ('ACCUSE', ['ministry'], 'Ecuador accused Peru')
    >>> code("").refused.code
    'ingest/empty'
    """
    return CodedDocument.from_json(engine().code(_fields(Article(text, date, title, outlet, url, id))))


def code_many(
    articles: Iterable[str | Article | Mapping[str, Any]], jobs: int | None = None
) -> Iterator[CodedDocument]:
    """What each article asserts, in the order of the articles, as a stream.

    `jobs` threads code ahead of what is taken, without the interpreter's lock; as many as there are cores if left out.
    At no time are more than a few articles a thread in memory, so that the iterable may have any length. An article is
    a text, an `Article`, or a mapping with its fields, where others are passed over.

    >>> rows = [{"id": "a", "text": "Turkey recalled its ambassador from Sweden."}, "Iran and Iraq signed a treaty."]
    >>> [coded.events[0].event_type for coded in code_many(rows, jobs=2)]
    ['SANCTION', 'SUPPORT']
    """
    return map(CodedDocument.from_json, engine().code_many(map(_fields, articles), jobs))


def code_arrow(articles: Any, jobs: int | None = None) -> _native.Table:
    """The events of a table of articles, one row each: an Arrow table of the columns of `event_schema()`.

    `articles` is a table, record batch or stream of any library with the Arrow C data interface (pyarrow, polars,
    duckdb): the column `text`, and of `date`, `title`, `outlet`, `url` and `id` those that there are. So is what is
    returned: `pyarrow.table(…)` and `polars.DataFrame(…)` take it as it is. An article that cannot be coded gives one
    row with the reason in `error`, and what is odd about one gives a row with `warning`; no row raises an exception.

    >>> import pyarrow
    >>> articles = pyarrow.table({"id": ["a", "b"], "text": ["Iran and Iraq signed a treaty.", None]})
    >>> pyarrow.table(code_arrow(articles)).select(["document", "type", "error"]).to_pylist()[0]
    {'document': 'a', 'type': 'SUPPORT', 'error': None}
    """
    return engine().code_arrow(articles, jobs)


def event_schema() -> _native.Schema:
    """The columns of the table of events, as any library with the Arrow C data interface takes them.

    They are those of `legation export`, which `docs/export.md` describes (so does `description` in their metadata), and
    at the end `error` and `warning`.

    >>> import pyarrow
    >>> pyarrow.schema(event_schema()).names[:3]
    ['id', 'document', 'sentence']
    """
    return _native.event_schema()


_Fields = tuple[str, str | None, str | None, str | None, str | None, str | None]


def _fields(article: str | Article | Mapping[str, Any]) -> _Fields:
    """The fields as the native half takes them."""
    if isinstance(article, str):
        article = Article(article)
    elif isinstance(article, Mapping):
        article = Article(article.get("text", ""), *map(article.get, ("date", "title", "outlet", "url", "id")))
    elif not isinstance(article, Article):
        raise TypeError(f"an article is a text, a `legation.Article` or a mapping with `text`, not {type(article).__name__}")
    others = (article.date, article.title, article.outlet, article.url, article.id)
    return typing.cast(_Fields, (_written(article.text) or "", *map(_written, others)))


def _written(value: Any) -> str | None:
    """A field as text; what stands for nothing in the tables of pandas is nothing."""
    if isinstance(value, bytes):
        raise TypeError("an article is of `str`, not of `bytes`: decode it, or use `code_arrow`, which reads the text in any charset")
    if value is None or (not isinstance(value, str) and str(value) in ("nan", "NaT", "<NA>")):
        return None
    return _characters(str(value))


def _characters(text: str) -> str:
    """The text; halves of surrogate pairs, which strings of JSON may hold, are joined, or replaced where one is alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
