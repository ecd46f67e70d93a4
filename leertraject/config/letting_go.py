"""`leertraject retention`: lets go what had its time, or says what would go."""

import argparse

from leertraject.config import starting
from leertraject.config.trouble import Trouble


def run(chosen: argparse.Namespace) -> int:
    """Does what the worker does every day, now. With `--dry-run` it only counts. Raises Trouble."""
    starting.start_django(data=chosen.data, existing=True)
    from leertraject.home.retention import running
    from leertraject.kernel import clock
    from leertraject.privacy import masterkey, matrix

    with starting.database():
        try:
            found = running.waiting(now=clock.now()) if chosen.dry_run else running.let_go(now=clock.now())
        except running.Busy as error:
            raise Trouble("Een ander proces is hier nu mee bezig; probeer het over een kwartier nog eens.") from error
        except masterkey.NoMasterKey as error:
            raise Trouble(str(error)) from error
    for kind, number in sorted(found.items()):
        print(f"{matrix.rows()[kind].label}: {number}")
    if not found:
        print("Er is niets waarvan de termijn voorbij is.")
    elif chosen.dry_run:
        print("Er is nog niets veranderd; zonder --dry-run gaat dit weg.")
    else:
        print("Dit ging weg; het logboek zegt het per keer.")
    return 0
