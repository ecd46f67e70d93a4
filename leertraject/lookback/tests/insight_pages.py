"""What the tests of insight screens share."""

from datetime import date
from html import unescape

from django.urls import reverse

from leertraject.lookback.commands import releases
from leertraject.lookback.models import (
    Audience,
    Fragment,
    Insight,
    Stance,
    Voice,
)
from leertraject.lookback.tests import build


def at(name: str, insight: Insight) -> str:
    return reverse(f"lookback:{name}", args=[insight.pk])


def someone(scene, who: str):
    found = scene.bureau
    for part in who.split("."):
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return found


def page_of(response) -> str:
    return unescape(response.content.decode())


def speaker(fragment: Fragment, scene):
    return build.actor(fragment.transcript.conversation.speaker, scene.moment)


def released(insight: Insight, scene, *, voice: str = Voice.ALUMNI, audience: str = Audience.TEAM):
    """A quote under the insight, released by its speaker."""
    fragment = Fragment.objects.get(supports__insight=insight, voice=voice, supports__stance=Stance.SUPPORTS)
    laid = releases.offer_quote(fragment=fragment, by=scene.asking, now=scene.moment)
    return releases.release_quote(
        offer=laid, audience=audience, attribution="geen", until=date(2028, 4, 14), by=speaker(fragment, scene),
        now=scene.moment,
    )  # fmt: skip


def withdraw(release, scene) -> None:
    by = speaker(release.offer.fragment, scene)
    releases.withdraw_release(release=release, by=by, now=scene.moment)
