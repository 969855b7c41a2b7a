"""Who did what to whom, who says so, and where does mediation stand? News articles coded in PLOVER and CAMEO.

>>> import legation
>>> coded = legation.code("Brazil offered to mediate between Peru and Ecuador.", date="1995-02-03")
>>> event = coded.events[0]
>>> event.event_type, event.cameo, event.modality
('AGREE', '039', 'offered')
>>> [actor.country for actor in event.actors], [actor.country for actor in event.recipients]
(['BRA'], ['PER', 'ECU'])

`code` and `code_many` give dataclasses (`legation.records`), `code_arrow` an Arrow table, `brief` the dossier of many
articles, and `legation.spark.code` does the same on a cluster.
"""

from ._articles import Article, code, code_arrow, code_many, event_schema
from ._dossier import brief, render
from ._model import ModelError, install_model, install_places, model_path, places_path, set_model
from .records import Actor, CodedDocument, Diag, Event

__all__ = [
    "Actor",
    "Article",
    "CodedDocument",
    "Diag",
    "Event",
    "ModelError",
    "brief",
    "code",
    "code_arrow",
    "code_many",
    "event_schema",
    "install_model",
    "install_places",
    "model_path",
    "places_path",
    "render",
    "set_model",
]
