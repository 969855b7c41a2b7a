"""What does a coded article hold? The types of `legation code`, field by field, as dataclasses that nothing can change.

Spans count characters of the article's text, so that `span.of(document.text)` and slices of it are the words meant.
Names and values are those of the JSON that `legation code` prints; `docs/method.md` and `docs/ontology.md` explain them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

__all__ = [
    "Actor", "AgreementCitation", "Block", "CodedDocument", "DateRange", "Dated", "Diag", "Document", "Event", "Figure",
    "ImpliedTime", "LostRule", "NameUse", "Place", "Role", "Sentence", "Source", "Span", "Statement", "Time", "Timex",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stretch of whole days, both ends included, as precise as the text allows."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the reason to believe it."""

    range: DateRange | None
    """The days, `None` where unknown."""
    basis: str
    """`stated`, `inferred` or `unknown`."""
    why: str
    """The line that states it, or what it was inferred from."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as TIMEX3 has it."""

    type: str
    """`DATE`, `DURATION` or `SET`."""
    value: str
    """`2031-05-04`, `2031-05`, `2031-W18`, `XXXX-05-04`, `P2D`, `PAST_REF`."""
    mod: str | None
    """`START`, `MID`, `END`, `APPROX`, `ON_OR_BEFORE`, `MORE_THAN`, `LESS_THAN`."""
    precision: str
    """`day`, `week`, `month`, `year`, `interval` or `unknown`."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of the text and the days that it means."""

    span: Span
    text: str
    """As written."""
    range: DateRange | None
    """The days, where they are known."""
    anchor: str
    """What they were counted from, empty if nothing was needed."""
    timex: Timex
    form: dict[str, Any]
    """What the words say before they are counted from anything."""


@dataclass(frozen=True, slots=True)
class ImpliedTime:
    """A day that no word gives to an event and the order of telling implies."""

    time: Time
    why: str
    sure: bool
    """Lent by an event told beside or before it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with what it was taken for."""

    span: Span
    kind: str
    """`title`, `summary`, `body` (these are coded), `caption`, `byline`, `dateline`, `heading`, `related`, `furniture`."""
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """The article: the text as it came, with nothing removed."""

    id: str
    text: str
    hash: str
    blocks: tuple[Block, ...]
    title: str | None
    outlet: str | None
    url: str | None
    published: Dated
    dateline_place: str | None
    credits: tuple[str, ...]
    """Agencies that the text credits."""
    authors: tuple[str, ...]
    """Writers, as the source names them."""
    language: str | None
    """Tag of BCP 47."""
    origin: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the story."""

    text: str
    span: Span
    block: str
    """Kind of the block: `title`, `summary` or `body`."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, group or state that acts, speaks or is acted upon."""

    name: str
    """Full name where the article or the data give one."""
    text: str
    """As written at this place."""
    country: str | None
    """ISO 3166-1 alpha-3 of the state it belongs to."""
    igo: str | None
    """Acronym of an international organisation."""
    sector: str | None
    """PLOVER sector of the acting body."""
    role: str | None
    """Office held at the time."""
    person: bool
    anonymous: bool
    """Referred to but not named."""
    how: str
    """How it was identified, in words."""


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain of attribution."""

    actor: Actor
    medium: bool
    """It passes on what another says."""
    word: str
    """The word that attributes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text has it, and what on earth it stands for."""

    text: str
    id: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str
    contested: str | None
    """Id of the contested territory that it is or lies in."""
    territory: str | None
    """Neutral label of that territory."""
    how: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostRule:
    """A pattern that also matched, or nearly, and why it did not win."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, who says so, how surely."""

    id: str
    sentence: Sentence
    span: Span
    """The clause."""
    trigger: Span
    """The word that fired the pattern."""
    event_type: str
    """PLOVER type."""
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: str
    """`verbal-cooperation`, `material-cooperation`, `verbal-conflict` or `material-conflict`."""
    goldstein: float | None
    """From -10 (conflict) to +10 (cooperation)."""
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Time | None
    implied_when: ImpliedTime | None
    place: Place | None
    modality: str
    """`asserted`, `offered`, `conditional`, `denied`, `retracted`, `planned`, `alleged` or `future`."""
    auxiliary: str | None
    attribution: tuple[Source, ...]
    """Original speaker first; empty where the outlet speaks itself."""
    condition: str | None
    """In the source's words."""
    mediation: str | None
    """The step of a mediation that it is."""
    mediators: tuple[Actor, ...]
    wording: str
    window: Time | None
    """Time window of a warning."""
    background: str | None
    """Why it is history or habit and no event of the crisis."""
    repeats: str | None
    """The claim of the same article that it repeats."""
    ambiguous: tuple[str, ...]
    rule: str
    lost: tuple[LostRule, ...]
    confidence: float
    provenance: tuple[str, ...]
    trace: tuple[str, ...]
    """The way from the words to the event, in words."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people or things, with its bounds."""

    id: str
    sentence: Sentence
    span: Span
    what: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    text: str
    of_whom: str
    attribution: tuple[Source, ...]
    when: Time | None
    part_of: str | None


@dataclass(frozen=True, slots=True)
class AgreementCitation:
    """An agreement of the past that somebody cites."""

    id: str
    sentence: Sentence
    span: Span
    agreement: str | None
    name: str
    year: int | None
    cited_by: Actor | None
    parties: tuple[str, ...]
    mediator: str | None
    precedent: bool


@dataclass(frozen=True, slots=True)
class NameUse:
    """A word for something that has several names."""

    entity: str
    label: str
    term: str
    sentence: Sentence | None
    """`None` in a caption."""
    span: Span
    quoted: bool


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the text gives to a person."""

    person: str
    role: str
    country: str | None
    sentence: Sentence
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said that is no event."""

    id: str
    sentence: Sentence
    span: Span
    kind: str
    speakers: tuple[Source, ...]
    about: tuple[Actor, ...]
    modality: str


@dataclass(frozen=True, slots=True)
class Diag:
    """What was odd about an article, and what can be done about it."""

    code: str
    """Stable code, such as `ingest/not-english`."""
    severity: str
    """`note`, `warning` or `error`."""
    place: str
    message: str
    help: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.place}: {self.message}{'; ' if self.help else ''}{self.help} [{self.code}]"


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """An article with everything that was read out of it. Knows nothing of other articles."""

    document: Document
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    """In textual order."""
    figures: tuple[Figure, ...]
    citations: tuple[AgreementCitation, ...]
    names: tuple[NameUse, ...]
    times: tuple[Time, ...]
    roles: tuple[Role, ...]
    statements: tuple[Statement, ...]
    diags: tuple[Diag, ...]
    """What was odd."""
    refused: Diag | None
    """Why it was not coded at all."""

    @classmethod
    def from_json(cls, line: str) -> CodedDocument:
        """The document that the native half gives as JSON."""
        from ._decode import decode

        return decode(line)
