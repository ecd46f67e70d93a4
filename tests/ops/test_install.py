"""`tools/install.py`: what it says when something is missing, and that it does nothing twice."""

import importlib.util
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.ops.running import ROOT


@pytest.fixture
def install(tmp_path, monkeypatch):
    """The module, with its environment in a folder of the test and a pip that writes down that it was called."""
    spec = importlib.util.spec_from_file_location("install_under_test", ROOT / "tools" / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(module, "LOG", venv / "install.log")

    def make_venv() -> None:
        (venv / "bin").mkdir(parents=True)
        (venv / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        (venv / "bin" / "pip").write_text(f"#!{venv}/bin/python\n")
        fake(tmp_path, "")

    module.real_make_venv = module.make_venv
    monkeypatch.setattr(module, "make_venv", make_venv)
    return module


def fake(tmp_path, says: str, code: int = 0) -> None:
    """Makes the environment's Python a script: it has a version, and a pip that says something and ends with a code."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f"""#!/bin/sh
case "$1" in -c) echo 3.11; exit 0;; esac
echo "$@" >> {tmp_path}/calls
cat <<'END'
{says}
END
exit {code}
""")
    python.chmod(0o755)


def _calls(tmp_path) -> int:
    file = tmp_path / "calls"
    return len([line for line in file.read_text().splitlines() if line.startswith("-m pip ")]) if file.exists() else 0


def test_it_installs_once_and_again_only_for_other_packages(install, tmp_path, monkeypatch):
    assert install.main([]) == 0
    assert install.main([]) == 0
    assert _calls(tmp_path) == 1
    assert "--require-hashes" in (tmp_path / "calls").read_text()
    assert install.main(["--tests"]) == 0
    assert _calls(tmp_path) == 2
    monkeypatch.setattr(install, "fingerprint", lambda requirements, version: "other packages")
    assert install.main([]) == 0
    assert _calls(tmp_path) == 3


def test_the_command_line_is_placed_without_a_build(install, tmp_path):
    install.main([])
    script = tmp_path / ".venv" / "bin" / "leertraject"
    assert script.read_text().startswith(f"#!{tmp_path}/.venv/bin/python\n")
    assert os.access(script, os.X_OK)
    (path_file,) = (tmp_path / ".venv").rglob("leertraject.pth")
    assert path_file.read_text() == f"{ROOT}\n"


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        ("NewConnectionError: Failed to establish a new connection", "niet op te halen"),
        ("ERROR: No matching distribution found for Django==5.2.19", "niet op te halen"),
        ("ERROR: something else", "niet te installeren: ERROR: something else"),
        ("OSError: [Errno 28] No space left on device", "De schijf is vol"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n  Got 1234", "niet de inhoud die erbij hoort"),
    ],
)
def test_a_failure_of_pip_is_one_sentence_and_leaves_no_stamp(install, tmp_path, capsys, says, sentence):
    install.main([])
    fake(tmp_path, says, code=1)
    assert install.main(["--tests"]) == 1
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1
    fake(tmp_path, "")
    before = _calls(tmp_path)
    assert install.main(["--tests"]) == 0
    assert _calls(tmp_path) == before + 1


def test_an_old_python_is_told_apart(install, capsys, monkeypatch):
    monkeypatch.setattr(install, "sys", SimpleNamespace(version_info=(3, 9, 2), stderr=sys.stderr))
    assert install.main([]) == 1
    assert "heeft Python 3.11 of nieuwer nodig, niet 3.9;" in capsys.readouterr().err


def test_a_python_without_venv_is_told_apart(install, capsys, monkeypatch):
    monkeypatch.setattr(install, "make_venv", install.real_make_venv)
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda name: None)
    assert install.main([]) == 1
    assert "nog de module venv" in capsys.readouterr().err


def test_a_folder_that_may_not_be_written_is_told_apart(install, capsys, monkeypatch):
    def forbidden() -> None:
        raise PermissionError(13, "denied", "/opt/leertraject/.venv")

    monkeypatch.setattr(install, "make_venv", forbidden)
    assert install.main([]) == 1
    assert "In /opt/leertraject/.venv mag deze gebruiker niet schrijven" in capsys.readouterr().err


def test_an_environment_that_was_moved_or_lost_its_python_is_made_again(install, tmp_path):
    install.main([])
    pip = tmp_path / ".venv" / "bin" / "pip"
    assert install.made_here()
    assert install.version_inside()
    pip.write_text("#!/elsewhere/.venv/bin/python\n")
    assert not install.made_here()
    (tmp_path / ".venv" / "bin" / "python").unlink()
    assert install.version_inside() == ""
    os.symlink("/usr/bin/false", tmp_path / ".venv" / "bin" / "python")
    assert install.version_inside() == ""


def test_an_older_python_can_read_the_file():
    import ast

    ast.parse((ROOT / "tools" / "install.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_make_names_its_targets():
    done = subprocess.run(
        ["make", "-n", "run", "PORT=8123", "DATA=/tmp/een map"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert '--port 8123 --data "/tmp/een map"' in done.stdout
