"""`make test`: the whole suite in parallel, then the checks that read the code. Arguments go to pytest.

Everything runs, also after a failure; the exit code is 1 when anything failed. `--only-tests` leaves the checks out.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"


def main(arguments: list[str]) -> int:
    """Runs every step and prints one line per step."""
    only_tests = "--only-tests" in arguments
    passed_on = [argument for argument in arguments if argument != "--only-tests"]
    workers = os.environ.get("TEST_WORKERS") or str(max(2, os.cpu_count() or 2))
    steps = [("pytest", [BIN / "python", "-m", "pytest", "-n", workers, "--dist", "worksteal", *passed_on])]
    if not only_tests:
        steps += [
            ("ruff", [BIN / "ruff", "check", "--no-cache", "."]),
            ("format", [BIN / "ruff", "format", "--no-cache", "--check", "--quiet", "."]),
        ]
        steps.append(("types", [BIN / "python", "-m", "mypy", "--no-incremental", "leertraject", "bench"]))
        if (ROOT / ".importlinter").is_file() or "[tool.importlinter]" in (ROOT / "pyproject.toml").read_text("utf-8"):
            steps.append(("imports", [BIN / "lint-imports", "--no-cache"]))
    results = [(name, *run(command)) for name, command in steps]
    print()
    for name, code, seconds in results:
        note = "" if code in (0, 1) else f"  (code {code})"
        print(f"{'ok' if code == 0 else 'FAILED':7} {name:8} {seconds:6.1f} s{note}")
    return 1 if any(code for _, code, _ in results) else 0


def run(command: list[object]) -> tuple[int, float]:
    """Runs one command in the root and returns its exit code and how long it took, in seconds."""
    began = time.monotonic()
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    return done.returncode, time.monotonic() - began


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
