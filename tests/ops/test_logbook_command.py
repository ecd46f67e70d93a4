"""`leertraject logbook`: verify and export, on a real database, as an operator calls them."""

import stat
import subprocess
import sys

import pytest

from leertraject.kernel import clock
from leertraject.logbook import chain
from leertraject.logbook.models import Entry, Seal
from leertraject.logbook.tests import build
from tests.ops import running

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def called(tmp_path):
    """Runs `leertraject logbook` in the database of this test; returns exit code, output and errors."""

    def call(*words: str) -> tuple[int, str, str]:
        done = running.run("logbook", *words, env=running.in_test_database(tmp_path))
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


def test_a_whole_chain_is_told_with_its_last_digest(called):
    build.sealed(3, now=clock.now())
    build.written(1, now=clock.now())
    noted = chain.verify().last
    code, out, err = called("verify")
    assert (code, err) == (0, "")
    assert "klopt: 3 verzegeld (waarvan 0 leeg, want hun termijn is voorbij), 1 nog niet." in out
    assert f"Laatste controlewaarde: {noted}\n" in out
    build.sealed(1, now=clock.now())
    code, out, _ = called("verify", "--since", noted.upper())
    assert (code, "daarna kwamen er 2 bij" in out) == (0, True)


def test_what_does_not_hold_is_one_sentence_and_exit_code_1(called):
    entries = build.sealed(4, now=clock.now())
    noted = chain.verify().last
    Entry.objects.filter(pk=entries[3].pk).update(**build.EMPTY)
    code, out, err = called("verify")
    assert (code, out) == (1, "")
    assert err == f"Regel {entries[3].pk} van het logboek is geleegd voordat zijn termijn voorbij kan zijn.\n"
    Seal.objects.filter(entry=entries[3]).delete()
    code, _, err = called("verify", "--since", noted)
    assert (code, "afgekapt of opnieuw gemaakt" in err, err.count("\n")) == (1, True, 1)
    Entry.objects.filter(pk=entries[1].pk).update(verb="nothing_happened")
    code, _, err = called("verify")
    assert (code, f"niet vanaf regel {entries[1].pk};" in err, err.count("\n")) == (1, True, 1)


def test_an_export_is_private_and_holds_for_the_outside_script(called, tmp_path):
    build.sealed(3, now=clock.now())
    file = tmp_path / "logboek.jsonl"
    assert called("export", str(file))[0] == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    script = [sys.executable, str(running.ROOT / "docs" / "verify_logbook.py"), str(file)]
    done = subprocess.run([*script, "--since", chain.verify().last], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert called("export", "-")[1] == file.read_text(encoding="ascii")
    code, _, err = called("export", str(file))
    assert (code, err) == (2, f"{file} is er al; geef een andere naam.\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "--since", "abc"), "Bij --since hoort een controlewaarde"),
        ((), "Er ontbreekt: opdracht."),
        (("export",), "Er ontbreekt: BESTAND."),
        (("export", "/nergens/logboek"), "In /nergens/logboek kan ik niet schrijven"),
    ],
)
def test_a_wrong_call_is_one_sentence(called, words, says):
    code, out, err = called(*words)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
