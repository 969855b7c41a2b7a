"""What do many articles come to? The dossier, as JSON has it and as people read it."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from . import _native
from ._articles import Article, _fields
from ._model import engine


def brief(
    articles: str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Article | Mapping[str, Any]],
    as_of: str | datetime.date | None = None,
    corrections: str | os.PathLike[str] | None = None,
    jobs: int | None = None,
) -> dict[str, Any]:
    """The dossier of articles: what happened, who says so, where outlets contradict each other, where mediation stands.

    A string or path is a file or a folder of articles as `legation brief` reads them; an `Article` or a mapping with
    `text` is an article itself. `as_of` leaves out what was published after that day; `corrections` is a file of what
    analysts put right. The result is the dossier as `docs/schema/dossier.schema.json` describes it; `render` shows it.

    >>> dossier = brief([
    ...     Article("Brazil offered to mediate between Peru and Ecuador.", date="1995-02-03", id="lima"),
    ...     Article("Ecuador accepted Brazil's offer to mediate with Peru.", date="1995-02-05", id="quito"),
    ... ])
    >>> ledger = dossier["episodes"][0]["ledgers"][0]
    >>> ledger["third_party"]["name"], [step["step"] for step in ledger["steps"]]
    ('Brazil', ['offered', 'accepted'])
    """
    if isinstance(articles, (str, os.PathLike)):
        articles = [articles]
    paths, texts = [], []
    for article in articles:
        if isinstance(article, (str, os.PathLike)):
            paths.append(Path(article))
        else:
            texts.append(_fields(article))
    day = None if as_of is None else str(as_of)
    file = None if corrections is None else Path(corrections)
    return cast(dict[str, Any], json.loads(engine().brief(paths, texts, day, file, jobs)))


def render(dossier: Mapping[str, Any], form: str = "text") -> str:
    """A dossier for people: `text` for the terminal, `md` for a document, `html` for a page that needs nothing else.

    >>> dossier = brief([Article("Brazil offered to mediate between Peru and Ecuador.", date="1995-02-03", id="lima")])
    >>> "Brazil" in render(dossier, "md")
    True
    """
    return _native.render(json.dumps(dossier), form)
