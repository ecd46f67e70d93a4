"""The frame of a page: title, sections, parts, lists of entries, audience, state."""

from collections.abc import Mapping, Sequence

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.text import slugify

from leertraject.ui.drawing import audience_mark
from leertraject.ui.escaping import NOTHING, address, format_html, format_html_join, optional, trusted
from leertraject.ui.escaping import text as escaped

from .lt_actions import link, posting_button

register = template.Library()

STATES = ("empty", "busy", "saved", "error", "conflict", "withdrawn", "hidden")
SECTION_ARGUMENTS = ("title", "note", "wide", "id", "level", "hide_title")


def heading(level: int, css: str, content: str, identifier: str = "") -> SafeString:
    """A heading of the given level."""
    ident = optional(' id="{}"', escaped(identifier))
    return format_html('<h{} class="{}"{}>{}</h{}>', int(level), css, ident, escaped(content), int(level))


def audience_html(words: str, dots: int) -> SafeString:
    """Who sees something, in words and dots."""
    mark = audience_mark(dots) if dots else NOTHING
    return format_html('<p class="lt-audience">{}<span>{}</span></p>', mark, escaped(words))


@register.simple_tag
def audience(*, text: str, dots: int = 0) -> SafeString:
    """Who sees this: always words, repeated by one to five dots."""
    return audience_html(text, dots)


@register.simple_block_tag
def title(
    content: str,
    *,
    head: str,
    kicker: str = "",
    lead: str = "",
    back: str = "",
    back_url: str = "",
    audience: str = "",
    dots: int = 0,
    note: str = "",
    voice: bool = False,
    flat: bool = False,
    level: int = 1,
) -> SafeString:
    """Top of a page, once: where you are, what this is, who sees it. The block holds its actions."""
    words = format_html('<span class="lt-words">‘{}’</span>', escaped(head)) if voice else escaped(head)
    crumb = format_html('<a href="{}">{}</a>', address(back_url), escaped(back)) if back else NOTHING
    return format_html(
        '<div class="lt-title{}">{}<div class="lt-title__text">{}'
        '<h{} class="lt-title__head">{}</h{}>{}{}{}{}</div></div>',
        " lt-title--flat" if flat else "",
        NOTHING if flat else format_html('<div class="lt-title__back">{}</div>', crumb),
        optional('<p class="lt-title__kicker">{}</p>', escaped(kicker)),
        int(level),
        words,
        int(level),
        optional('<p class="lt-title__lead">{}</p>', escaped(lead)),
        audience_html(audience, dots) if audience else NOTHING,
        optional('<p class="lt-part__note">{}</p>', escaped(note)),
        trusted(content.strip()),
    )


class SectionNode(template.Node):
    """``{% section title="…" %} body {% aside %} beside it {% endsection %}``."""

    child_nodelists = ("body", "side")

    def __init__(self, arguments: dict[str, FilterExpression], body: NodeList, side: NodeList) -> None:
        self.arguments = arguments
        self.body = body
        self.side = side

    def render(self, context: Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.arguments.items()}
        return section_html(self.body.render(context), self.side.render(context), **values)


@register.tag
def section(parser: Parser, token: Token) -> SectionNode:
    """Heading in the margin, content in the column, side matter after ``{% aside %}``."""
    bits = token.split_contents()[1:]
    arguments = token_kwargs(bits, parser)
    unknown = [*bits, *(name for name in arguments if name not in SECTION_ARGUMENTS)]
    if unknown or "title" not in arguments:
        raise template.TemplateSyntaxError(f"section needs title= and does not know {unknown}")
    body = parser.parse(("aside", "endsection"))
    side = NodeList()
    if parser.next_token().contents == "aside":
        side = parser.parse(("endsection",))
        parser.delete_first_token()
    return SectionNode(arguments, body, side)


def section_html(
    body: str,
    side: str,
    *,
    title: str,
    note: str = "",
    wide: bool = False,
    id: str = "",
    level: int = 2,
    hide_title: bool = False,
) -> SafeString:
    """The HTML of a section; the aside stays away when it is empty."""
    identifier = id or slugify(title)
    side = side.strip()
    aside = optional('<div class="lt-section__aside">{}</div>', trusted(side))
    css = "lt-section__title u-hide" if hide_title else "lt-section__title"
    return format_html(
        '<section class="lt-section{}" aria-labelledby="{}"><div class="lt-section__head">{}{}</div>'
        '<div class="lt-section__body{}">{}</div>{}</section>',
        " lt-section--aside" if side else "",
        escaped(identifier),
        heading(level, css, title, identifier),
        optional('<p class="lt-section__note">{}</p>', escaped(note)),
        " lt-section__body--wide" if wide else "",
        trusted(body.strip()),
        aside,
    )


@register.simple_block_tag
def part(content: str, *, title: str = "", note: str = "", level: int = 3, id: str = "") -> SafeString:
    """Part of a column with a small heading. Level 2 makes it a region of the page; 0 is no heading at all."""
    inner = trusted(content.strip())
    remark = optional('<p class="lt-part__note">{}</p>', escaped(note))
    if not title:
        return format_html('<div class="lt-part">{}{}</div>', remark, inner)
    if not level:
        bold = '<div class="lt-part"><p class="lt-part__title"><strong>{}</strong></p>{}{}</div>'
        return format_html(bold, escaped(title), remark, inner)
    identifier = id or slugify(title)
    head = heading(level, "lt-part__title", title, identifier if level == 2 or id else "")
    if level != 2:
        return format_html('<div class="lt-part">{}{}{}</div>', head, remark, inner)
    region = '<section class="lt-part" aria-labelledby="{}">{}{}{}</section>'
    return format_html(region, escaped(identifier), head, remark, inner)


