"""Guard 5: every command writes the logbook, or calls one that does, or is listed with a reason.

A command is a public function of a commands module that takes `by` and `now`, or that its folder offers.
"""

import ast
from pathlib import Path

from tests.guards.source import ROOT, dotted, modules

RECORD = "leertraject.logbook.commands.record"
# What does not have to be in the logbook, and why.
UNLOGGED: dict[str, str] = {
    RECORD: "is the logbook",
    f"{RECORD}_all": "is the logbook",
    "leertraject.people.commands.steps.enter_with_passkey": "signing in would show when someone works (decision 10)",
    "leertraject.lookback.commands.holding.save_jotting": "saves a note while it is typed (decision 10)",
    "leertraject.reflections.commands.begin_reflection": "would show who writes (decision 10)",
    "leertraject.reflections.commands.save_passage": "saves a text while it is typed (decision 10)",
    "leertraject.reflections.commands.return_on": "would show who writes (decision 10)",
    "leertraject.assignments.commands.begin_work": "would show who writes (decision 10)",
    "leertraject.assignments.commands.enclose": "would show who writes (decision 10)",
    "leertraject.assignments.commands.take_off": "would show who writes (decision 10)",
    "leertraject.assignments.commands.save_text": "saves a text while it is typed (decision 10)",
    "leertraject.programmes.commands.contributing.contribute": "would show who said something without a name",
    "leertraject.buddies.commands.let_requests_go": "the job notes what it did; who asked whom stands nowhere",
    "leertraject.stopping.commands.begin": "would show who writes (decision 10)",
    "leertraject.stopping.commands.save_text": "saves a text while it is typed (decision 10)",
    "leertraject.feedback.commands.lay_out": "would show who answers (decision 10)",
    "leertraject.feedback.commands.save_text": "saves a text while it is typed (decision 10)",
    "leertraject.feedback.commands.answer": "would show who answers (decision 10)",
    "leertraject.feedback.commands.choose": "would show who answers (decision 10)",
    "leertraject.feedback.commands.withdraw_wish": "would tie a wish to a name (decision 10)",
    "leertraject.feedback.commands.let_go": "would show who answered; `home.commands.let_go` notes the batch",
    "leertraject.logbook.commands.empty_entries": "is the logbook; `home.commands.let_go` notes the batch",
    "leertraject.logbook.commands.seal_entries": "chains entries and changes nothing about anyone",
}


class _Calls(ast.NodeVisitor):
    """The functions that each top-level function of one module calls, as dotted names."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.names: dict[str, str] = {}
        self.calls: dict[str, set[str]] = {}
        self.commands: list[str] = []
        self._inside = ""

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self.names[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self._inside = self._inside, self._inside or f"{self.module}.{node.name}"
        if not outer:
            self.names.setdefault(node.name, self._inside)
            if not node.name.startswith("_") and {"by", "now"} <= {arg.arg for arg in node.args.kwonlyargs}:
                self.commands.append(self._inside)
        self.calls.setdefault(self._inside, set())
        self.generic_visit(node)
        self._inside = outer

    def visit_Call(self, node: ast.Call) -> None:
        name = self._dotted(node.func)
        if self._inside and name:
            self.calls[self._inside].add(name)
        self.generic_visit(node)

    def _dotted(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return self.names.get(node.id, f"{self.module}.{node.id}")
        if isinstance(node, ast.Attribute):
            before = self._dotted(node.value)
            return f"{before}.{node.attr}" if before else ""
        return ""


def silent_commands(root: Path, files: list[Path]) -> list[str]:
    """Returns the public functions of commands modules from which no call leads to the logbook."""
    calls: dict[str, set[str]] = {}
    exports: dict[str, str] = {}
    commands: set[str] = set()
    for path in files:
        module = dotted(path, root)
        found = _Calls(module)
        found.visit(ast.parse(path.read_text(encoding="utf-8")))
        calls |= found.calls
        if path.name == "__init__.py":
            exports |= {f"{module}.{name}": target for name, target in found.names.items()}
        if "commands" in module.split(".")[2:3]:
            commands |= set(found.commands)
    commands |= {target for name, target in exports.items() if ".commands." in name and target in calls}
    logged = {RECORD, f"{RECORD}_all"}
    while True:
        more = {name for name, called in calls.items() if logged & {exports.get(c, c) for c in called}} - logged
        if not more:
            return sorted(commands - logged - set(UNLOGGED))
        logged |= more


def test_every_command_writes_the_logbook() -> None:
    assert silent_commands(ROOT, list(modules())) == []


def test_what_is_listed_exists() -> None:
    existing = set()
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        existing |= {f"{dotted(path)}.{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert set(UNLOGGED) - existing == set()


def test_a_silent_command_is_caught(tmp_path: Path) -> None:
    folder = tmp_path / "leertraject" / "people" / "commands"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("from leertraject.people.commands.roles import give, tidy\n")
    (folder / "roles.py").write_text(
        "from leertraject.logbook import commands as logbook\n"
        "def give(*, by, now):\n    _note(by)\n"
        "def _note(by):\n    logbook.record('gave', by=by)\n"
        "def take(*, by, now):\n    by.save()\n"
        "def tidy():\n    pass\n"
        "def number_of(people):\n    return len(people)\n"
    )
    (folder / "cohorts.py").write_text(
        "from leertraject.people import commands\ndef fill(*, by, now):\n    commands.give(by=by, now=now)\n"
        "def empty(*, by, now):\n    commands.roles.take(by=by, now=now)\n"
    )
    files = sorted(tmp_path.rglob("*.py"))
    assert silent_commands(tmp_path, files) == [
        "leertraject.people.commands.cohorts.empty",
        "leertraject.people.commands.roles.take",
        "leertraject.people.commands.roles.tidy",
    ]
