"""`leertraject serve`: the web server, the worker and the encoder, kept alive together and ended together.

One supervisor and its children in one process group. The supervisor loads the application once and forks, so that
the children start warm and share its memory. A child that ends by itself is started again; when the supervisor ends,
however it ends, the children end.
"""

import ipaddress
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any

from leertraject.config import starting
from leertraject.config.following import end_with_parent
from leertraject.config.trouble import WRONG_CALL, Trouble

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# A fork where that is safe, so that a child starts warm.
_CONTEXT = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")
_THREADS = 4
_PATIENCE = 8.0  # seconds that a child may take to finish what it is doing
_HURRIED = 5.0  # a child that lived shorter than this is started again more slowly each time


@dataclass(frozen=True, slots=True)
class Options:
    """What `serve` was told."""

    host: str  # an IP address
    port: int
    data: str | None
    demo: bool = False
    demo_public: bool = False
    only_web: bool = False
    without_encoder: bool = False
    with_parent: bool = False
    processes: int = 1


def serve(options: Options) -> int:
    """Runs until it is told to stop and returns the exit code. Raises Trouble when it cannot start."""
    parent = os.getppid() if options.with_parent else None
    began = time.monotonic()
    check_free(options.host, options.port)
    starting.start_django(data=options.data, port=options.port)
    starting.prepare(demo=options.demo)
    refuse_public_demo(options)
    _warm_up()
    children = [Child("web", _web, (options.host, options.port, options.processes))]
    if not options.only_web:
        children.append(Child("worker", _worker))
    if not options.without_encoder:
        children.append(Child("encoder", _encoder))
    return Supervisor(children, parent=parent, ready=lambda: _announce(options, began)).run()


def ip_address(name: str) -> str:
    """Returns the IP address to listen on. Raises Trouble for anything but an IP address or "localhost"."""
    try:
        return str(ipaddress.ip_address("127.0.0.1" if name == "localhost" else name))
    except ValueError as error:
        sentence = f"Bij --host hoort een IP-adres van deze machine of localhost, niet {name}."
        raise Trouble(sentence, code=WRONG_CALL) from error


