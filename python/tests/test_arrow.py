"""Is the table of events what the dataclasses say, from whatever columns, and as the documentation has it?"""

import datetime
import re

import pyarrow as pa
import pytest

import legation
from conftest import ROOT


def table(rows):
    return pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in rows[0]]))


def test_a_row_an_event_and_a_row_for_what_is_the_matter(articles):
    events = pa.table(legation.code_arrow(table(articles))).to_pylist()
    coded = list(legation.code_many(articles))
    at = iter(events)
    for article in coded:
        if article.refused:
            row = next(at)
            assert (row["id"], row["error"], row["event"]) == (article.document.id, str(article.refused), None)
        for diag in article.diags:
            if diag.severity != "note":
                row = next(at)
                assert (row["warning"], row["error"], row["event"]) == (str(diag), None, None)
        for event in article.events:
            _same(next(at), event, article)
    assert next(at, None) is None
    assert {row["id"] for row in events if row["error"]} == {"empty", "missing", "blank", "binary", "german"}
    assert [row["id"] for row in events if row["warning"]] == ["undated"]


def _same(row, event, article):
    plain = (
        "event_type mode cameo quad goldstein modality auxiliary condition mediation background repeats wording rule "
        "confidence"
    )
    assert row["event"] == event.id and row["error"] is None and row["warning"] is None
    for name in plain.split():
        assert row[name] == getattr(event, name), name
    for name in ("actors", "recipients", "mediators"):
        fields = "name text country igo sector role person anonymous".split()
        assert row[name] == [{field: getattr(actor, field) for field in fields} for actor in getattr(event, name)]
    assert [(s["actor"]["name"], s["medium"], s["word"]) for s in row["attribution"]] == [
        (s.actor.name, s.medium, s.word) for s in event.attribution
    ]
    for name, time in (("when", event.when), ("window", event.window)):
        days = time and time.range
        assert (row[f"{name}_first"], row[f"{name}_last"]) == ((days.first, days.last) if days else (None, None))
        assert row[f"{name}_text"] == (time and time.text)
    assert row["when_value"] == (event.when and event.when.timex.value)
    assert row["place_lat"] == (event.place and event.place.lat) and row["place_id"] == (event.place and event.place.id)
    text = article.document.text
    assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"] == event.sentence.text
    assert text[row["clause_start"] : row["clause_end"]] == event.span.of(text)
    assert row["published_basis"] == article.document.published.basis and row["outlet"] == article.document.outlet


def test_types_of_columns_and_of_tables():
    text, day = "On Sunday Chad accused Norway of spying.", datetime.date(2031, 5, 7)
    noon = datetime.datetime(2031, 5, 7, 12, tzinfo=datetime.timezone.utc)
    want = None
    for texts in (pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()):
        for days, kind in (("2031-05-07", pa.string()), (day, pa.date32()), (day, pa.date64()), (noon, pa.timestamp("us", "UTC"))):
            column = pa.array([text.encode() if "binary" in str(texts) else text], texts)
            data = pa.table({"text": column, "date": pa.array([days], kind), "id": pa.array([7]), "other": pa.array([1.5])})
            for given in (data, data.to_batches()[0], data.to_reader()):
                got = pa.table(legation.code_arrow(given))
                want = want or got
                assert got.equals(want), (texts, kind)
    row = want.to_pylist()[0]
    assert (row["id"], row["when_first"], row["event"]) == ("7", datetime.date(2031, 5, 4), "7:e1")
    assert want.schema == pa.schema(legation.event_schema())
    dictionary = pa.table({"text": pa.array([text]).dictionary_encode()})
    assert pa.table(legation.code_arrow(dictionary)).num_rows == 1


def test_bytes_of_another_charset_are_read():
    column = pa.array(["“Chad accused Norway,” said the Foreign Minister, José Müller, after the talks in the capital had ended without a result.".encode("cp1252")])
    rows = pa.table(legation.code_arrow(pa.table({"text": column}))).to_pylist()
    assert rows[0]["warning"].endswith("[ingest/encoding]") and "José" in rows[1]["sentence"]


def test_no_rows_and_no_events():
    nothing = pa.table({"text": pa.array([], pa.string())})
    assert pa.table(legation.code_arrow(nothing)).schema == pa.schema(legation.event_schema())
    plain = pa.table({"text": ["The weather was fine."]})
    assert pa.table(legation.code_arrow(plain)).num_rows == 0


def test_a_table_without_text_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no column `text` among `body`"):
        legation.code_arrow(pa.table({"body": ["Chad thanked Norway."]}))
    with pytest.raises(ValueError, match="`date` cannot be read as text"):
        legation.code_arrow(pa.table({"text": ["a"], "date": [{"a": 1}]}))


def test_threads_and_batches_change_nothing(articles):
    whole = pa.table(legation.code_arrow(table(articles), jobs=1))
    batches = table(articles).to_batches(max_chunksize=7)
    assert pa.table(legation.code_arrow(pa.Table.from_batches(batches), jobs=3)).combine_chunks().equals(whole.combine_chunks())


def test_the_documentation_has_every_column():
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", page, re.M)
    assert documented == [(field.name, _name(field.type)) for field in pa.schema(legation.event_schema())]


def _name(kind):
    if pa.types.is_list(kind):
        return f"list of {_name(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "source" if kind.get_field_index("actor") >= 0 else "actor"
    return {"string": "text", "double": "number", "int32": "integer", "date32[day]": "date"}[str(kind)]
