"""`leertraject doctor`: is this installation well. Every check says what it found, and looks without changing."""

import json
import shutil
import smtplib
import stat
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks, mail
from django.db import DatabaseError, connection, transaction

from leertraject.assignments import queries as assignments
from leertraject.config import chaining, health, logs, starting
from leertraject.config.backup import looking
from leertraject.kernel import clock, tasks, vectors
from leertraject.logbook import chain
from leertraject.lookback.queries import texts
from leertraject.privacy import crypto, masterkey
from leertraject.privacy.models import Keyring, PersonKey

LITTLE_SPACE = 1_000_000_000  # bytes
LONG_TAIL = 5_000  # unsealed entries: more than one turn of the sealer


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: which check, whether it is well, and a Dutch sentence."""

    check: str
    ok: bool
    says: str


def show(*, as_json: bool) -> int:
    """Prints the findings and returns 1 when something is wrong, else 0."""
    found = examine()
    if as_json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{'goed' if finding.ok else 'FOUT':5} {finding.check:12} {finding.says}")
    return 0 if all(finding.ok for finding in found) else 1


def examine() -> list[Finding]:
    """Runs every check; one that falls over is a finding too."""
    found: list[Finding] = []
    for name, check in CHECKS:
        try:
            found.extend(Finding(name, ok, says) for ok, says in check())
        except DatabaseError as error:
            found.append(Finding(name, False, f"De database gaf geen antwoord ({type(error).__name__})."))
        except Exception as error:
            says = f"Deze controle liep vast: {logs.class_of(error)} in {logs.last_place(error)}."
            found.append(Finding(name, False, says))
    return found


Answers = Iterator[tuple[bool, str]]


def _settings() -> Answers:
    """Django's own system checks, and the settings that make each other wrong."""
    found = [f"Django meldt {message.id}." for message in checks.run_checks() if message.level >= checks.ERROR]
    local = "localhost" in settings.BASE_URL or "127.0.0.1" in settings.BASE_URL
    if not settings.HTTPS and not local:
        found.append("LEERTRAJECT_URL begint met http; buiten deze machine hoort het https te zijn.")
    if len(settings.SECRET_KEY) < 32:
        found.append("LEERTRAJECT_SECRET_KEY is te kort; neem er een van minstens 32 tekens.")
    if not local and starting.demo_exists():
        found.append("Dit is een demo, maar LEERTRAJECT_URL is een adres buiten deze machine.")
    for says in found:
        yield False, says
    if not found:
        yield True, f"De instellingen passen bij elkaar; het adres is {settings.BASE_URL}."


def _keys() -> Answers:
    try:
        row = Keyring.objects.first()
        name = row.master if row else crypto.fingerprint(masterkey.current())
        if masterkey.named(name) is None:
            yield False, f"De hoofdsleutel {name}, waar deze database mee werkt, is hier niet; zet de juiste terug."
        else:
            yield True, f"De hoofdsleutel {name} is te gebruiken."
            yield from _person_keys(name)
    except masterkey.NoMasterKey as error:
        yield False, str(error)
    yield from _key_files()


def _person_keys(master: str) -> Answers:
    lacking = PersonKey.objects.exclude(master__in=list(masterkey.ring())).count()
    if lacking:
        yield False, f"Van {lacking} personen hoort de sleutel bij een andere hoofdsleutel; zet de juiste terug."
    others = PersonKey.objects.exclude(master=master).count() - lacking
    if others > 0:
        yield False, f"Van {others} personen zit de sleutel nog op de oude hoofdsleutel; doe `leertraject keys rotate`."
    shut = 0
    for row in PersonKey.objects.filter(master__in=list(masterkey.ring())).iterator():
        try:
            crypto.unseal(masterkey.ring()[row.master], row.wrapped, bound_to=f"person:{row.person}")
        except crypto.Unreadable:
            shut += 1
    if shut:
        yield False, f"Van {shut} personen gaat de sleutel niet open, dus hun teksten evenmin; zet een back-up terug."


def _key_files() -> Answers:
    for path in (Path(settings.MASTER_KEY_FILE), settings.DATA / "keys" / "secret.key"):
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield False, f"Anderen op deze machine kunnen {path} lezen; doe chmod 600."


def _database() -> Answers:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if connection.vendor == "sqlite":
        yield from _sqlite()
    else:
        yield True, f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))} antwoordt."
    with transaction.atomic():
        # A write that is taken back: it fails on a read-only database or a full disk.
        tasks.beat("doctor", now=clock.now())
        transaction.set_rollback(True)
    yield True, "Er kan in geschreven worden."


