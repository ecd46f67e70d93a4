"""Any bytes for one reader, chosen by what they reach in its code: `python -m tests.proofs.reading docx --runs 100000`.

Ends at once with the bytes that were neither read nor refused, that took twenty seconds, or for which this process
needed more than 512 MiB.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import atheris

LOOKED_AT = ["leertraject.analysis", "leertraject.notices.links", "leertraject.people.passkeys", "fido2"]
MEMORY, SECONDS_EACH, LONGEST = 512, 20, 60_000


def main(words: list[str]) -> None:
    """Runs until so many inputs were tried or so many seconds went by."""
    asked = argparse.ArgumentParser(prog="python -m tests.proofs.reading")
    asked.add_argument("reader")
    asked.add_argument("--runs", type=int, default=100_000)
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args(words)
    os.environ.update(
        LEERTRAJECT_TESTING="1", LEERTRAJECT_DATA=tempfile.mkdtemp(), LEERTRAJECT_SECRET_KEY="for a proof"
    )
    with atheris.instrument_imports(
        include=["leertraject.analysis", "leertraject.notices.links", "leertraject.people.passkeys", "fido2"]
    ):
        from leertraject.config import starting

        starting.start_django()
        from tests.proofs.readers import readers

        reader = readers()[options.reader]
    corpus = Path(tempfile.mkdtemp(prefix=f"proof-{options.reader}-"))
    for number, seed in enumerate(reader.seeds):
        (corpus / f"seed{number}").write_bytes(seed)
    limits = [f"-rss_limit_mb={MEMORY}", f"-timeout={SECONDS_EACH}", f"-max_len={LONGEST}", "-print_final_stats=1"]
    ends = [f"-runs={options.runs}", f"-max_total_time={options.seconds}", f"-seed={options.seed}"]
    atheris.Setup([sys.argv[0], *limits, *ends, f"-artifact_prefix={corpus}/", str(corpus)], reader.once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
