"""Is the dossier the one of the program?"""

import json
import os
import subprocess
from html import escape

import jsonschema
import pytest

import legation
from conftest import EXAMPLES, ROOT

PROGRAM = os.environ["LEGATION"]


def by_program(*arguments):
    return subprocess.run([PROGRAM, "brief", *arguments, "--quiet"], capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("example", ["cenepa-1995", "gulf-2023"])
def test_a_folder_gives_the_dossier_of_the_program(example):
    folder = EXAMPLES / example
    dossier = legation.brief(folder)
    assert dossier == json.loads(by_program(folder, "--format", "json"))
    schema = json.loads((ROOT / "docs" / "schema" / "dossier.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(dossier, schema)
    for form in ("text", "md"):
        assert legation.render(dossier, form).rstrip() == by_program(folder, "--format", form).rstrip()
    # The program gives the page of `web` where that was built; the package gives the plain one.
    page = legation.render(dossier, "html")
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert all(escape(episode["title"]) in page for episode in dossier["episodes"])


def test_as_of_leaves_out_what_came_later():
    day = "1995-02-14"
    folder = EXAMPLES / "cenepa-1995"
    assert legation.brief(folder, as_of=day) == json.loads(by_program(folder, "--format", "json", "--as-of", day))
    with pytest.raises(ValueError, match="`soon` is no day"):
        legation.brief(folder, as_of="soon")


def test_articles_from_memory():
    offer = {"text": "Fiji offered to mediate between Tonga and Samoa.", "date": "2031-05-06", "id": "a"}
    refusal = legation.Article("Tonga rejected the offer of Fiji to mediate.", "2031-05-08", id="a")
    dossier = legation.brief([offer, refusal, {"text": ""}])
    assert [document["id"] for document in dossier["documents"]] == ["a", "a-2"]
    assert dossier["episodes"][0]["ledgers"][0]["third_party"]["country"] == "FJI"
    assert "ingest/empty" in [diag["code"] for diag in dossier["diags"]]


def test_faults_of_the_caller():
    with pytest.raises(OSError, match="nowhere"):
        legation.brief("nowhere")
    with pytest.raises(ValueError, match="is no form"):
        legation.render(legation.brief([]), "pdf")
    with pytest.raises(ValueError, match="is no dossier"):
        legation.render({})
