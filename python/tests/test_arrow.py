"""Is the table of events that of the program and of the dataclasses, from whatever columns?"""

import datetime
import json
import os
import subprocess

import pyarrow as pa
import pytest

import legation
from conftest import EXAMPLES, rows_of


def table(rows):
    return pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in rows[0]]))


@pytest.mark.parametrize("article", list(rows_of(EXAMPLES / "cenepa-1995")), ids=lambda article: article["outlet"])
def test_the_rows_are_those_that_the_program_exports(article, tmp_path):
    (tmp_path / "one.jsonl").write_text(json.dumps(article), encoding="utf-8")
    export = [os.environ["LEGATION"], "export", tmp_path / "one.jsonl", "--format", "jsonl", "--quiet"]
    exported = [json.loads(line) for line in subprocess.run(export, capture_output=True, check=True).stdout.splitlines()]
    name = {"id": exported[0]["document"]}
    events = pa.table(legation.code_arrow(table([article | name]))).drop_columns(["error", "warning"])
    assert json.loads(json.dumps(events.to_pylist(), default=str)) == exported
    assert list(exported[0]) == events.column_names


def test_a_row_an_event_and_a_row_for_what_is_the_matter(articles):
    rows = iter(pa.table(legation.code_arrow(table(articles))).to_pylist())
    of = {"error": set(), "warning": set()}
    for coded in legation.code_many(articles):
        odd = [("error", coded.refused)] * bool(coded.refused)
        odd += [("warning", diag) for diag in coded.diags if diag.severity != "note"]
        for column, diag in odd:
            row = next(rows)
            said = {name: value for name, value in row.items() if value is not None}
            of[column].add(said.pop("document"))
            assert said.pop(column) == str(diag) and said.keys() <= {"outlet", "title", "url", "published", "published_basis"}
        text = coded.document.text.encode()
        for event in coded.events:
            row = next(rows)
            assert (row["id"], row["document"], row["error"], row["warning"]) == (event.id, coded.document.id, None, None)
            assert (row["type"], row["cameo"], row["outlet"]) == (event.event_type, event.cameo, coded.document.outlet)
            assert row["actors"] == [actor.name for actor in event.actors]
            assert text[row["start"] : row["end"]].decode() == row["text"] == event.sentence.text
            assert text[row["clause_start"] : row["clause_end"]].decode() == event.span.of(coded.document.text)
    assert next(rows, None) is None
    assert of == {"error": {"empty", "missing", "blank", "binary", "german"}, "warning": {"undated"}}


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
    assert (row["document"], row["date"], row["id"]) == ("7", datetime.date(2031, 5, 4), "7:e1")
    assert want.schema == pa.schema(legation.event_schema())
    dictionary = pa.table({"text": pa.array([text]).dictionary_encode()})
    assert pa.table(legation.code_arrow(dictionary)).num_rows == 1


def test_bytes_of_another_charset_are_read():
    column = pa.array(["“Chad accused Norway,” said the Foreign Minister, José Müller, after the talks in the capital had ended without a result.".encode("cp1252")])
    rows = pa.table(legation.code_arrow(pa.table({"text": column}))).to_pylist()
    assert rows[0]["warning"].endswith("[ingest/encoding]") and "José" in rows[1]["text"]


def test_a_headline_and_a_text_of_different_charsets():
    text = "Zoë Müller, the Foreign Minister of Chad, accused Norway of spying after the talks in the capital had ended."
    articles = pa.table({"text": [text.encode("cp1252")], "title": ["Norway’s envoy leaves"]})
    rows = pa.table(legation.code_arrow(articles)).to_pylist()
    assert text in [row["text"] for row in rows]
    assert {row["title"] for row in rows} == {"Norway’s envoy leaves"}


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
