"""From a folder and an environment to a Django that runs: what every command of the command line does first."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leertraject.config.trouble import WRONG_CALL, Trouble

_ADVISORY_LOCK = 5_1972_2026  # any number that no other program takes in the same database


def start_django(*, data: str | None = None, port: int | None = None, existing: bool = False) -> None:
    """Makes the data folder, unless it should be `existing`, points the settings at it and loads Django.

    `port` is only for the address that mail links carry when LEERTRAJECT_URL is not given. Raises Trouble.
    """
    os.umask(0o077)  # database, keys and mail are of this user alone
    if data:
        os.environ["LEERTRAJECT_DATA"] = data
    if port:
        os.environ.setdefault("LEERTRAJECT_URL", f"http://localhost:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leertraject.config.settings")
    folder = Path(os.environ.get("LEERTRAJECT_DATA", "./var"))
    if existing and not folder.is_dir():
        raise Trouble(
            f"De map {folder} is er niet; geef met --data de map waar Leertraject in draait.", code=WRONG_CALL
        )
    _check_folder(folder)
    _load()


def _load() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from environs import EnvError

    try:
        django.setup()
    except (EnvError, ImproperlyConfigured, ValueError) as error:
        raise Trouble(
            f"Een instelling klopt niet ({type(error).__name__}); vergelijk de omgeving met docs/operations.md.",
            code=WRONG_CALL,
        ) from error
    except OSError as error:
        sentence = f"Het bestand {error.filename} is niet te lezen of te schrijven; kijk van wie het is."
        raise Trouble(sentence) from error


def _check_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileExistsError as error:
        raise Trouble(f"{folder} is geen map; geef een map met DATA= of --data.", code=WRONG_CALL) from error
    except OSError as error:
        raise Trouble(
            f"In de map {folder} kan ik niet schrijven; geef een andere map met DATA= of --data.", code=WRONG_CALL
        ) from error


def prepare(*, demo: bool = False) -> None:
    """Makes keys, migrates, collects static files and, when asked, fills an empty database with the demo.

    Does nothing that was done before. Several machines may do this at once: one works, the others wait. Raises
    Trouble.
    """
    from leertraject.privacy import masterkey

    try:
        with alone():
            masterkey.ensure_file()
            masterkey.current()
            _migrate()
            _check_keyring()
            _erase_again()
            _collect_static()
            if demo and is_empty():
                fill_demo()
    except masterkey.NoMasterKey as error:
        raise Trouble(str(error)) from error


def _check_keyring() -> None:
    """A machine with another master key than the database works with would lock what no other can open."""
    from leertraject.kernel import clock
    from leertraject.privacy import keyring

    keyring.key_of(keyring.made(now=clock.now()))


def _erase_again() -> None:
    """Finishes a restore that was broken off: who is in the list of erasures is not here."""
    from leertraject.config.backup import erasing
    from leertraject.kernel import clock

    erasing.again(now=clock.now())


@contextmanager
def alone() -> Iterator[None]:
    """Lets only one process on all machines be in this block at a time; the others wait."""
    from django.conf import settings
    from django.db import connection

    with (settings.DATA / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            with database():
                if connection.vendor == "postgresql":
                    with connection.cursor() as cursor:
                        cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
                yield
        finally:
            # Ends the session and with it the advisory lock; nothing of it may live on over a fork.
            connection.close()


@contextmanager
def database() -> Iterator[None]:
    """Makes an error of the database inside the block one sentence. Raises Trouble."""
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        raise Trouble(f"De database werkt niet ({type(error).__name__}); `leertraject doctor` zegt meer.") from error


def _migrate() -> None:
    from django.core.management import call_command

    from leertraject.config import health

    if health.pending_migrations():
        call_command("migrate", verbosity=0, interactive=False)
    make_cache_table()


def make_cache_table() -> None:
    """Makes the table of the shared cache when it is not there."""
    from django.core.management import call_command
    from django.db import connection

    # Throttling counts in this table, so its absence would only show at the first sign-in.
    if "kernel_cache" not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)


def _collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.DATA / "static.stamp"
    state = _static_state()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == state and settings.STATIC_ROOT.is_dir():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state, encoding="ascii")


def _static_state() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = os.stat(storage.path(path))
            digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def demo_exists() -> bool:
    """Says whether this installation is a demo."""
    from leertraject.home.models import DemoMarker

    return DemoMarker.objects.exists()


def is_empty() -> bool:
    """Says whether the database knows nobody yet."""
    from leertraject.people.models import Person

    return not (Person.objects.exists() or demo_exists())


def fill_demo() -> None:
    """Fills an empty database with the demo, all of it or nothing. Raises Trouble when it is not empty."""
    from django.db import transaction

    from leertraject.home import demo
    from leertraject.kernel import clock

    if not is_empty():
        raise Trouble("De database is niet leeg; de demo komt alleen in een lege database, dus geef een andere --data.")
    with transaction.atomic():
        demo.fill(now=clock.now())


def welcome_administrator(name: str, email: str) -> None:
    """Gives an installation its first administrator, who welcomes the others. Raises Trouble when it has one."""
    from django.db import transaction
    from django.utils import timezone

    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.kernel.errors import NotAllowed
    from leertraject.people import commands
    from leertraject.people.models import Role, RoleKind

    now = clock.now()
    today = timezone.localdate(now)
    try:
        with transaction.atomic():
            if Role.objects.filter(kind=RoleKind.ADMINISTRATOR).held_on(today).exists():
                raise Trouble("Er is al een beheerder; die geeft anderen een account.")
            commands.welcome_with_role(
                name=name,
                email=email,
                organisation=None,
                kind=RoleKind.ADMINISTRATOR,
                starts_on=today,
                by=SYSTEM,
                now=now,
            )
    except NotAllowed as error:
        raise Trouble(str(error)) from error


def lift_second_factor(email: str) -> None:
    """Drops app and passkeys of someone who lost them with the recovery codes. Raises Trouble for who has none."""
    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.kernel.errors import Conflict
    from leertraject.people import commands
    from leertraject.people.models import Account

    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise Trouble("Er is geen account met dit mailadres.")
    try:
        commands.lift_second_factor(account=account, by=SYSTEM, now=clock.now())
    except Conflict as error:
        raise Trouble(str(error)) from error
