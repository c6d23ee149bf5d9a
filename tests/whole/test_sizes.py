"""Small enough to be read at one sitting."""

from __future__ import annotations

import ast
import re

from tests import project

FILE, FUNCTION, LAYOUT, CALLBACK_INPUTS, FLAGS = 300, 40, 60, 5, 2


def functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {
        project.name(path): lines
        for path in project.files(".py", ".js", ".css", ".sh")
        if "vendor" not in path.parts
        and not path.name.endswith(".min.js")
        and (lines := len(project.text(path).splitlines())) > FILE
    }
    assert not long


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        f"{project.name(path)}:{node.lineno} {node.name}": lines
        for path in project.files(".py")
        for node in functions(project.tree(path))
        if (lines := (node.end_lineno or 0) - node.lineno + 1)
        > (LAYOUT if node.name == "layout" else FUNCTION)
    }
    assert not long


def test_no_part_takes_more_than_two_flags() -> None:
    many = [
        f"{project.name(path)}:{node.lineno} {node.name}"
        for path in project.houses()
        for node in functions(project.tree(path))
        if sum(
            isinstance(arg.annotation, ast.Name) and arg.annotation.id == "bool"
            for arg in [*node.args.args, *node.args.kwonlyargs]
        )
        > FLAGS
    ]
    assert not many


def test_every_module_states_its_contract() -> None:
    silent = [
        project.name(path)
        for path in project.files(".py")
        if project.text(path).strip() and not ast.get_docstring(project.tree(path))
    ]
    assert not silent


def test_no_machine_path_stands_in_a_file() -> None:
    # Written in two parts, or this very line would be found.
    path = re.compile(r"(?<![\w.$])/(?:" + "work|root|tmp|home)/" + r"\w")
    wrong = [
        f"{project.name(file)}:{number}: {line.strip()[:80]}"
        for file in project.files(".py", ".js", ".css", ".md", ".toml", ".txt", ".yaml", "Makefile")
        for number, line in enumerate(project.text(file).splitlines(), start=1)
        if path.search(line)
    ]
    assert not wrong
