"""What the guards look at: packages, files, modules."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "leertraject"
# From high to low; `analysis` has no models and no urls.
PACKAGES = (
    "config",
    "home",
    "effects",
    "lookback",
    "reflections",
    "assignments",
    "feedback",
    "stopping",
    "buddies",
    "joining",
    "opgaven",
    "programmes",
    "notices",
    "people",
    "privacy",
    "logbook",
    "ui",
    "kernel",
)
APPS = frozenset(PACKAGES) - {"config"}


def rank(package: str) -> int:
    """Returns the height of a package; imports and foreign keys go to a lower one."""
    return len(PACKAGES) - PACKAGES.index(package)


def kept_files(root: Path = ROOT) -> Iterator[Path]:
    """Yields every file that is, or would be, kept in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout
    for name in sorted(set(filter(None, listed.split("\0")))):
        if (root / name).is_file():
            yield root / name


def modules(folder: Path = SOURCE) -> Iterator[Path]:
    """Yields the product's own Python files, without tests and migrations."""
    for path in sorted(folder.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(folder).parts):
            yield path


def dotted(path: Path, root: Path = ROOT) -> str:
    """Returns the dotted name of a module file."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
