"""How does JSON become dataclasses? Each type is read once, from its annotations, and then decodes at the cost of a call."""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from .records import CodedDocument, Sentence, Span

# The fields of the model that have no value in JSON where they are empty.
_EMPTY: dict[type | None, Any] = {str: "", tuple: ()}


@dataclasses.dataclass(slots=True)
class _Article:
    """What the values of one article refer to."""

    text: str
    sentences: tuple[Sentence, ...]
    # The text as bytes, which offsets count; `None` where characters are bytes.
    encoded: bytes | None

    def span(self, value: dict[str, int]) -> Span:
        start, end = value["start"], value["end"]
        if self.encoded is None:
            return Span(start, end)
        first = len(self.encoded[:start].decode())
        return Span(first, first + len(self.encoded[start:end].decode()))

    def sentence(self, index: int) -> Sentence | None:
        return self.sentences[index] if index < len(self.sentences) else None


_Decoder = Callable[[Any, _Article], Any]


def decode(line: str) -> CodedDocument:
    """The article that the native half wrote as `line`."""
    value = json.loads(line)
    text = value["document"]["text"]
    article = _Article(text, (), None if text.isascii() else text.encode())
    spans = [article.span(sentence["span"]) for sentence in value["sentences"]]
    blocks = [sentence["block"] for sentence in value["sentences"]]
    article.sentences = tuple(Sentence(span.of(text), span, block) for span, block in zip(spans, blocks))
    value["sentences"] = range(len(spans))
    return typing.cast(CodedDocument, _decoder(CodedDocument)(value, article))


@cache
def _decoder(kind: Any) -> _Decoder:
    """How a value of the annotated type is read."""
    if kind is Span:
        return lambda value, article: article.span(value)
    if kind is Sentence:
        return lambda value, article: article.sentence(value)
    if kind is datetime.date:
        return lambda value, article: datetime.date.fromisoformat(value)
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        of = _decoder(arguments[0])
        return lambda values, article: tuple([of(value, article) for value in values])
    if origin in (types.UnionType, typing.Union):
        some = _decoder(next(a for a in arguments if a is not type(None)))
        return _same if some is _same else lambda value, article: None if value is None else some(value, article)
    return _same


def _same(value: Any, article: _Article) -> Any:
    return value


def _record(kind: Any) -> _Decoder:
    hints = typing.get_type_hints(kind)
    plain: list[tuple[int, str, Any, _Decoder]] = []
    others: list[tuple[int, str, Any, _Decoder]] = []
    for position, field in enumerate(dataclasses.fields(kind)):
        hint = hints[field.name]
        empty = _EMPTY.get(typing.get_origin(hint) or hint)
        of = _decoder(hint)
        (plain if of is _same else others).append((position, field.name, empty, of))
    size = len(plain) + len(others)

    def record(value: dict[str, Any], article: _Article) -> Any:
        values: list[Any] = [None] * size
        for position, name, empty, _ in plain:
            values[position] = value.get(name, empty)
        for position, name, empty, of in others:
            values[position] = of(value.get(name, empty), article)
        return kind(*values)

    return record