@register.simple_block_tag
def entries(content: str, *, ordered: bool = False, margin: bool = False) -> SafeString:
    """A list of entries. ``margin`` puts the keys in the margin of the page (programme of a day)."""
    tag = "ol" if ordered else "ul"
    css = "lt-entries lt-entries--margin" if margin else "lt-entries"
    return format_html('<{} role="list" class="{}">{}</{}>', tag, css, trusted(content.strip()), tag)


@register.simple_block_tag(takes_context=True)
def entry(
    context: Context,
    content: str,
    *,
    key: str = "",
    key_note: str = "",
    head: str = "",
    url: str = "",
    number: str = "",
    tail: str = "",
    meta: str = "",
    voice: bool = False,
    voice_meta: bool = False,
    now: bool = False,
    pause: bool = False,
    minutes: int = 0,
    do: str = "",
    do_url: str = "",
    do_post: str = "",
    about: str = "",
    status: str = "",
) -> SafeString:
    """A date, time or number with something behind it; the block holds what comes under it."""
    doing = _entry_do(context, do=do, do_url=do_url, do_post=do_post, about=about, status=status)
    classes = ["lt-entry"]
    classes += ["lt-entry--plain"] if not key else []
    classes += ["lt-entry--do"] if doing else []
    classes += ["lt-entry--now"] if now else []
    classes += ["lt-entry--pause"] if pause else []
    classes += [f"lt-entry--m{int(minutes)}"] if minutes else []
    spoken = format_html('<span class="lt-words">{}</span>', escaped(meta)) if voice_meta and meta else escaped(meta)
    return format_html(
        '<li class="{}">{}<div class="lt-entry__body">{}{}{}</div>{}</li>',
        " ".join(classes),
        _entry_key(key, key_note),
        _entry_head(head, url=url, number=number, tail=tail, voice=voice),
        optional('<p class="lt-entry__meta">{}</p>', spoken),
        trusted(content.strip()),
        optional('<div class="lt-entry__do">{}</div>', doing),
    )


def _entry_key(key: str, note: str) -> SafeString:
    if not key:
        return NOTHING
    extra = optional(' <br><span class="u-soft">{}</span>', escaped(note))
    return format_html('<div class="lt-entry__key">{}{}</div>', escaped(key), extra)


def _entry_head(head: str, *, url: str, number: str, tail: str, voice: bool) -> SafeString:
    if not head:
        return NOTHING
    words = format_html('<span class="lt-words">‘{}’</span>', escaped(head)) if voice else escaped(head)
    linked = format_html('<a href="{}">{}</a>', address(url), words) if url else words
    count = optional("{}. ", escaped(number))
    rest = optional(" {}", escaped(tail))
    return format_html('<p class="lt-entry__head">{}{}{}</p>', count, linked, rest)


def _entry_do(context: Context, *, do: str, do_url: str, do_post: str, about: str, status: str) -> SafeString:
    if do and do_post:
        return posting_button(context, label=do, url=do_post, kind="text", about=about)
    if do:
        return link(text=do, url=do_url, about=about)
    return optional('<span class="u-small u-soft">{}</span>', escaped(status))


@register.simple_tag(takes_context=True)
def state(
    context: Context,
    *,
    kind: str,
    head: str,
    text: str = "",
    do: str = "",
    do_url: str = "",
    do_post: str = "",
    choices: Sequence[Mapping[str, object]] = (),
) -> SafeString:
    """Empty, busy, saved, error, conflict, withdrawn or hidden: what there is and what you can do.

    ``choices`` are for a conflict: mappings with text, url or post, and quiet.
    """
    if kind not in STATES:
        raise ValueError(f"state knows {', '.join(STATES)}, not {kind!r}")
    ways = [{"text": do, "url": do_url, "post": do_post}] if do else []
    return format_html(
        '<div class="lt-state lt-state--{}"{}><p class="lt-state__head">{}{}</p>{}{}</div>',
        kind,
        trusted(' role="status"') if kind in ("busy", "saved") else NOTHING,
        trusted('<span class="lt-busy" aria-hidden="true"></span> ') if kind == "busy" else NOTHING,
        escaped(head),
        optional("<p>{}</p>", escaped(text)),
        _ways(context, [*ways, *choices]),
    )


def _ways(context: Context, choices: Sequence[Mapping[str, object]]) -> SafeString:
    links = format_html_join("", "{}", ((_way(context, choice),) for choice in choices))
    return optional('<div class="lt-actions">{}</div>', links)


def _way(context: Context, choice: Mapping[str, object]) -> SafeString:
    quiet = bool(choice.get("quiet"))
    if choice.get("post"):
        kind = "quiet" if quiet else "text"
        return posting_button(context, label=choice["text"], url=choice["post"], kind=kind)
    return link(text=str(choice["text"]), url=str(choice.get("url", "")), quiet=quiet)
