"""Imports run one way, data <- dashboard <- callbacks <- app, and importing does nothing."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests import project

MAY_IMPORT = {
    "data": {"data"},
    "dashboard": {"data", "dashboard"},
    "callbacks": {"data", "dashboard", "callbacks"},
    "app": {"data", "dashboard", "callbacks", "app"},
}
# Run in a fresh interpreter: import every module, and name each file opened and each app made.
PROBE = """
import sys, importlib, os
root, own = sys.argv[1], sys.argv[2:]
sys.path.insert(0, root)
import dash, pandas, plotly.graph_objects, openpyxl, waitress
import dash_bootstrap_components, dash_ag_grid
said = []
def heard(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(args[0]))
        inside = path.startswith(root + os.sep) and not path.startswith(sys.prefix)
        if inside and not path.endswith((".py", ".pyc")) and "__pycache__" not in path:
            said.append(f"opens {os.path.relpath(path, root)}")
sys.addaudithook(heard)
made = dash.Dash.__init__
def init(self, *args, **kwargs):
    said.append("makes a Dash app")
    made(self, *args, **kwargs)
dash.Dash.__init__ = init
for name in own:
    before = len(said)
    importlib.import_module(name)
    for line in said[before:]:
        print(f"importing {name} {line}")
print("imported", len(own))
"""


def imported(tree: ast.Module) -> set[str]:
    """Top names of everything a module imports, inside functions as well; ``.x`` stays at home."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_every_part_imports_only_what_stands_below_it() -> None:
    wrong = [
        f"{project.name(path)} imports {other}"
        for path in project.houses()
        for other in sorted(imported(project.tree(path)) & {*project.HOUSES, "tests"})
        if other not in MAY_IMPORT[project.house(path)]
    ]
    assert not wrong


def test_only_data_knows_frames_and_data_knows_no_screen() -> None:
    screens = {"dash", "plotly", "flask", "dash_bootstrap_components", "dash_ag_grid", "htpy"}
    for path in project.houses():
        names = imported(project.tree(path))
        if project.house(path) == "data":
            assert not names & screens, project.name(path)
        else:
            assert "pandas" not in names, project.name(path)


def test_the_data_package_has_one_door() -> None:
    wrong = [
        f"{project.name(path)} imports {node.module}"
        for path in project.houses()
        if project.house(path) != "data"
        for node in ast.walk(project.tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("data.")
    ]
    assert not wrong


def test_importing_opens_no_file_of_the_project_and_makes_no_app() -> None:
    modules = [project.module(path) for path in project.houses()]
    own = [name for name in modules if not name.endswith("__main__")]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(project.ROOT), *own],
        capture_output=True,
        text=True,
        check=False,
        cwd=project.ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"imported {len(own)}"]


def test_a_start_loads_nothing_that_only_downloads_migrations_and_intake_need() -> None:
    late = ["openpyxl", "pptx", "docx", "lxml", "alembic", "python_calamine"]
    late += ["data.intake.bulletin"]
    probe = f"import sys, app; print(*[name for name in {late} if name in sys.modules])"
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=project.ROOT)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
