"""`leertraject keys`: a new master key, changing to it, and whether every key opens."""

import argparse
import base64
from collections.abc import Iterator
from contextlib import contextmanager

from leertraject.config import starting
from leertraject.config.trouble import Trouble


def new(chosen: argparse.Namespace) -> int:
    """Prints a fresh master key, for a vault."""
    from leertraject.privacy import crypto

    print(base64.b64encode(crypto.new_key()).decode())
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Opens every key and counts what does not open, is missing or is of nothing. Raises Trouble."""
    with _started(chosen):
        from leertraject.privacy import checking

        found = checking.check()
    wrong = [
        f"{count} {says}"
        for count, says in (
            (found.elsewhere, "sleutels van mensen horen bij een hoofdsleutel die hier niet is"),
            (found.shut_persons, "sleutels van mensen gaan niet open"),
            (found.shut_boxes, "sleutels van teksten gaan niet open"),
            (found.missing, "teksten hebben geen sleutel meer"),
            (found.orphans, "sleutels horen bij geen enkele tekst"),
        )
        if count
    ]
    if wrong:
        raise Trouble(f"De sleutels kloppen niet: {'; '.join(wrong)}.")
    print(f"Alle sleutels gaan open: {found.persons} van mensen, {found.boxes} van teksten.")
    return 0


def rotate(chosen: argparse.Namespace) -> int:
    """Changes to a new master key, or goes on where a change was broken off. Raises Trouble.

    The source first holds both keys, then the database says that the new one locks, then every key is locked again,
    and only then the old key goes. A process that runs meanwhile finds the new key in the source by itself.
    """
    with _started(chosen), starting.alone():
        from leertraject.kernel import clock
        from leertraject.privacy import keyring, masterkey

        masterkey.forget()
        row = keyring.made(now=clock.now())
        before, after = row.previous, _target()
        if after is None:
            print("De vorige wisseling was niet af en gaat nu verder.")
            after = row.master
        else:
            before = row.master
            _change(after)
        again, shut = _lock_all_again()
        if shut:
            raise Trouble(
                f"De sleutel van {shut} mensen gaat niet open, dus de oude hoofdsleutel {before} blijft nodig;"
                " `leertraject keys check` telt ze."
            )
        _drop_others(after)
    print(f"Hoofdsleutel {after} is nu in gebruik; {again} sleutels zijn opnieuw op slot gedaan.")
    print(_what_next(before))
    return 0


def _target() -> str | None:
    """Returns the name of the key to change to, made when the keys stand in a file; None to finish a broken change."""
    from leertraject.privacy import crypto, masterkey
    from leertraject.privacy.models import Keyring, PersonKey

    row = Keyring.objects.get()
    ring = masterkey.ring()
    if row.master not in ring:
        raise Trouble(f"De hoofdsleutel {row.master}, waar deze database mee werkt, is hier niet; zet hem terug.")
    fresh = [name for name in ring if name not in (row.master, row.previous)]
    if PersonKey.objects.exclude(master=row.master).exists():
        return None
    if len(fresh) > 1:
        raise Trouble("Er zijn meer nieuwe hoofdsleutels dan één; laat alleen de oude en één nieuwe staan.")
    if fresh:
        return fresh[0]
    if not masterkey.is_file():
        raise Trouble(
            "Zet eerst een nieuwe hoofdsleutel achter de huidige, met een spatie ertussen, en haal een oudere weg;"
            " `leertraject keys new` maakt er een."
        )
    if row.previous in ring:
        return None
    key = crypto.new_key()
    masterkey.keep_in_file([*ring.values(), key])
    return crypto.fingerprint(key)


def _change(to: str) -> None:
    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.privacy import commands

    commands.change_master(to=to, by=SYSTEM, now=clock.now())


def _lock_all_again() -> tuple[int, int]:
    """Returns how many keys were locked again and how many do not open."""
    from leertraject.privacy import commands
    from leertraject.privacy.models import Keyring, PersonKey

    total = PersonKey.objects.exclude(master=Keyring.objects.get().master).count()
    shut = 0
    last, count = commands.lock_again()
    while last is not None:
        shut += count
        last, count = commands.lock_again(after=last)
    return total - shut, shut


def _drop_others(name: str) -> None:
    from leertraject.privacy import masterkey

    if masterkey.is_file():
        masterkey.keep_in_file([masterkey.ring()[name]])


def _what_next(before: str) -> str:
    from leertraject.privacy import masterkey

    kept = f"houd de oude ({before}) daar tot er een nieuwe back-up is."
    if masterkey.is_file():
        return f"Leg een kopie van {masterkey.path()} in je kluis en {kept}"
    return f"Haal de oude sleutel ({before}) weg waar hij vandaan kwam, maar laat hem in je kluis: {kept}"


@contextmanager
def _started(chosen: argparse.Namespace) -> Iterator[None]:
    """Django with this data; what is wrong with keys or database is one sentence."""
    starting.start_django(data=chosen.data, existing=True)
    from leertraject.privacy import crypto, masterkey

    try:
        with starting.database():
            yield
    except masterkey.NoMasterKey as error:
        raise Trouble(str(error)) from error
    except crypto.Unreadable as error:
        raise Trouble("De sleutel van de back-ups gaat niet open met deze hoofdsleutel.") from error