def check_free(host: str, port: int) -> None:
    """Raises Trouble when the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            sentence = f"Poort {port} mag deze gebruiker niet gebruiken; geef een hogere met PORT= of --port."
            raise Trouble(sentence) from error
        except OSError as error:
            sentence = (
                f"Poort {port} op {host} is niet vrij; stop wat er draait of geef een andere met PORT= of --port."
            )
            raise Trouble(sentence) from error


def refuse_public_demo(options: Options) -> None:
    """Raises Trouble when a demo, where anyone may sign in as anyone, would be served to other machines."""
    if ipaddress.ip_address(options.host).is_loopback or options.demo_public or not starting.demo_exists():
        return
    raise Trouble(
        "Dit is een demo, waar iedereen zich als iedereen kan aanmelden; serveer hem alleen op localhost,"
        " of zeg met --demo-public dat dit de bedoeling is."
    )


@dataclass(slots=True)
class Child:
    """One process that has to live; `target` runs in it."""

    name: str
    target: Callable[..., None]
    arguments: tuple[object, ...] = ()
    process: BaseProcess | None = None
    began: float = 0.0
    wait_until: float = 0.0
    falls: int = field(default=0)

    def start(self) -> None:
        """Starts the process."""
        self.process = _CONTEXT.Process(target=_run_child, args=(self.target, self.arguments), name=self.name)
        # A signal that comes between the fork and the child's own handlers would be lost; now it waits.
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        self.began = time.monotonic()

    def look(self, now: float) -> None:
        """Starts the process again when it ended, each time a little later when it keeps falling."""
        if self.process is not None and self.process.is_alive():
            return
        if self.process is not None:
            self.falls = self.falls + 1 if now - self.began < _HURRIED else 0
            self.wait_until = now + min(2.0**self.falls, 30.0) - 1.0
            print(f"{self.name} is gestopt (code {self.process.exitcode}) en wordt opnieuw gestart.", file=sys.stderr)
            self.process = None
        if now >= self.wait_until:
            self.start()


class Supervisor:
    """Keeps the children alive until a signal says stop, or until `parent` (a process id) is gone."""

    def __init__(self, children: list[Child], *, parent: int | None, ready: Callable[[], bool]) -> None:
        self.children = children
        self.parent = parent
        self.ready = ready
        self.told = threading.Event()
        self.hurried = False

    def run(self) -> int:
        """Returns 0 after a clean stop, 1 when a child had to be killed."""
        for sign in _SIGNALS:
            signal.signal(sign, self._stop)
        announced = False
        while not self.told.is_set() and (self.parent is None or os.getppid() == self.parent):
            for child in self.children:
                child.look(time.monotonic())
            announced = announced or self.ready()
            self.told.wait(0.5 if announced else 0.05)
        return self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        # A second Ctrl-C is someone who will not wait. A second SIGTERM is not: make passes on what the group got.
        self.hurried = self.told.is_set() and number == signal.SIGINT
        self.told.set()

    def _end(self) -> int:
        living = [child.process for child in self.children if child.process is not None and child.process.is_alive()]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + _PATIENCE
        while any(process.is_alive() for process in living) and time.monotonic() < deadline and not self.hurried:
            time.sleep(0.02)
        killed = [process for process in living if process.is_alive()]
        for process in killed:
            print(f"{process.name} stopte niet uit zichzelf en is beëindigd.", file=sys.stderr, flush=True)
            process.kill()
            process.join()
        return 1 if killed else 0


def _run_child(target: Callable[..., None], arguments: tuple[object, ...]) -> None:
    for sign in _SIGNALS:
        signal.signal(sign, signal.SIG_DFL)
    # What a terminal sends to the whole group is for the supervisor, which tells its children with SIGTERM.
    signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGINT, signal.SIGHUP})
    end_with_parent()
    starting.start_django()
    target(*arguments)


def _web(host: str, port: int, processes: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "leertraject.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=_THREADS,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    )
    server.serve(target_loader=load_application)


def load_application(target: str) -> Callable[..., Any]:
    """Returns the WSGI application, in a web process that ends with its parent; granian calls it there."""
    from leertraject.config.wsgi import application

    end_with_parent()
    return application


def _worker() -> None:
    from leertraject.config import worker

    worker.work()


def _encoder() -> None:
    from django.conf import settings

    from leertraject.config import encoder

    encoder.run(settings.DATA)


def _warm_up() -> None:
    """Loads what the children would each load for themselves, and lets go of what must not be shared."""
    from django.db import connections
    from django.urls import get_resolver

    from leertraject.config import encoder, worker, wsgi

    _ = get_resolver().url_patterns, worker.work, encoder.run, wsgi.application
    connections.close_all()


def _announce(options: Options, began: float) -> bool:
    """Says where it answers, as soon as it does; returns whether it did."""
    from django.conf import settings

    host = ipaddress.ip_address(options.host)
    near = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(str(host), f"[{host}]" if host.version == 6 else str(host))  # noqa: S104
    known = next((name for name in settings.ALLOWED_HOSTS if name[:1] not in "*."), "localhost")
    request = urllib.request.Request(f"http://{near}:{options.port}/healthz", headers={"Host": known})
    try:
        with urllib.request.urlopen(request, timeout=2):  # noqa: S310
            pass
    except urllib.error.HTTPError:
        pass  # it answers, if only with a refusal
    except OSError:
        return False
    local = host.is_loopback or host.is_unspecified
    address = f"http://{'localhost' if local else near}:{options.port}"
    print(f"\nLeertraject draait na {time.monotonic() - began:.1f} s op {address}", flush=True)
    for line in who_may_sign_in(settings.BASE_URL):
        print(line, flush=True)
    print("Stoppen gaat met Ctrl-C.", flush=True)
    return True


def who_may_sign_in(address: str) -> list[str]:
    """Returns the lines that say where to sign in and, in a demo, as whom."""
    from django.db import connections

    from leertraject.home.demo import queries
    from leertraject.kernel import clock

    try:
        if not queries.exists():
            return [f"Aanmelden: {address}"]
        people = queries.someones(now=clock.now())
        return [f"Aanmelden als een van deze mensen: {address}/demo/", *(f"  {p.name}, {p.role}" for p in people)]
    finally:
        connections.close_all()
