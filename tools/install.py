"""Makes `.venv` with the command line `leertraject` in it: `python3 tools/install.py [--tests | --proof]`.

Needs nothing but Python 3.11 with its venv module. A stamp remembers what was installed, so a second run costs a few
milliseconds and no network. Every failure is one Dutch sentence on stderr and exit code 1.

Written so that Python 3.6 can still read it and say that it is too old.
"""

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "install.log"

# Fails in an environment whose Python was replaced by another minor version: then it has no packages.
ASK = "import sys, pip; print('%d.%d' % sys.version_info[:2]); sys.exit(sys.version_info < (3, 11))"

SCRIPT = """\
#!{python}
import sys

from leertraject.config.cli import main

sys.exit(main())
"""

# What is installed for whom; the last comes on top of the one before.
MORE = {"--tests": "requirements-test.txt", "--proof": "requirements-proof.txt"}

# What pip says when the registry did not answer, or does not know a package.
UNREACHABLE = ("NewConnectionError", "ConnectTimeout", "ReadTimeout", "Max retries", "No matching", "ProxyError")


class Missing(Exception):
    """Something this machine lacks. `str(error)` is one Dutch sentence."""


def main(arguments):
    if sys.version_info < NEEDED:
        found = ".".join(str(part) for part in sys.version_info[:2])
        sys.stderr.write(
            f"Leertraject heeft Python 3.11 of nieuwer nodig, niet {found}; geef een nieuwere met PYTHON=.\n"
        )
        return 1
    wanted = next((file for flag, file in MORE.items() if flag in arguments), "requirements.txt")
    try:
        with open(__file__, encoding="utf-8") as lock:
            # Two makes at once: the second waits and then finds the stamp.
            fcntl.flock(lock, fcntl.LOCK_EX)
            install(ROOT / wanted)
    except Missing as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except PermissionError as error:
        sys.stderr.write(f"In {error.filename} mag deze gebruiker niet schrijven; geef de map aan wie installeert.\n")
        return 1
    return 0


def install(requirements):
    """Brings `.venv` up to what `requirements` asks. Raises Missing."""
    stamp = VENV / f"{requirements.stem}.stamp"
    version = version_inside()
    if version and stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(requirements, version):
        return
    if not version or not made_here():
        make_venv()
        version = version_inside()
    fill(requirements)
    place_command()
    stamp.write_text(fingerprint(requirements, version), encoding="utf-8")


def fingerprint(requirements, version):
    """Names what the environment depends on: the packages, its Python, the place."""
    digest = hashlib.sha256(requirements.read_bytes() + Path(__file__).read_bytes()).hexdigest()
    return f"{digest} {version} {ROOT}\n"


def version_inside():
    """Returns the version of the environment's Python, or "" when there is none that starts and is new enough."""
    try:
        asked = subprocess.run([str(PYTHON), "-c", ASK], capture_output=True)
    except OSError:
        return ""
    return asked.stdout.decode().strip() if asked.returncode == 0 else ""


def made_here():
    """Says whether the environment was made at this place, for its scripts name it, and has a pip."""
    script = VENV / "bin" / "pip"
    return script.exists() and str(VENV) in script.read_text(encoding="utf-8")[:400]


def make_venv():
    """Makes an empty environment. Raises Missing when Python came without its venv module."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Missing(no_venv())
    print("De omgeving wordt gemaakt…", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        if "ensurepip" in made.stdout + made.stderr:
            raise Missing(no_venv())
        raise Missing(f"De omgeving {VENV} kan niet gemaakt worden: {last_line(made.stderr or made.stdout)}")


def no_venv():
    return (
        "Bij deze Python hoort nog de module venv; installeer die eerst"
        f" (op Debian en Ubuntu: apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv)."
    )


def fill(requirements):
    """Installs the packages, each checked against its hash. Raises Missing.

    Python compiles what it imports when it first does: a third of the time that compiling everything would take.
    """
    print("De pakketten worden geïnstalleerd…", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-compile", "--no-input", "--retries", "2"]
    command += ["--disable-pip-version-check", "--require-hashes", "-r", str(requirements)]
    environment = {name: value for name, value in os.environ.items() if name not in ("PIP_USER", "PYTHONPATH")}
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, env=environment, cwd=str(ROOT))
    if done.returncode:
        said = LOG.read_text(encoding="utf-8", errors="replace")
        if any(sign in said for sign in UNREACHABLE):
            raise Missing(
                f"De pakketten zijn niet op te halen; kijk of deze machine bij het pakketregister kan (zie {LOG})."
            )
        if "DO NOT MATCH THE HASHES" in said:
            raise Missing(
                f"Een pakket heeft niet de inhoud die erbij hoort, dus er is niets geïnstalleerd (zie {LOG})."
            )
        if "No space left" in said:
            raise Missing("De schijf is vol; maak ruimte en probeer het opnieuw.")
        raise Missing(f"De pakketten zijn niet te installeren: {last_line(said)} (zie {LOG}).")


def place_command():
    """Puts `leertraject` on the environment's path: a path file and a script, no build."""
    (packages,) = (VENV / "lib").glob("python3*/site-packages")
    (packages / "leertraject.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    script = VENV / "bin" / "leertraject"
    script.write_text(SCRIPT.format(python=PYTHON), encoding="utf-8")
    script.chmod(0o755)


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "zonder uitleg"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
