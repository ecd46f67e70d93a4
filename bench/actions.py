"""How long someone waits after marking words in the workbench, while others do the same: over HTTP, real processes."""

import http.client
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode

# A quick coder marks something every few seconds; here everyone does so every second.
CODERS, ACTIONS, PAUSE = 8, 25, 1.0
_CSRF = "b" * 32


@dataclass(frozen=True, slots=True)
class Bench:
    """The workbench of one conversation: its address, a code of its codebook, and places that can be marked."""

    path: str
    code: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds from sending until the answer is there, over all actions of all people together."""

    users: int
    actions: int
    p50: float
    p95: float


def waited(port: int, benches: list[Bench], cookies: list[str]) -> Waited:
    """Lets a person per workbench mark words one after another, all at once, and times the answer to each."""
    found: list[float] = []

    def work(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        time.sleep(number / len(benches) * PAUSE)
        for place in benches[number].places:
            time.sleep(PAUSE)
            found.append(_mark(connection, benches[number], place, cookies[number % len(cookies)]))
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(benches))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(found)
    return Waited(len(benches), len(times), _share(times, 0.5), _share(times, 0.95))


def _mark(connection: http.client.HTTPConnection, bench: Bench, place: tuple[int, int], cookie: str) -> float:
    """Marks one place and returns the milliseconds until the answer. Raises ValueError when it was not kept."""
    from django.conf import settings

    sent = {"csrfmiddlewaretoken": _CSRF, "start": place[0], "end": place[1], "codes": bench.code}
    headers = {
        "Host": "localhost",
        "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={_CSRF}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    began = time.perf_counter()
    connection.request("POST", bench.path, body=urlencode(sent), headers=headers)
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - began) * 1000
    if answer.status != 302:
        raise ValueError(f"marking words was answered with {answer.status}")
    return took


def _share(times: list[float], share: float) -> float:
    return round(times[min(int(len(times) * share), len(times) - 1)], 1)


def benches() -> list[Bench]:
    """Returns workbenches of the programme leader with places where nothing is marked yet."""
    from django.urls import reverse

    from leertraject.lookback.models import Code, Conversation, Part

    code = Code.objects.filter(retired_at=None).order_by("pk").values_list("pk", flat=True)[0]
    talks = Conversation.objects.filter(transcript__isnull=False, study__title__regex=r"^Terugblik \d")
    found = []
    for talk in talks.order_by("pk").select_related("transcript")[:CODERS]:
        turns = talk.transcript.turns.filter(label__part=Part.SPEAKER)[:ACTIONS]
        places = tuple((turn.begin + (turn.end - turn.begin) // 2 + 1, turn.end) for turn in turns)
        found.append(Bench(reverse("lookback:workbench", args=[talk.pk]), str(code), places))
    return found
