"""`leertraject logbook`: recompute the chain, and hand the logbook over so that others can."""

import argparse
import os
import re
import sys
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

from leertraject.config import starting
from leertraject.config.trouble import WRONG_CALL, Trouble


def verify(chosen: argparse.Namespace) -> int:
    """Says whether the chain holds. Raises Trouble with the first entry that does not, or without the noted hash."""
    noted = _noted(chosen.since)
    starting.start_django(data=chosen.data, existing=True)
    from leertraject.logbook import chain

    with starting.database():
        found = chain.verify(noted=noted or chain.START, kept_since=kept_since())
    if found.first_broken is not None:
        raise Trouble(
            f"De keten van het logboek klopt niet vanaf regel {found.first_broken}; de {found.sealed} regels"
            f" ervoor kloppen, en {found.unsealed} zijn nog niet verzegeld."
        )
    if found.early is not None:
        raise Trouble(f"Regel {found.early} van het logboek is geleegd voordat zijn termijn voorbij kan zijn.")
    if found.after_noted is None:
        raise Trouble(
            "De controlewaarde bij --since komt niet voor: de keten is afgekapt of opnieuw gemaakt,"
            " of hier is een oudere back-up teruggezet."
        )
    print(
        f"De keten van het logboek klopt: {found.sealed} verzegeld (waarvan {found.emptied} leeg, want hun termijn is"
        f" voorbij), {found.unsealed} nog niet."
    )
    if noted:
        print(f"De bewaarde controlewaarde staat in de keten; daarna kwamen er {found.after_noted} bij.")
    print(f"Laatste controlewaarde: {found.last}")
    print("Bewaar haar buiten deze machine; met --since blijkt later of er niets is afgekapt of herschreven.")
    return 0


def kept_since() -> datetime:
    """Returns the moment from which no entry of the logbook can have reached the end of its term."""
    from django.utils import timezone

    from leertraject.kernel import clock
    from leertraject.privacy import retention

    day = retention.term("logboek").began_by(timezone.localdate(clock.now()))
    return timezone.make_aware(datetime.combine(day, time.max))


def export(chosen: argparse.Namespace) -> int:
    """Writes the logbook as lines of JSON, to a new file that only this user can read, or to standard output."""
    starting.start_django(data=chosen.data, existing=True)
    from leertraject.kernel import snapshot
    from leertraject.logbook import chain

    with starting.database(), snapshot.of_one_moment():
        if chosen.file == "-":
            sys.stdout.writelines(f"{line}\n" for line in chain.exported())
            return 0
        _write(Path(chosen.file), chain.exported())
    print(f"Het logboek staat in {chosen.file}; docs/verify_logbook.py rekent het na zonder Leertraject.")
    return 0


def _write(path: Path, lines: Iterable[str]) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Trouble(f"{path} is er al; geef een andere naam.", code=WRONG_CALL) from error
    except OSError as error:
        raise Trouble(f"In {path} kan ik niet schrijven; geef een andere plaats.", code=WRONG_CALL) from error
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise Trouble(f"In {path} kon niet alles geschreven worden; is de schijf vol?") from error


def _noted(given: str | None) -> str | None:
    if given is None:
        return None
    if not re.fullmatch(r"[0-9a-fA-F]{64}", given.strip()):
        raise Trouble(
            "Bij --since hoort een controlewaarde: 64 cijfers en letters van a tot en met f.", code=WRONG_CALL
        )
    return given.strip().lower()
