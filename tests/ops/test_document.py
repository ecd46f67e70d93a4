"""`leertraject document`: paragraphs on standard output and nothing else there; a file is read in another process."""

import json

import pytest

from leertraject.analysis.documents.tests import files
from leertraject.config import cli
from leertraject.kernel import confined
from tests.ops import running

NOTE = "Wonen in de stad.\n\nWe bouwen in elke wijk."


@pytest.fixture
def called(capsys):
    def call(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def here(monkeypatch):
    """Reads in this process: how it is done elsewhere is shown once, and costs a start of Python."""

    def run(function, data, *, seconds):
        from leertraject.analysis import documents

        assert (function, seconds) == ("leertraject.analysis.documents:answered", documents.SECONDS)
        return documents.answered(data)

    monkeypatch.setattr(confined, "run", run)


def test_paragraphs_as_json_from_standard_input_in_a_process_of_its_own(tmp_path):
    env = running.environment(tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    page = files.pdf(files.at(50, 700, "Één alinea met één é."))
    done = running.run("document", "-", "--json", env=env, given=page)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == [{"number": 1, "page": 1, "text": "Één alinea met één é."}]


def test_a_document_to_read(called, here, tmp_path):
    file = tmp_path / "nota.md"
    file.write_text(f"# Nota\n\n{NOTE}\fDe tweede bladzijde.", encoding="utf-8")
    code, out, err = called("document", str(file))
    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()] == [
        line.split()
        for line in (
            "Nota", "", "-- bladzijde 1", "1 # Nota", "2 Wonen in de stad.", "3 We bouwen in elke wijk.",
            "-- bladzijde 2", "4 De tweede bladzijde.",
        )
    ]  # fmt: skip


def test_what_was_not_read_is_said_beside_it(called, here, tmp_path):
    file = tmp_path / "nota.pdf"
    file.write_bytes(files.pdf(files.at(50, 700, "Tekst."))[: -len("%%EOF\n")])
    code, out, err = called("document", str(file), "--json")
    assert code == 0 and json.loads(out)[0]["text"] == "Tekst."
    assert err == "Het einde van dit bestand ontbreekt. Kijk na of alle bladzijden er zijn.\n"


def test_a_refusal_is_a_sentence_and_code_1(called, here, tmp_path, monkeypatch):
    file = tmp_path / "leeg.pdf"
    file.write_bytes(b"")
    code, out, err = called("document", str(file), "--json")
    assert (code, out) == (1, "") and err.startswith("Dit bestand is leeg.") and err.count("\n") == 1

    def ended(*_: object, **__: object) -> bytes:
        raise confined.TooMuch("ended with -9")

    monkeypatch.setattr(confined, "run", ended)
    code, out, err = called("document", str(file), "--json")
    assert (code, out) == (1, "") and err.startswith("Dit bestand is beschadigd of vraagt te veel")
