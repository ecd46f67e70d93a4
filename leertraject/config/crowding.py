"""How much whoever is not known here may ask: so much a minute from one network, and a wrong guess counts for many.

Kept in the memory of each web process, so that refusing costs no query. Someone who is signed in, or who opened a link
from a mail, is never counted: what they typed must not be refused for what their neighbours do.
"""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from leertraject.kernel.actors import Actor
from leertraject.notices import links
from leertraject.ui.views import failed

# An address or token that is nowhere costs so much more: forty guesses a minute are left, of tokens of 256 bits.
WRONG = 30
_MOST_NETWORKS = 20_000


class Crowd:
    """A bucket per network that holds what it may ask in a minute and fills again in a minute."""

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._size, self._clock, self._lock = float(per_minute), clock, threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, network: str, cost: int = 1) -> int:
        """Takes from a bucket, into the red if need be; returns for how many seconds nothing may be asked."""
        with self._lock:
            now = self._clock()
            left, since = self._left.pop(network, (self._size, now))
            left = min(self._size, left + (now - since) * self._size / 60)
            wait = ceil((1 - left) * 60 / self._size) if left < 1 else 0
            # What is refused is not counted: who keeps asking does not wait longer for it.
            if not wait or cost > 1:
                left = max(left - cost, -self._size)
            self._left[network] = left, now
            while len(self._left) > _MOST_NETWORKS:
                self._left.popitem(last=False)
            return wait


class CrowdMiddleware:
    """Refuses whoever is not known here when their network asked too much, with a page that says for how long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.crowd = Crowd(settings.ANONYMOUS_PER_MINUTE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_known(request):
            return self.get_response(request)
        network = network_of(ratelimit.get_ip(request))
        wait = self.crowd.take(network)
        if wait:
            refusal = failed(request, 429)
            refusal.headers["Retry-After"] = str(wait)
            return refusal
        response = self.get_response(request)
        if response.status_code == 404:
            self.crowd.take(network, WRONG)
        return response


def network_of(address: str | None) -> str:
    """Returns what counts as one network: an address of IPv4, or the 64 bits that one house has of IPv6.

    >>> network_of("192.0.2.7"), network_of("2001:db8::7:1"), network_of(None)
    ('192.0.2.7', '2001:db8::/64', '')
    """
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return ""
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def _is_known(request: HttpRequest) -> bool:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor.subject is not None or bool(request.session.get(links.SESSION_KEY))
