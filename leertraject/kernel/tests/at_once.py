"""Several who act at the same moment, for tests with real transactions."""

import threading
from collections.abc import Callable

from django.db import connection


def at_once(*acts: Callable[[], object]) -> list[BaseException]:
    """Does these at the same moment, each on a connection of its own; returns what went wrong."""
    start, wrong = threading.Barrier(len(acts)), []

    def work(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(act,)) for act in acts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return wrong
