"""A person's own words, and what is done with them: quotes, turns, fragments, codes, release."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from leertraject.ui.escaping import NOTHING, address, format_html, format_html_join, optional, trusted
from leertraject.ui.escaping import text as escaped
from leertraject.ui.marking import Mark, marked_html

register = template.Library()

RELEASE_STATES = {
    "chosen": ("gekozen", "voorgelegd", "vrijgegeven"),
    "asked": ("gekozen", "voorgelegd", "vrijgegeven"),
    "released": ("gekozen", "voorgelegd", "vrijgegeven"),
    "refused": ("gekozen", "voorgelegd", "geweigerd"),
    "withdrawn": ("gekozen", "voorgelegd", "ingetrokken"),
}
RELEASE_PLACE = {"chosen": 0, "asked": 1, "released": 2, "refused": 2, "withdrawn": 2}


@register.simple_tag
def voice(
    *,
    words: str,
    who: str = "",
    source: str = "",
    source_url: str = "",
    large: bool = False,
    marked: bool = False,
    gone: bool = False,
) -> SafeString:
    """Literal words with where they come from. With ``gone`` the words say that a quote was withdrawn."""
    link = format_html('<a href="{}">{}</a>', address(source_url), escaped(source)) if source else NOTHING
    origin = link + (". " if link and who else "") + escaped(who) if link else escaped(who)
    if gone:
        note = optional('<p class="lt-voice__who">{}</p>', trusted(origin))
        return format_html('<div class="lt-voice lt-voice--gone"><p>{}</p>{}</div>', escaped(words), note)
    said = escaped(words)
    if marked:
        said = format_html('<mark class="nl-mark lt-cite">{}</mark>', said)
    return format_html(
        '<figure class="lt-voice{}"><blockquote class="lt-voice__words">{}</blockquote>{}</figure>',
        " lt-voice--large" if large else "",
        said,
        optional('<figcaption class="lt-voice__who">{}</figcaption>', trusted(origin)),
    )


@register.simple_tag
def words(*, text: str, quoted: bool = False) -> SafeString:
    """A person's own words inside a line of the system."""
    pattern = '<span class="lt-words">‘{}’</span>' if quoted else '<span class="lt-words">{}</span>'
    return format_html(pattern, escaped(text))


@register.simple_tag
def marked(*, text: str, marks: Iterable[Mark] = ()) -> SafeString:
    """A text with marks: tuples of start, end (code points) and on, cite, soft, suggested or hidden."""
    return marked_html(text, marks)


@register.simple_tag
def turn(
    *,
    who: str,
    time: str,
    words: str,
    marks: Iterable[Mark] = (),
    codes: Sequence[str | Mapping[str, Any]] = (),
    ask: bool = False,
    number: int | str = "",
    offset: int = 0,
    do: str = "",
    do_url: str = "",
) -> SafeString:
    """A turn in a transcript. With ``number`` its words can be selected; ``offset`` is where they begin.

    ``do`` is a quiet link beside the time, read aloud with the number of the turn.

    A code is a text, or a mapping of text, url (of the words it was given to), about (read aloud) and on (chosen).
    """
    tags = format_html_join("", "{}", ((_turn_code(code),) for code in codes))
    return format_html(
        '<li class="lt-turn{}"{}><div class="lt-turn__key"><span class="lt-turn__who">{}</span> '
        '<span>{}{}</span></div><p class="lt-turn__words"{}>{}</p>{}</li>',
        " lt-turn--ask" if ask else "",
        optional(' id="beurt-{}"', escaped(number)),
        escaped(who),
        escaped(time),
        _turn_link(do, do_url, number),
        _turn_data(number, offset),
        marked_html(words, marks),
        optional('<div class="lt-turn__codes">{}</div>', tags),
    )


def _turn_code(code: str | Mapping[str, Any]) -> SafeString:
    if not isinstance(code, Mapping):
        return tag(text=code)
    about = optional('<span class="u-hide"> {}</span>', escaped(code.get("about")))
    return format_html(
        '<a class="lt-tag{}" href="{}"{}>{}{}</a>',
        " lt-tag--on" if code.get("on") else "",
        address(code["url"]),
        trusted(' aria-current="true"') if code.get("on") else NOTHING,
        escaped(code["text"]),
        about,
    )


