"""Is one article coded, and does every value lead to its words?"""

import dataclasses
import datetime
import json
import typing

import pytest

import legation
from legation import _articles, _model, records


def test_an_event_has_its_parts():
    coded = legation.code(
        "Officials in Wellington said on Monday that Fiji had agreed to host talks between Tonga and Samoa.",
        date=datetime.date(2031, 5, 7),
        outlet="Pacific Tern",
        id="t1",
    )
    assert coded.refused is None and coded.document.outlet == "Pacific Tern"
    event = coded.events[0]
    assert event.id == "t1:e1" and event.cameo.startswith("0")
    assert "FJI" in [actor.country for actor in event.actors]
    assert event.attribution and event.sentence.text.startswith("Officials")
    assert event.when is None or event.when.timex.value == "2031-05-05"
    assert 0 < event.confidence < 1


def test_spans_count_characters():
    text = "“Enough,” said Zoë Čapek of Czechia’s foreign ministry. Czechia accused Österreich’s neighbour Hungary of spying."
    coded = legation.code(text, id="s")
    assert coded.document.text == text
    for sentence in coded.sentences:
        assert sentence.span.of(text) == sentence.text
    actors = [(event, event.trigger.of(text)) for event in coded.events]
    assert "accused" in [word for _, word in actors]
    for name in coded.names:
        assert name.span.of(text).startswith(name.term)


def test_records_are_the_examples_to_the_last_field(articles):
    """Each key of the JSON has its field, and nothing can be changed."""
    for row in articles:
        line = json.loads(_model.engine().code(_articles._fields(row)))
        missing = list(_unknown(line, records.CodedDocument, "document"))
        assert not missing, missing
        coded = legation.code(**row)
        assert len(coded.events) == len(line["events"]) and len(coded.times) == len(line["times"])
        assert [event.sentence.text for event in coded.events] == [
            coded.sentences[event["sentence"]].text for event in line["events"]
        ]
    with pytest.raises(dataclasses.FrozenInstanceError):
        coded.events = ()


def _unknown(value, kind, path):
    """Keys of JSON that the dataclass of this place has no field for."""
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        hints = typing.get_type_hints(kind)
        for key, inner in value.items():
            if key not in hints:
                yield f"{path}.{key}"
            else:
                yield from _unknown(inner, hints[key], f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _unknown(inner, typing.get_args(kind)[0], path)
    elif typing.get_args(kind) and value is not None and typing.get_origin(kind) is not dict:
        yield from _unknown(value, typing.get_args(kind)[0], path)


def test_no_text_raises():
    reasons = {
        "": "ingest/empty",
        "\x00\x01" * 99: "ingest/binary",
        "Le ministre a déclaré vendredi que les pourparlers avec les pays voisins reprendraient dès que les troupes "
        "seraient retirées de la frontière et que les prisonniers seraient libérés.": "ingest/not-english",
    }
    for text, reason in reasons.items():
        coded = legation.code(text)
        assert coded.refused.code == reason and not coded.events and str(coded.refused).endswith(f"[{reason}]")


def test_halves_of_surrogate_pairs():
    alone = legation.code("Chad accused Norway of spying. \ud83d")
    assert alone.refused is None and alone.events and alone.document.text.endswith("\ufffd")
    assert legation.code("Chad thanked Norway \ud83d\ude42").document.text.endswith("🙂")


def test_a_headline_is_put_above_its_text_once():
    title, body = "Chad orders Norway’s envoy to leave", "The ambassador has until Friday to leave, the ministry said."
    coded = legation.code(body, title=title)
    assert coded.document.title == title and coded.document.text.startswith(title + "\n\n")
    assert [sentence.block for sentence in coded.sentences] == ["title", "body"]
    assert legation.code(f"{title}\n\n{body}", title=title).document.text == f"{title}\n\n{body}"


def test_a_part_of_a_page_is_read_as_one():
    title, body = "Chad orders Norway’s envoy to leave", "The ambassador has until Friday to leave, the ministry said."
    for page in (f"<p>{body}</p>", f"<html><body><h1>{title}</h1><p>{body}</p></body></html>"):
        assert legation.code(page, title=title).document.text == f"{title}\n\n{body}"


def test_an_article_without_id_is_called_by_its_text():
    one, other = legation.code("Chad thanked Norway."), legation.code("Chad thanked Peru.")
    assert one.document.id == one.document.hash != other.document.id
    assert one == legation.code("Chad thanked Norway.")
