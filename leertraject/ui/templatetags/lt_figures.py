"""What was counted, changed and checked: chain, support, change, tables, facts, people, sessions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from leertraject.ui.drawing import session_mini, support_dots
from leertraject.ui.escaping import NOTHING, address, format_html, format_html_join, optional, trusted
from leertraject.ui.escaping import text as escaped
from leertraject.ui.number_words import capital, in_words

register = template.Library()

Row = Mapping[str, Any]
VERDICTS = {"yes": "Het hielp", "no": "Het hielp niet", "wait": "Nog te toetsen"}
PIECES = {"gone": ("del", "vervallen"), "new": ("ins", "nieuw")}
CELL_KINDS = {"never": "lt-matrix__never", "you": "lt-matrix__you", "num": "lt-matrix__num"}


def joined(pieces: Sequence[SafeString]) -> SafeString:
    """Pieces of HTML one after another."""
    return format_html_join("", "{}", zip(pieces, strict=True))


@register.simple_tag
def hidden_figure(*, minimum: int = 5, what: str = "mensen", more: str = "", inline: bool = False) -> SafeString:
    """A figure that is not shown: the same words everywhere, no hint of how many."""
    tag = "span" if inline else "p"
    rest = optional(". {}", escaped(more))
    return format_html(
        '<{} class="lt-hidden-figure">Minder dan {} {}: niet getoond{}</{}>',
        tag,
        int(minimum),
        escaped(what),
        rest,
        tag,
    )


@register.simple_tag
def chain(*, steps: Sequence[Row]) -> SafeString:
    """From conversation to note back. A step: name, url, what, state (done, here or open)."""
    following = [*steps[1:], None]
    items = [_chain_step(step, after) for step, after in zip(steps, following, strict=True)]
    return format_html('<ol role="list" class="lt-chain">{}</ol>', joined(items))


def _chain_step(step: Row, after: Row | None) -> SafeString:
    state = step.get("state", "open")
    last = state != "open" and after is not None and after.get("state", "open") == "open"
    variant = "" if state == "done" else f" lt-chain__step--{escaped(state)}"
    name = escaped(step["name"])
    hint = {"open": "moet nog", "here": "hier ben je"}.get(str(state), "")
    label = name + optional('<span class="u-hide">, {}</span>', escaped(hint))
    if step.get("url"):
        head = '<a class="lt-chain__name" href="{}">{}</a>'
        named = format_html(head, address(step["url"]), label)
    else:
        named = format_html('<span class="lt-chain__name">{}</span>', label)
    return format_html(
        '<li class="lt-chain__step{}{}"><div>{}{}</div></li>',
        variant,
        " lt-chain__step--last" if last else "",
        named,
        optional('<span class="lt-chain__what">{}</span>', escaped(step.get("what"))),
    )


@register.simple_tag
def support(*, rows: Sequence[Row]) -> SafeString:
    """Support per voice, counted in people. A row: voice, yes, total, against, words, hidden, note.

    With ``hidden`` (true, or the minimum as a number) no figure is shown.
    """
    return format_html('<div class="lt-support">{}</div>', joined([_support_row(row) for row in rows]))


def _support_row(row: Row) -> SafeString:
    figure = _support_hidden(row) if row.get("hidden") else _support_shown(row)
    note = optional('<span class="u-soft u-small">{}</span>', escaped(row.get("note")))
    return format_html(
        '<div class="lt-support__row"><span class="lt-support__voice">{}</span>{}{}</div>',
        escaped(row["voice"]),
        figure,
        note,
    )


def _support_hidden(row: Row) -> SafeString:
    minimum = 5 if row["hidden"] is True else int(str(row["hidden"]))
    return hidden_figure(minimum=minimum, inline=True)


def _support_shown(row: Row) -> SafeString:
    yes, total, against = (int(str(row.get(name) or 0)) for name in ("yes", "total", "against"))
    counted = str(row.get("words") or "") or f"{yes} van de {total} mensen"
    if against and not row.get("words"):
        counted += f", {against} {'spreekt' if against == 1 else 'spreken'} het tegen"
    dots = support_dots(yes=yes, against=against, total=total, title=counted)
    return format_html('{}<span class="lt-support__count">{}</span>', dots, escaped(counted))


@register.simple_block_tag
def change(
    content: str,
    *,
    number: str,
    title: str,
    why: str = "",
    source: str = "",
    source_url: str = "",
    what: str = "",
    verdict: str = "wait",
    verdict_text: str = "",
    check: str = "",
    level: int = 3,
    item: bool = False,
) -> SafeString:
    """What changed, why, and what the check said (yes, no or wait). The block comes under the check."""
    tag = "li" if item else "div"
    link = format_html('<a href="{}">{}</a>', address(source_url), escaped(source)) if source else NOTHING
    because = joined([link, trusted(": ") if link and why else NOTHING, escaped(why)])
    outcome = format_html(
        '<p class="lt-change__verdict lt-change__verdict--{}">{}</p>{}{}',
        escaped(verdict),
        escaped(verdict_text or VERDICTS[verdict]),
        optional("<p>{}</p>", escaped(check)),
        trusted(content.strip()),
    )
    return format_html(
        '<{} class="lt-change"><div class="lt-change__head"><p class="lt-change__num">{}</p>'
        '<h{} class="lt-change__title">{}</h{}></div><dl class="lt-change__trail">{}{}{}</dl></{}>',
        tag,
        escaped(number),
        int(level),
        escaped(title),
        int(level),
        _change_part("Waarom", because),
        _change_part("Wat er veranderde", escaped(what)),
        _change_part("Wat de toets zei", outcome),
        tag,
    )


def _change_part(term: str, value: SafeString) -> SafeString:
    if not value:
        return NOTHING
    return format_html('<div class="lt-change__part"><dt>{}</dt><dd>{}</dd></div>', term, value)


@register.simple_tag
def matrix(*, caption: str, heads: Sequence[str], rows: Sequence[Row], show_caption: bool = False) -> SafeString:
    """A real table that stacks on a phone. A row: head, url, note (under the head) and cells.

    A cell is a text, or a mapping of text, url, about (read aloud after the text) and kind (never, you or num).
    """
    hide = NOTHING if show_caption else trusted(' class="u-hide"')
    columns = format_html_join("", '<th scope="col">{}</th>', ((escaped(head),) for head in heads))
    return format_html(
        '<table class="lt-matrix"><caption{}>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        hide,
        escaped(caption),
        columns,
        joined([_matrix_row(row, heads) for row in rows]),
    )


def _matrix_row(row: Row, heads: Sequence[str]) -> SafeString:
    cells = [_matrix_cell(cell, head) for cell, head in zip(row["cells"], heads[1:], strict=True)]
    note = optional('<span class="lt-matrix__note">{}</span>', escaped(row.get("note")))
    return format_html('<tr><th scope="row">{}{}</th>{}</tr>', _linked(row, "head"), note, joined(cells))


def _matrix_cell(cell: object, head: str) -> SafeString:
    row: Row = cell if isinstance(cell, Mapping) else {"text": cell}
    css = optional(' class="{}"', escaped(CELL_KINDS.get(row.get("kind", ""))))
    return format_html('<td data-label="{}"{}>{}</td>', escaped(head), css, _linked(row, "text"))


def _linked(row: Row, name: str) -> SafeString:
    shown = escaped(row[name]) + optional('<span class="u-hide">, {}</span>', escaped(row.get("about")))
    if not row.get("url"):
        return shown
    return format_html('<a href="{}">{}</a>', address(row["url"]), shown)


@register.simple_tag
def differing(*, lines: Sequence[Sequence[tuple[str, str]]]) -> SafeString:
    """One of two versions of a text, by line: pieces of a text and what became of it ("", "gone" or "new")."""
    if not lines:
        return trusted('<p class="u-soft">niets</p>')
    rows = (joined([_piece(words, mark) for words, mark in line]) for line in lines)
    return format_html('<div class="lt-differing__text">{}</div>', joined([format_html("<p>{}</p>", r) for r in rows]))


def _piece(words: str, mark: str) -> SafeString:
    if mark not in PIECES:
        return escaped(words)
    tag, said = PIECES[mark]
    return format_html(
        '<{0} class="lt-differing__{1}"><span class="u-hide">({2}: </span>{3}<span class="u-hide">)</span></{0}>',
        tag,
        mark,
        said,
        escaped(words),
    )


@register.simple_tag
def facts(*, rows: Sequence[tuple[str, str]], stack: bool = False) -> SafeString:
    """Terms and values: a sequence of pairs."""
    css = "lt-facts lt-facts--stack" if stack else "lt-facts"
    pairs = format_html_join(
        "",
        '<div class="lt-facts__row"><dt>{}</dt><dd>{}</dd></div>',
        ((escaped(term), escaped(value)) for term, value in rows),
    )
    return format_html('<dl class="{}">{}</dl>', css, pairs)


@register.simple_tag
def people(*, people: Sequence[Row]) -> SafeString:
    """Name and craft. One person: name, craft, url, away."""
    ones = joined([_person(person) for person in people])
    return format_html('<ul role="list" class="lt-people">{}</ul>', ones)


def _person(person: Row) -> SafeString:
    away = bool(person.get("away"))
    return format_html(
        '<li class="lt-people__one{}"><span class="lt-people__name">{}{}</span>{}</li>',
        " lt-people__one--away" if away else "",
        _linked(person, "name"),
        trusted('<span class="u-hide"> (komt niet)</span>') if away else NOTHING,
        optional('<span class="lt-people__craft">{}</span>', escaped(person.get("craft"))),
    )


@register.simple_tag
def check(*, text: str, meta: str = "", done: bool = False, name: str = "done", value: str = "") -> SafeString:
    """Something to go through: what, and who before when. Stands in a form, in a ``lt-checks``."""
    return format_html(
        '<div class="lt-check{0}"><input class="utrecht-checkbox utrecht-checkbox--html-input lt-check__box"'
        ' type="checkbox" id="{1}-{2}" name="{1}" value="{2}"{3}>'
        '<label class="lt-check__text" for="{1}-{2}">{4}{5}</label></div>',
        " lt-check--done" if done else "",
        escaped(name),
        escaped(value),
        trusted(" checked") if done else NOTHING,
        escaped(text),
        optional('<span class="lt-check__meta">{}</span>', escaped(meta)),
    )


@register.simple_tag
def sessionline(*, sessions: Sequence[Row], with_list: bool = False) -> SafeString:
    """The sessions on a short line, and with ``with_list`` the same dates in a list.

    A session: state (done, next or open), and for the list date, name, url, meta.
    """
    states = [str(session.get("state", "open")) for session in sessions]
    drawing = session_mini(states, _line_title(states))
    if not with_list:
        return drawing
    items = joined([_session(number, session) for number, session in enumerate(sessions, start=1)])
    return format_html('{}<ol role="list" class="lt-entries">{}</ol>', drawing, items)


def _line_title(states: Sequence[str]) -> str:
    done = states.count("done")
    were = f"{capital(in_words(done))} {'is' if done == 1 else 'zijn'} geweest."
    if "next" in states:
        return f"Bijeenkomst {states.index('next') + 1} van {len(states)}. {were}"
    count = f"{capital(in_words(len(states)))} {'bijeenkomst' if len(states) == 1 else 'bijeenkomsten'}"
    return f"{count}. {were}"


def _session(number: int, session: Row) -> SafeString:
    return format_html(
        '<li class="lt-entry{}"><div class="lt-entry__key">{}</div><div class="lt-entry__body">'
        '<p class="lt-entry__head">{}. {}</p>{}</div></li>',
        " lt-entry--now" if session.get("state") == "next" else "",
        escaped(session.get("date")),
        number,
        _linked(session, "name"),
        optional('<p class="lt-entry__meta">{}</p>', escaped(session.get("meta"))),
    )
