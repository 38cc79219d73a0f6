"""The source files of a package as syntax, for `benchmarks.structure`; nothing of the package is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

import attrs

Node = TypeVar("Node", bound=ast.AST)


@attrs.frozen
class Module:
    """A source file and its syntax."""

    path: Path
    """From the folder of the package on."""
    lines: Sequence[str]
    nodes: Sequence[ast.AST]
    """All nodes, the module itself first."""

    @property
    def layer(self) -> str:
        """The folder at the top of the package; empty for a module beside those folders."""
        return self.path.parts[0] if len(self.path.parts) > 1 else ""

    @property
    def functions(self) -> list[Function]:
        """All functions, those inside others too; the project has no coroutines."""
        return [Function(module=self, node=node) for node in self.all(ast.FunctionDef)]

    @property
    def imports(self) -> set[str]:
        """Dotted names of what is imported anywhere in it; of `from a import b` both `a` and `a.b`."""
        whole = {alias.name for node in self.all(ast.Import) for alias in node.names}
        parts = [(node.module or "", alias.name) for node in self.all(ast.ImportFrom) for alias in node.names]
        return whole | {home for home, _ in parts} | {f"{home}.{name}" for home, name in parts}

    @property
    def docstring_lines(self) -> int:
        """Lines of docstrings: of the module, its classes and functions, and of what is assigned."""
        return sum(_length(node) for node in self.all(ast.Expr) if _is_text(node))

    def all(self, kind: type[Node]) -> Iterator[Node]:
        """All nodes of a kind."""
        return (node for node in self.nodes if isinstance(node, kind))

    def place(self, node: ast.stmt | ast.expr | ast.arg, what: str = "") -> str:
        """Where a node stands, and what it is."""
        return f"{self.path.as_posix()}:{node.lineno} {what}".rstrip()


@attrs.frozen
class Function:
    """A function where it is defined."""

    module: Module
    node: ast.FunctionDef

    @property
    def code_lines(self) -> int:
        """Lines without decorators, docstring, blanks and comments; with those of the functions inside it."""
        first = self.node.body[0]
        skipped = range(first.lineno, first.lineno + _length(first) if _is_text(first) else first.lineno)
        numbered = enumerate(self.module.lines[self.node.lineno - 1 :][: _length(self.node)], self.node.lineno)
        texts = (line.strip() for number, line in numbered if number not in skipped)
        return sum(bool(text) and not text.startswith("#") for text in texts)

    @property
    def parameters(self) -> list[str]:
        """Names of the parameters, `self` and `cls` aside."""
        given = self.node.args
        every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
        return [parameter.arg for parameter in every if parameter is not None and parameter.arg not in ("self", "cls")]

    def booleans(self, *, positional: bool) -> list[str]:
        """Parameters that are true or false by default: those that may be given by position, or by keyword alone."""
        given = self.node.args
        ends = zip_longest([*given.posonlyargs, *given.args][::-1], given.defaults[::-1])
        pairs = ends if positional else zip(given.kwonlyargs, given.kw_defaults, strict=True)
        return [p.arg for p, value in pairs if isinstance(value, ast.Constant) and isinstance(value.value, bool)]

    def place(self, what: object = "") -> str:
        """Where it stands, its name, and what is said of it."""
        return self.module.place(self.node, f"{self.node.name} {what}")


def read(package: Path) -> list[Module]:
    """Read all modules of a package, in the order of their paths."""
    texts = {path.relative_to(package): path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))}
    return [Module(path, text.splitlines(), list(ast.walk(ast.parse(text)))) for path, text in texts.items()]


def cyclic(modules: Iterable[Module], package: str) -> list[str]:
    """Modules that come back to themselves along imports, those inside functions and for type checkers included."""
    dotted = {".".join((package, *m.path.with_suffix("").parts)).removesuffix(".__init__"): m for m in modules}
    arrows = {name: module.imports & dotted.keys() - {name} for name, module in dotted.items()}
    return [name for name in arrows if name in _reached(name, arrows)]


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = set(arrows[start])
    while ahead:
        reached |= ahead
        ahead = {name for module in ahead for name in arrows[module]} - reached
    return reached


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
