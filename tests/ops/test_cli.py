import io
import json
import os
import subprocess
import sys

import pytest

from leertraject.config import cli, listing
from tests.ops import running

VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Daan van ’t Hof>Ja hoor.</v>\n"


@pytest.fixture
def called(capsys):
    """Calls the command line in this process; returns exit code, stdout and stderr."""

    def call(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def _one_sentence(text: str) -> bool:
    return text.endswith(".\n") and text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Er ontbreekt: opdracht."),
        (("dans",), "'dans' bestaat niet; kies uit 'serve'"),
        (("doctor", "--snel"), "Dit hoort er niet bij: --snel."),
        (("doctor", "iets"), "Dit hoort er niet bij: iets."),
        (("serve", "--port"), "Bij --port hoort een waarde."),
        (("serve", "--port", "tachtig"), "Bij --port hoort een getal, niet 'tachtig'."),
        (("serve", "--port", "0"), "niet 0."),
        (("serve", "--port", "65536"), "niet 65536."),
        (("serve", "--processes", "0"), "minstens één webproces"),
        (("serve", "--host", "dijkerveen.example"), "hoort een IP-adres van deze machine of localhost"),
        (("serve", "--por", "8001"), "Dit hoort er niet bij: --por 8001."),
        (("transcript",), "Er ontbreekt: BESTAND."),
        (("transcript", "/nergens/gesprek.vtt"), "Het bestand /nergens/gesprek.vtt is er niet."),
        (("transcript", "/"), "/ is een map; geef één bestand."),
        (("transcript", "een\0nul"), "is niet te lezen."),
        (("document", "/nergens/nota.pdf"), "Het bestand /nergens/nota.pdf is er niet."),
    ],
)
def test_a_wrong_call_is_one_dutch_sentence(called, words, says):
    code, out, err = called(*words)
    assert code == (1 if "\0" in "".join(words) else 2)
    assert says in err
    assert _one_sentence(err)
    assert out == ""


def test_a_data_folder_that_is_a_file_is_a_wrong_call(tmp_path):
    (tmp_path / "var").write_text("")
    for words in (("doctor",), ("worker",), ("demo",), ("serve", "--port", "1")):
        done = running.run(*words, "--data", str(tmp_path / "var"), env=running.environment(tmp_path))
        assert done.returncode in (1, 2), words
        assert _one_sentence(done.stderr.decode()), done.stderr
        assert done.stdout == b""


@pytest.mark.parametrize("words", [("--help",), ("serve", "-h"), ("transcript", "--help"), ("doctor", "--help")])
def test_help_is_dutch(capsys, words):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("gebruik: leertraject")
    assert "toont deze uitleg" in text
    for english in ("usage", "options:", "positional", "show this help"):
        assert english not in text


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out.strip() == cli.__version__


def test_something_unforeseen_is_a_class_and_a_place_and_no_words(called, monkeypatch):
    def fall(*_: object, **__: object) -> int:
        raise LookupError("wat Youssef vertelde")

    monkeypatch.setattr(listing, "show", fall)
    code, _, err = called("transcript", "x")
    assert code == 1
    assert "builtins.LookupError in leertraject/config/cli.py:" in err
    assert _one_sentence(err)
    assert "Youssef" not in err


def test_ctrl_c_ends_without_words(called, monkeypatch):
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "show", interrupted)
    assert called("transcript", "x") == (130, "", "")


