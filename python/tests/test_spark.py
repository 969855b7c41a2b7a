"""Is what a cluster codes the same, row by row, as what one machine codes?

On Sail where it is installed (`make test-python`), else on Apache Spark with two workers of their own processes
(`make test-spark`). Both listen on loopback alone.
"""

import datetime
import importlib.util
import os
import sys

import pyarrow as pa
import pytest

import legation
import legation.spark

COLUMNS = "id STRING, text STRING, date STRING, title STRING, outlet STRING, url STRING"


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    if importlib.util.find_spec("pysail"):
        from pysail.spark import SparkConnectServer

        server = SparkConnectServer(ip="127.0.0.1", port=0)
        server.start(background=True)
        session = SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").getOrCreate()
        yield session
        session.stop()
        server.stop()
        return
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "TZ": "UTC"}
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executorEnv.LEGATION_MODEL": os.environ["LEGATION_MODEL"],
        "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
        "spark.sql.session.timeZone": "UTC",
    }
    session = SparkSession.builder.master("local-cluster[2,1,1024]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def frame(spark, articles, parts):
    rows = [tuple(article.values()) for article in articles]
    return spark.createDataFrame(rows, COLUMNS).repartition(parts, "id")


def by_id(table):
    """The rows of each article, in their order."""
    rows = {}
    for row in table.to_pylist():
        rows.setdefault(row["document"], []).append(row)
    return rows


def test_the_rows_are_those_of_one_machine(spark, articles):
    coded = legation.spark.code(frame(spark, articles, 4)).toArrow()
    alone = pa.table(legation.code_arrow(pa.Table.from_pylist(articles)))
    assert coded.schema.names == alone.schema.names
    assert coded.num_rows == alone.num_rows > len(articles)
    assert by_id(coded) == by_id(alone)


def test_odd_rows_are_rows(spark, articles):
    odd = legation.spark.code(frame(spark, articles[-7:], 2)).where("error IS NOT NULL").select("document").toArrow()
    assert sorted(odd["document"].to_pylist()) == ["binary", "blank", "empty", "german", "missing"]


def test_other_columns_are_passed_over_and_others_may_be_missing(spark):
    rows = spark.createDataFrame([(1, "Fiji thanked Tonga.", 2.5)], "n INT, text STRING, score DOUBLE")
    coded = legation.spark.code(rows).select("type", "actor_codes", "published_basis").toArrow().to_pylist()
    assert coded == [{"type": "SUPPORT", "actor_codes": ["FJI.GOV"], "published_basis": "unknown"}]
    with pytest.raises(ValueError, match="no column `text`"):
        legation.spark.code(rows.select("n"))


def test_dates_and_time_stamps_are_read(spark):
    for kind, value in (("DATE", "2031-05-07"), ("TIMESTAMP", "2031-05-07 12:00:00")):
        rows = spark.sql(f"SELECT 'Fiji thanked Tonga on Sunday.' AS text, CAST('{value}' AS {kind}) AS date")
        [row] = legation.spark.code(rows).select("date").toArrow().to_pylist()
        assert row["date"] == datetime.date(2031, 5, 4)


def test_a_model_that_is_named_and_missing_fails_with_its_name(spark):
    rows = spark.createDataFrame([("Fiji thanked Tonga.",)], "text STRING")
    with pytest.raises(Exception, match="no English model in `/nowhere`"):
        legation.spark.code(rows, model="/nowhere").toArrow()
    legation.set_model(None)
    assert legation.spark.code(rows).count() == 1
