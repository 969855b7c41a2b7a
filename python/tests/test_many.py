"""Is a stream coded in order, ahead, without the lock, and to its end whatever happens?"""

import itertools
import threading

import pandas
import pytest

import legation


def test_the_order_and_the_result_are_those_of_one_by_one(articles):
    alone = [legation.code(**row) for row in articles]
    for jobs in (1, 2, 5):
        assert list(legation.code_many(articles, jobs=jobs)) == alone
    assert list(legation.code_many(legation.Article(**row) for row in articles)) == alone


def test_only_a_few_articles_are_taken_ahead():
    taken = itertools.count()

    def endless():
        while True:
            yield f"Chad thanked Norway {next(taken)} times."

    stream = legation.code_many(endless(), jobs=2)
    texts = [coded.document.text for coded in itertools.islice(stream, 20)]
    assert texts == [f"Chad thanked Norway {n} times." for n in range(20)]
    assert next(taken) < 40


def test_what_the_source_raises_comes_after_the_articles_before_it():
    def broken():
        yield "Chad thanked Norway."
        yield "Peru thanked Norway."
        raise LookupError("the disk is gone")

    stream = legation.code_many(broken(), jobs=2)
    assert [next(stream).events[0].actors[0].country for _ in range(2)] == ["TCD", "PER"]
    with pytest.raises(LookupError, match="the disk is gone"):
        next(stream)
    assert next(stream, None) is None


def test_what_is_no_article_is_a_mistake_of_the_caller():
    with pytest.raises(TypeError, match="not int"):
        list(legation.code_many([3]))


def test_rows_of_pandas_have_no_nan():
    frame = pandas.DataFrame([{"text": "Chad thanked Norway.", "outlet": "Tern", "date": pandas.Timestamp("2031-05-07")}, {}])
    frame["title"] = pandas.array([pandas.NA, pandas.NA], dtype="string")
    whole, empty = legation.code_many(frame.to_dict("records"))
    assert (whole.document.text, whole.document.outlet, whole.document.title) == ("Chad thanked Norway.", "Tern", None)
    assert str(whole.document.published.range.first) == "2031-05-07"
    assert empty.refused.code == "ingest/empty" and (empty.document.outlet, empty.diags) == (None, ())


def test_bytes_are_a_mistake_of_the_caller():
    with pytest.raises(TypeError, match="not of `bytes`: decode it"):
        legation.code(b"Chad thanked Norway.")


def test_the_lock_is_free_while_articles_are_coded(articles):
    text = "\n\n".join(row["text"] for row in articles[:60] if row["text"])
    started, done = threading.Event(), threading.Event()

    def code():
        started.set()
        legation.code(text)
        done.set()

    thread = threading.Thread(target=code)
    thread.start()
    started.wait()
    turns = 0
    while not done.is_set():
        turns += 1
        done.wait(0.001)
    thread.join()
    # With the lock held there would be one turn before the article is coded and none after.
    assert turns > 5


def test_several_threads_share_one_engine(articles):
    alone = [legation.code(**row) for row in articles[:6]]
    results = {}
    threads = [
        threading.Thread(target=lambda n=n: results.update({n: list(legation.code_many(articles[:6], jobs=1))}))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(results.values()) == [alone] * 4
