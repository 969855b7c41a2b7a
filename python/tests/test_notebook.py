"""Does the notebook run from its first cell to its last, and draw?"""

import nbclient
import nbformat

from conftest import ROOT


def test_the_timeline():
    file = ROOT / "python" / "notebooks" / "timeline.ipynb"
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    done = nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in done.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    text = "".join(output.get("text", "") for output in outputs)
    assert "Fiji · settlement" in text and "2031-05-05  COERCE" in text