def _sqlite() -> Answers:
    with connection.cursor() as cursor:
        (synchronous,) = cursor.execute("PRAGMA synchronous").fetchone()
        (journal,) = cursor.execute("PRAGMA journal_mode").fetchone()
        (whole,) = cursor.execute("PRAGMA quick_check(1)").fetchone()
    if synchronous == 2:
        yield True, "SQLite bewaart met synchronous=FULL."
    else:
        yield False, "SQLite staat niet op synchronous=FULL: wat bewaard heet, kan bij stroomuitval weg zijn."
    if journal != "wal":
        yield False, f"SQLite staat op journal_mode={journal}, niet op WAL; lezen en schrijven wachten op elkaar."
    if whole != "ok":
        yield False, "Het databasebestand is beschadigd; zet een back-up terug."


def _migrations() -> Answers:
    pending = health.pending_migrations()
    if pending:
        yield False, f"{len(pending)} migraties ontbreken nog, de eerste is {pending[0]}; start `leertraject serve`."
    else:
        yield True, "Alle migraties zijn gedaan."


def _mail() -> Answers:
    backend = settings.EMAIL_BACKEND.rsplit(".", 1)[-1]
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield True, f"Mail gaat niet over een mailserver maar naar {backend}; EMAIL_URL wijst er een aan."
        return
    sender = mail.get_connection(timeout=5)
    try:
        sender.open()
        sender.close()
    except smtplib.SMTPAuthenticationError:
        yield False, f"De mailserver {settings.EMAIL_HOST} weigert de naam of het wachtwoord uit EMAIL_URL."
    except (OSError, smtplib.SMTPException) as error:
        yield False, f"De mailserver {settings.EMAIL_HOST} antwoordt niet ({type(error).__name__})."
    else:
        yield True, f"De mailserver {settings.EMAIL_HOST} antwoordt."


def _disk() -> Answers:
    free = shutil.disk_usage(settings.DATA).free
    yield free >= LITTLE_SPACE, f"Er is {free / 1e9:.1f} GB vrij in {settings.DATA}."


def _fragments() -> Answers:
    broken = sum(1 for _ in texts.broken_digests())
    if broken:
        yield False, f"{broken} fragmenten hebben niet meer de woorden van toen ze gemerkt werden."
    else:
        yield True, "Alle fragmenten hebben nog de woorden van toen ze gemerkt werden."


def _remarks() -> Answers:
    broken = sum(1 for _ in assignments.broken_places())
    if broken:
        yield False, f"{broken} opmerkingen staan niet meer bij de woorden waar ze bij gezet zijn."
    else:
        yield True, "Alle opmerkingen staan bij de woorden waar ze bij gezet zijn."


def _logbook() -> Answers:
    verdict = chain.verify(kept_since=chaining.kept_since())
    if verdict.first_broken is not None:
        yield False, f"De keten van het logboek klopt niet vanaf regel {verdict.first_broken}."
    elif verdict.early is not None:
        yield False, f"Regel {verdict.early} van het logboek is geleegd voordat zijn termijn voorbij kan zijn."
    elif verdict.unsealed > LONG_TAIL:
        yield False, f"{verdict.unsealed} regels van het logboek zijn nog niet verzegeld; draait de worker?"
    else:
        yield True, f"De keten van het logboek klopt: {verdict.sealed} verzegeld, {verdict.unsealed} nog niet."


def _worker() -> Answers:
    alive = tasks.living(now=clock.now())
    if alive:
        yield True, f"Er {'werkt 1 worker' if len(alive) == 1 else f'werken {len(alive)} workers'}."
    else:
        yield False, "Er werkt geen worker, dus er gaat geen mail uit; start `leertraject serve` of `worker`."


def _encoder() -> Answers:
    if vectors.available():
        yield True, "De encoder luistert: documenten worden vergeleken op woorden en op strekking."
    else:
        yield (
            True,
            "Er is geen encoder, dus documenten worden vergeleken op woorden alleen; `serve` start er een.",
        )


CHECKS: tuple[tuple[str, Callable[[], Answers]], ...] = (
    ("settings", _settings),
    ("keys", _keys),
    ("database", _database),
    ("migrations", _migrations),
    ("mail", _mail),
    ("disk", _disk),
    ("fragments", _fragments),
    ("remarks", _remarks),
    ("logbook", _logbook),
    ("worker", _worker),
    ("encoder", _encoder),
    ("backup", looking.findings),
)