def test_a_transcript_as_json(called, tmp_path):
    file = tmp_path / "gesprek.vtt"
    file.write_text(VTT, encoding="utf-8")
    code, out, err = called("transcript", str(file), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == [{"index": 1, "start": 1.0, "end": 2.5, "speaker": "Daan van ’t Hof", "text": "Ja hoor."}]
    assert "’" in out


def test_a_transcript_to_read(called, tmp_path):
    (tmp_path / "vtt.vtt").write_text(VTT.replace("00:00:0", "01:02:0"), encoding="utf-8")
    (tmp_path / "txt.txt").write_text("Fenna: Kan iedereen mij horen?\nDaan: Ja.\n", encoding="utf-8")
    assert called("transcript", str(tmp_path / "vtt.vtt"))[1] == "01:02:01 Daan van ’t Hof: Ja hoor.\n"
    assert called("transcript", str(tmp_path / "txt.txt"))[1].splitlines()[0] == (
        "--:--:-- Fenna: Kan iedereen mij horen?"
    )


def test_a_transcript_that_cannot_be_read_names_line_and_cause(called, tmp_path):
    file = tmp_path / "kapot.vtt"
    file.write_text("WEBVTT\n\n00:00:99.000 --> ooit\nHallo\n", encoding="utf-8")
    code, out, err = called("transcript", str(file), "--json")
    assert (code, out) == (1, "")
    assert err.startswith("Regel ")
    assert _one_sentence(err)


def test_a_file_that_may_not_be_read_is_found_wrong(called, monkeypatch):
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(listing.Path, "open", closed)
    code, _, err = called("transcript", "gesprek.vtt")
    assert (code, err) == (1, "Het bestand gesprek.vtt mag deze gebruiker niet lezen.\n")


def test_an_endless_file_is_refused_without_reading_it_all(called):
    code, _, err = called("transcript", "/dev/zero")
    assert code == 1
    assert _one_sentence(err)


def test_a_transcript_from_standard_input(called, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(VTT.encode())))
    code, out, _ = called("transcript", "-", "--json")
    assert code == 0
    assert json.loads(out)[0]["text"] == "Ja hoor."


def test_a_transcript_is_utf8_whatever_the_terminal_says(tmp_path):
    env = running.environment(tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    done = running.run("transcript", "-", "--json", env=env, given=VTT.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["speaker"] == "Daan van ’t Hof"


def test_reading_a_transcript_loads_no_django(tmp_path):
    program = (
        "import sys; from leertraject.config.cli import main; main(['transcript', '-']); print(sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=VTT.encode(),
        env=running.environment(tmp_path),
        cwd=running.ROOT,
        capture_output=True,
        check=True,
    )
    loaded = done.stdout.decode()
    assert "'leertraject.analysis.transcripts'" in loaded
    assert "'django" not in loaded
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_had_enough_is_no_error(tmp_path):
    long = "WEBVTT\n\n" + "".join(
        f"00:{n // 60:02}:{n % 60:02}.000 --> 00:59:59.000\n<v S{n}>Ja.\n\n" for n in range(3000)
    )
    read, write = os.pipe()
    process = subprocess.Popen(
        [*running.LEERTRAJECT, "transcript", "-"],
        env=running.environment(tmp_path),
        cwd=running.ROOT,
        stdin=subprocess.PIPE,
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    os.close(read)
    _, err = process.communicate(long.encode(), timeout=30)
    assert (process.returncode, err) == (0, b"")


def test_doctor_refuses_a_folder_that_is_not_there_and_makes_nothing(tmp_path):
    folder = tmp_path / "nergens"
    done = running.run("doctor", "--data", str(folder), env=running.environment(tmp_path))
    assert done.returncode == 2
    assert _one_sentence(done.stderr.decode())
    assert not folder.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"LEERTRAJECT_PROXIES": "veel"},
        {"DATABASE_URL": "orakel://ergens"},
        {"LEERTRAJECT_MASTER_KEY": "te kort"},
        {"DATABASE_URL": "postgresql://niemand@127.0.0.1:1/niets"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_setting_is_one_sentence(tmp_path, wrong):
    done = running.run("demo", env=running.environment(tmp_path, **wrong))
    assert done.returncode in (1, 2)
    assert _one_sentence(done.stderr.decode()), done.stderr


def test_a_new_installation_gets_one_first_administrator(tmp_path):
    env = running.environment(tmp_path)
    wrong = running.run("administrator", "Noor Aydin", "noor", env=env)
    assert (wrong.returncode, _one_sentence(wrong.stderr.decode())) == (1, True)
    made = running.run("administrator", "Noor Aydin", "noor@bureau.example", env=env)
    assert (made.returncode, made.stderr) == (0, b"")
    again = running.run("administrator", "Bo Wit", "bo@bureau.example", env=env)
    assert again.returncode == 1
    assert again.stderr.decode() == "Er is al een beheerder; die geeft anderen een account.\n"
    without = running.run("app-off", "noor@bureau.example", env=env)
    assert (without.returncode, without.stderr.decode()) == (1, "Dit account heeft geen app en geen passkeys.\n")
    assert running.run("demo", env=env).returncode == 1
