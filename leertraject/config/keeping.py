"""The commands of whoever keeps an installation safe, as the command line knows them."""

import argparse
from collections.abc import Callable
from typing import Any

Run = Callable[[argparse.Namespace], int]


def add(commands: Any, add_command: Callable[..., argparse.ArgumentParser]) -> None:
    """Adds the commands to the command line; `add_command` is what adds one."""
    _add_logbook(commands, add_command)
    _add_keys(commands, add_command)
    _add_backup(commands, add_command)
    _add_retention(commands, add_command)


def _add_logbook(commands: Any, add_command: Callable[..., argparse.ArgumentParser]) -> None:
    parts = _parts(commands, "logbook", "rekent de keten van het logboek na, of levert het logboek uit")
    verify = add_command(parts, "verify", _late("chaining", "verify"), "rekent de keten van het logboek na")
    verify.add_argument("--since", metavar="CONTROLEWAARDE", help="die je eerder bewaarde: zij moet erin staan")
    export = add_command(parts, "export", _late("chaining", "export"), "schrijft het logboek uit, om na te rekenen")
    export.add_argument("file", metavar="BESTAND", help="nieuw bestand; - schrijft naar de uitvoer")


def _add_keys(commands: Any, add_command: Callable[..., argparse.ArgumentParser]) -> None:
    parts = _parts(commands, "keys", "wisselt de hoofdsleutel en kijkt of alle sleutels opengaan")
    add_command(parts, "check", _late("keychain", "check"), "kijkt of elke sleutel opengaat en geen tekst er een mist")
    rotate = "wisselt naar een nieuwe hoofdsleutel, of gaat verder waar dat afbrak"
    add_command(parts, "rotate", _late("keychain", "rotate"), rotate)
    save = "schrijft de sleutels en wie gewist is in het bestand dat naast de back-ups hoort"
    saving = add_command(parts, "save", _late("backup.writing", "save_keys"), save)
    saving.add_argument("file", metavar="BESTAND", help="komt in plaats van een ouder sleutelbestand")
    add_command(parts, "new", _late("keychain", "new"), "toont een nieuwe hoofdsleutel, voor in een kluis", data=False)


def _add_backup(commands: Any, add_command: Callable[..., argparse.ArgumentParser]) -> None:
    says = "schrijft een versleutelde back-up, ook terwijl er gewerkt wordt, en de sleutels ernaast"
    backup = add_command(commands, "backup", _late("backup.writing", "backup"), says)
    backup.add_argument("file", metavar="BESTAND", help="nieuw bestand")
    says = "zet een back-up terug in een lege installatie, of kijkt na of dat zou gaan"
    restore = add_command(commands, "restore", _late("backup.restoring", "restore"), says)
    restore.add_argument("file", metavar="BESTAND", help="een back-up, ook van een oudere versie")
    restore.add_argument("--check", action="store_true", help="alleen nakijken, in een tijdelijke database")
    for parser in (backup, restore):
        parser.add_argument("--keys", metavar="BESTAND", help="sleutelbestand (nu: leertraject.keys naast de back-up)")


def _add_retention(commands: Any, add_command: Callable[..., argparse.ArgumentParser]) -> None:
    says = "laat gaan waarvan de bewaartermijn voorbij is, zoals de worker dat elke dag doet"
    ending = add_command(commands, "retention", _late("letting_go", "run"), says)
    ending.add_argument("--dry-run", action="store_true", help="telt alleen wat er zou gaan, per soort")


def _parts(commands: Any, name: str, says: str) -> Any:
    parser = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
    return parser.add_subparsers(title="opdrachten", metavar="opdracht", required=True, parser_class=type(parser))


def _late(module: str, function: str) -> Run:
    """Returns the function, which is imported when it runs: a command loads only what it needs."""

    def run(chosen: argparse.Namespace) -> int:
        from importlib import import_module

        code: int = getattr(import_module(f"leertraject.config.{module}"), function)(chosen)
        return code

    return run
