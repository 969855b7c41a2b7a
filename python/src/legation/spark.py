"""How are articles coded on many machines? With `mapInArrow` of Spark, on Apache Spark and on Sail alike.

Each worker process loads the model once. `docs/cluster.md` says how wheel and model get there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from ._articles import code_arrow, event_schema
from ._model import set_model

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_COLUMNS = ("id", "text", "date", "title", "outlet", "url")


def code(articles: DataFrame, model: str | None = None, places: str | None = None) -> DataFrame:
    """The events of a DataFrame of articles, one row each, in the columns of `schema()`.

    The column `text` is read, and of `id`, `date`, `title`, `outlet` and `url` those that there are. An article that
    cannot be coded gives one row with the reason in `error`; no row fails the job. Nothing runs before an action.

    `model` and `places` are paths on the workers, and need be given only where they lie in none of the places that
    `legation.set_model` names.
    """
    columns = [name for name in _COLUMNS if name in articles.columns]
    if "text" not in columns:
        raise ValueError(f"no column `text` among {articles.columns}; rename the one that holds it")

    def events(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if model is not None or places is not None:
            set_model(model, places)
        for batch in batches:
            # One thread a task: the engine of the cluster runs as many tasks as there are cores.
            yield from pa.table(code_arrow(batch, jobs=1)).to_batches()

    return articles.select(*columns).mapInArrow(events, schema())


def schema() -> str:
    """The columns of the events as Spark writes a schema.

    >>> schema()[:48]
    'id STRING, document STRING, sentence BIGINT, dat'
    """
    return ", ".join(f"{field.name} {_KINDS[field.type]}" for field in pa.schema(event_schema()))


# Spark's names of the types of Arrow that the table has.
_KINDS = {
    pa.string(): "STRING",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.list_(pa.field("element", pa.string())): "ARRAY<STRING>",
}