def _turn_link(do: str, url: str, number: int | str) -> SafeString:
    if not do:
        return NOTHING
    about = optional('<span class="u-hide"> beurt {}</span>', escaped(number))
    return format_html(' <a class="lt-link lt-link--quiet" href="{}">{}{}</a>', address(url), escaped(do), about)


def _turn_data(number: int | str, offset: int) -> SafeString:
    if number == "":
        return NOTHING
    return format_html(' data-turn="{}" data-offset="{}"', escaped(number), int(offset))


@register.simple_tag
def fragment(*, words: str, where: str = "") -> SafeString:
    """The chosen fragment, and where it stands."""
    place = optional('<p class="lt-part__note">{}</p>', escaped(where))
    return format_html('<p class="lt-fragment">{}</p>{}', escaped(words), place)


@register.simple_tag
def code(
    *, label: str, rule: str = "", name: str = "codes", value: str = "", checked: bool = False, key: str = ""
) -> SafeString:
    """A code to tick, with the rule that belongs to it. Nothing is ticked by a machine.

    ``key`` is the shortcut that ticks it; it shows once a script listens to it.
    """
    return format_html(
        '<div class="lt-code"><input class="utrecht-checkbox utrecht-checkbox--html-input lt-code__box"'
        ' type="checkbox" id="{0}-{1}" name="{0}" value="{1}"{2}{5}>'
        '<label for="{0}-{1}">{3}{6}{4}</label></div>',
        escaped(name),
        escaped(value),
        trusted(" checked") if checked else NOTHING,
        escaped(label),
        optional('<span class="lt-code__rule">{}</span>', escaped(rule)),
        optional(' data-key="{}"', escaped(key)),
        optional(' <kbd class="lt-code__key">{}</kbd>', escaped(key)),
    )


@register.simple_tag
def tag(*, text: str, on: bool = False, machine: bool = False) -> SafeString:
    """A word that orders. ``machine``: put there by the system."""
    variant = " lt-tag--on" if on else " lt-tag--machine" if machine else ""
    return format_html('<span class="lt-tag{}">{}</span>', variant, escaped(text))


@register.simple_tag
def release(*, words: str = "", state: str, note: str = "", item: bool = False) -> SafeString:
    """Where a quote stands: chosen, asked, released, refused or withdrawn.

    Refused and withdrawn words are never shown, whatever is passed.
    """
    names = RELEASE_STATES[state]
    place = RELEASE_PLACE[state]
    tag = "li" if item else "div"
    steps = format_html_join(
        "",
        '<li class="lt-release__step{}">{}</li>',
        ((_step_variant(index, place, state), name) for index, name in enumerate(names)),
    )
    hidden = state in ("refused", "withdrawn")
    shown = trusted('<span class="u-soft">Tekst niet meer te zien</span>') if hidden else escaped(words)
    return format_html(
        '<{} class="lt-release"><p class="lt-release__words">{}</p>'
        '<ol role="list" class="lt-release__steps">{}</ol>{}</{}>',
        tag,
        shown,
        steps,
        optional('<p class="lt-part__note">{}</p>', escaped(note)),
        tag,
    )


def _step_variant(index: int, place: int, state: str) -> str:
    done = index < place or (index == place and state in ("chosen", "released"))
    now = index == place
    refused = now and state in ("refused", "withdrawn")
    variants = (("done", done), ("now", now), ("no", refused))
    return "".join(f" lt-release__step--{name}" for name, holds in variants if holds)


@register.simple_block_tag
def suggestion(content: str, *, text: str = "", why: str = "") -> SafeString:
    """What a machine thought of, until a person says yes. The block holds the yes and the no."""
    return format_html(
        '<div class="lt-suggestion"><p class="lt-suggestion__label">Voorstel van het systeem</p>{}{}{}</div>',
        optional("<p>{}</p>", escaped(text)),
        optional('<p class="lt-suggestion__why">{}</p>', escaped(why)),
        trusted(content.strip()),
    )
