"""The notebooks run from top to bottom on a result file, and are kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import write_io

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def _cells(notebook: Path) -> list[dict]:
    return json.loads(notebook.read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "analysis").symlink_to(ROOT / "analysis")
    (tmp_path / "results").mkdir()
    for name in ("io_net", "a", "b"):
        write_io(tmp_path / "results" / f"{name}.h5")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for cell in _cells(notebook):
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102, our own notebooks
    assert "open_result" in names


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_stores_no_outputs(notebook: Path) -> None:
    code = [cell for cell in _cells(notebook) if cell["cell_type"] == "code"]
    assert code and all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_there_are_notebooks() -> None:
    assert [path.name[:3] for path in NOTEBOOKS] == [f"{i:02d}_" for i in range(1, len(NOTEBOOKS) + 1)] != []
