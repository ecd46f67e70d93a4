"""The command line `leertraject`.

Exit codes: 0 well, 1 found wrong, 2 wrong call. Every error is one Dutch sentence on stderr, never a traceback. A
command loads only what it needs: `transcript` and `document` do not load Django.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from leertraject import __version__
from leertraject.config import keeping
from leertraject.config.trouble import FOUND_WRONG, WRONG_CALL, Trouble

_STOPPED_BY_HAND = 130  # what a shell calls a program that Ctrl-C ended

# What argparse says, in Dutch.
_SENTENCES = (
    (r"unrecognized arguments: (.+)", "Dit hoort er niet bij: {0}."),
    (r"the following arguments are required: (.+)", "Er ontbreekt: {0}."),
    (r"argument (.+?): expected one argument", "Bij {0} hoort een waarde."),
    (r"argument (.+?): invalid int value: (.+)", "Bij {0} hoort een getal, niet {1}."),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{1} bestaat niet; kies uit {2}."),
    (r"argument (.+?): not allowed with argument (.+)", "{0} en {1} gaan niet samen."),
    (r"argument (.+?): (.+)", "Bij {0} klopt de waarde niet."),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch and explains a wrong call in one sentence."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "wat je geeft", "opties"
        self.add_argument("-h", "--help", action="help", help="toont deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        raise Trouble(f"{_in_dutch(message)} `{self.prog} --help` laat zien wat kan.", code=WRONG_CALL)

    def format_usage(self) -> str:
        """Returns the usage line."""
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        """Returns the whole explanation."""
        return super().format_help().replace("usage:", "gebruik:", 1)


def _in_dutch(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, flags=re.DOTALL):
            return sentence.format(*(" ".join(part.split()) for part in found.groups()))
    return "Deze opdracht klopt niet."


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    try:
        chosen = _parser().parse_args(arguments)
        code: int = chosen.run(chosen)
        sys.stdout.flush()
        return code
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    except KeyboardInterrupt:
        return _STOPPED_BY_HAND
    except BrokenPipeError:
        # The reader (`| head`) has had enough; what Python would still flush has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from leertraject.config import logs

        # No message: it could hold what someone wrote.
        print(f"Dit had niet mogen gebeuren: {logs.class_of(error)} in {logs.last_place(error)}.", file=sys.stderr)
        return FOUND_WRONG


def _parser() -> Parser:
    parser = Parser(prog="leertraject", description="Van terugblikgesprek naar een beter leerprogramma.")
    parser.add_argument("--version", action="version", version=__version__, help="toont de versie")
    commands = parser.add_subparsers(title="opdrachten", metavar="opdracht", required=True, parser_class=Parser)
    _add_serve(commands)
    _add(commands, "encoder", _encoder, "rekent zinnen om naar getallen voor 'lijkt op', als `serve` dat niet doet")
    _add(commands, "worker", _worker, "doet het achtergrondwerk, naast een webserver die elders draait")
    _add(commands, "demo", _demo, "vult een lege database met een bureau dat leeft; weigert een volle")
    first = _add(commands, "administrator", _administrator, "geeft een nieuwe installatie haar eerste beheerder")
    first.add_argument("name", metavar="NAAM", help="voor- en achternaam")
    first.add_argument("email", metavar="MAILADRES", help="waar de code om aan te melden heen gaat")
    lost = _add(commands, "app-off", _app_off, "haalt app en passkeys weg van wie die en de herstelcodes kwijt is")
    lost.add_argument("email", metavar="MAILADRES", help="van het account")
    _add(commands, "mail-in", _mail_in, "leest één mail uit de pijp van de mailserver: een antwoord op een uitnodiging")
    doctor = _add(commands, "doctor", _doctor, "kijkt na of alles klopt: sleutels, database, mail, schijf en meer")
    doctor.add_argument("--json", action="store_true", help="als lijst van {check, ok, says}")
    keeping.add(commands, _add)
    transcript = _add(commands, "transcript", _transcript, "leest een transcript en toont de beurten", data=False)
    transcript.add_argument("file", metavar="BESTAND", help="vtt, srt, docx of txt; - leest wat je erin stuurt")
    transcript.add_argument("--json", action="store_true", help="als lijst van {index, start, end, speaker, text}")
    document = _add(commands, "document", _document, "leest een document en toont de alinea's", data=False)
    document.add_argument("file", metavar="BESTAND", help="pdf, docx, odt, html of txt; - leest wat je erin stuurt")
    document.add_argument("--json", action="store_true", help="als lijst van {number, page, text}")
    return parser


def _add(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    says: str,
    *,
    data: bool = True,
) -> Parser:
    parser = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
    parser.set_defaults(run=run)
    if data:
        parser.add_argument("--data", metavar="MAP", help="map voor database, sleutels en bestanden (nu: ./var)")
    return parser


def _add_serve(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = _add(commands, "serve", _serve, "start de webserver, de worker en de encoder, en houdt ze aan de gang")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRES", help="waar hij luistert (nu: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, metavar="POORT", help="op welke poort (nu: 8000)")
    parser.add_argument("--processes", type=int, default=1, metavar="AANTAL", help="hoeveel webprocessen (nu: 1)")
    parser.add_argument("--only-web", action="store_true", help="zonder worker: die draait elders")
    parser.add_argument("--without-encoder", action="store_true", help="zonder encoder: zoekt op woorden alleen")
    parser.add_argument("--demo", action="store_true", help="vult een lege database eerst met de demo")
    parser.add_argument("--demo-public", action="store_true", help="laat een demo ook aan andere machines zien")
    parser.add_argument("--with-parent", action="store_true", help="stopt ook als wie hem startte verdwijnt")


def _serve(chosen: argparse.Namespace) -> int:
    from leertraject.config import serve

    if not 0 < chosen.port < 65536:
        raise Trouble(f"Een poort is een getal van 1 tot en met 65535, niet {chosen.port}.", code=WRONG_CALL)
    if chosen.processes < 1:
        raise Trouble("Er is minstens één webproces nodig.", code=WRONG_CALL)
    return serve.serve(
        serve.Options(
            host=serve.ip_address(chosen.host),
            port=chosen.port,
            data=chosen.data,
            demo=chosen.demo,
            demo_public=chosen.demo_public,
            only_web=chosen.only_web,
            without_encoder=chosen.without_encoder,
            with_parent=chosen.with_parent,
            processes=chosen.processes,
        )
    )


def _worker(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data)
    from leertraject.config import worker

    worker.work()
    return 0


def _encoder(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data, existing=True)
    from django.conf import settings

    from leertraject.config import encoder

    encoder.run(settings.DATA, wait=False)
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data)
    starting.prepare()
    starting.fill_demo()
    print("De demo staat klaar; `leertraject serve` laat hem zien.")
    return 0


def _administrator(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data)
    starting.prepare()
    starting.welcome_administrator(chosen.name, chosen.email)
    print(f"{chosen.name} is beheerder en meldt zich aan met een code die naar {chosen.email} gaat.")
    return 0


def _app_off(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data)
    starting.prepare()
    starting.lift_second_factor(chosen.email)
    print(f"App en passkeys van {chosen.email} zijn weg; die persoon krijgt daar mail over.")
    return 0


def _mail_in(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data, existing=True)
    from leertraject.config import mail_in

    return mail_in.take(sys.stdin.buffer)


def _doctor(chosen: argparse.Namespace) -> int:
    from leertraject.config import starting

    starting.start_django(data=chosen.data, existing=True)
    from leertraject.config import doctor

    return doctor.show(as_json=chosen.json)


def _transcript(chosen: argparse.Namespace) -> int:
    from leertraject.config import listing

    return listing.show(chosen.file, as_json=chosen.json)


def _document(chosen: argparse.Namespace) -> int:
    from leertraject.config import reading

    return reading.show(chosen.file, as_json=chosen.json)
