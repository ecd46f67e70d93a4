"""A mail server on the loopback, in a thread of its own, on a port that the system chooses."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.smtp import SMTP


@contextmanager
def listening(handler: object, *, protocol: type[SMTP] = SMTP) -> Iterator[int]:
    """Takes mail for `handler` (aiosmtpd) inside the block and gives the port."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(lambda: protocol(handler, hostname="localhost", loop=loop), "127.0.0.1", 0)
    )
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(_finish, loop)
        thread.join(10)
        loop.close()


def _finish(loop: asyncio.AbstractEventLoop) -> None:
    """Cancels the conversations that a dead client left behind, then stops."""
    for conversation in asyncio.all_tasks(loop):
        conversation.cancel()
    loop.call_later(0.05, loop.stop)


class Scripted:
    """Speaks just enough SMTP to misbehave at one place.

    `answers` replaces the answer to EHLO, MAIL, RCPT, DATA or "." by a line, by `HANG_UP` or by `SILENCE`.
    """

    HANG_UP = "hang up"
    SILENCE = "silence"

    def __init__(self, **answers: str) -> None:
        self.answers = {"EHLO": "250 hello", "MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go", "END": "250 ok"}
        self.answers |= answers
        self.bodies: list[bytes] = []

    @contextmanager
    def listening(self) -> Iterator[int]:
        """Answers inside the block and gives the port."""
        loop = asyncio.new_event_loop()
        server = loop.run_until_complete(asyncio.start_server(self._converse, "127.0.0.1", 0, limit=1 << 26))
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            loop.call_soon_threadsafe(server.close)
            loop.call_soon_threadsafe(_finish, loop)
            thread.join(10)
            loop.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(b"220 ready\r\n")
            while line := await reader.readline():
                verb = line[:4].strip().upper().decode()
                if verb == "QUIT":
                    writer.write(b"221 bye\r\n")
                    return
                if not await self._answer(verb, writer):
                    return
                if verb == "DATA" and self.answers["DATA"].startswith("354"):
                    self.bodies.append(await reader.readuntil(b"\r\n.\r\n"))
                    if not await self._answer("END", writer):
                        return
        except (asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.transport.abort()

    async def _answer(self, verb: str, writer: asyncio.StreamWriter) -> bool:
        answer = self.answers.get(verb, "250 ok")
        if answer == self.SILENCE:
            await asyncio.sleep(30)
        if answer in (self.HANG_UP, self.SILENCE):
            return False
        first, _, then = answer.partition("; ")
        writer.write(f"{first}\r\n".encode())
        await writer.drain()
        return not then
