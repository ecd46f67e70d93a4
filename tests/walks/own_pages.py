"""What a group has for itself beside the programme, in its states."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import LEAD, PARTICIPANT, TRAINER, Shown

NO_PAGE = {
    "programmes:drop_own_assignment": "a POST that leads on, and the page of own_block when it cannot",
    "programmes:take_over": "a POST that leads on, and the page of improvements when it cannot",
    "programmes:take_over_work": "a POST that leads on, and the page of improvements when it cannot",
}


def own(made: dict[str, str]) -> Iterator[Shown]:
    """Adding, reading and changing; `made` are the identifiers that `staging` printed."""
    second = {"cohort_id": made["cohort:Groep 2"]}
    session, work = second | {"block_id": made["own:session"]}, second | {"block_id": made["own:assignment"]}
    past, late = {"title": "Terug", "on": "2020-01-31"}, {"revision": "99"}
    for name, press in (("add_own_session", "Plan deze bijeenkomst"), ("add_own_assignment", "Voeg toe")):
        yield Shown(f"programmes:{name}", "", TRAINER, second)
        yield Shown(f"programmes:{name}", "leeg verstuurd", TRAINER, second, press=press, status=422)
    yield Shown(
        "programmes:add_own_session",
        "al geweest",
        TRAINER,
        second,
        typed=past,
        press="Plan deze bijeenkomst",
    )
    yield Shown("programmes:own_block", "bijeenkomst", PARTICIPANT, session)
    yield Shown("programmes:own_block", "opdracht", TRAINER, work)
    yield Shown("programmes:change_own_block", "", TRAINER, work)
    empty = {"title": ""}
    yield Shown("programmes:change_own_block", "leeg verstuurd", TRAINER, work, typed=empty, press="Bewaar", status=422)
    yield Shown(
        "programmes:change_own_block", "iemand was eerder", TRAINER, work, typed=late, press="Bewaar", status=409
    )

    yield Shown("programmes:cohort_programme", "", PARTICIPANT, second)
    behind = {"cohort_id": made["cohort:behind"]}
    yield Shown("programmes:cohort_programme", "met een later onderdeel", identifiers=behind)
    yield Shown("programmes:improvements", "niets nieuws", TRAINER, second)
    yield Shown("programmes:improvements", "kan", identifiers=behind)
    yield Shown(
        "programmes:improvements", "iemand was eerder", identifiers=behind, typed=late, press="Neem over", status=409
    )
    fresh = behind | {"block_id": made["behind:fresh"]}
    crossing = {"starts": "13:00", "ends": "12:00"}
    yield Shown("programmes:plan_later", "", identifiers=fresh)
    yield Shown(
        "programmes:plan_later",
        "tijden kruisen",
        identifiers=fresh,
        typed=crossing,
        press="Plan deze bijeenkomst",
        status=422,
    )


def staged(people: Any, now: Any) -> dict[str, str]:
    """A group that runs the first version of a programme of which there is a second; it took one session over."""
    from datetime import timedelta

    from leertraject.people.models import Organisation
    from leertraject.people.queries import actor
    from leertraject.programmes import commands
    from leertraject.programmes.commands import Why
    from leertraject.programmes.contents import BlockContent

    by = {"by": actor(people[LEAD], now=now), "now": now}
    about = {"audience": "Adviseurs", "promise": "Je hoort de vraag achter de vraag."}
    version = commands.design_programme(title="Twee dagen luisteren", **about, **by).versions.get()
    for title, week in (("Eerste dag", 1), ("Tweede dag", 3)):
        commands.add_block(version=version, content=BlockContent(kind="session", title=title, week=week), **by)
    asks = BlockContent(kind="assignment", title="Vraag het na", week=2, description="Bel iemand op.")
    commands.add_block(version=version, content=asks, **by)
    commands.publish_version(version=version, **by)
    starts = (now + timedelta(days=30)).date()
    client = Organisation.objects.get(name="Gemeente Dijkerveen")
    cohort = commands.form_cohort(
        title="Groep luisteren", version=version, starts_on=starts, organisations=[client], **by
    )
    later = commands.start_version(programme=version.programme, **by)
    why = Why(title="Langer oefenen", what="De middag gaat naar buiten.", reason="Binnen bleef het bij praten.")
    for block in list(later.blocks.all()):
        told = "Je loopt een middag mee."
        content = BlockContent(kind=block.kind, title=block.title, week=block.week, description=told)
        commands.change_block(block=block, content=content, revision=block.revision, why=why, **by)
    third = BlockContent(kind="session", title="Derde dag", week=5, description="Je vertelt wat je hoorde.")
    fresh = commands.add_block(version=later, content=third, why=why, **by)
    commands.publish_version(version=later, **by)
    last = cohort.sessions.order_by("-on").select_related("block").first()
    over = later.blocks.get(lineage=last.block.lineage)
    commands.take_over_block(session=last, block=over, revision=1, **by)
    return {"cohort:behind": str(cohort.pk), "behind:fresh": str(fresh.block.pk)}


def found(cohort: Any) -> dict[str, str]:
    """Returns what the second group has for itself."""
    from leertraject.programmes.models import Block

    return {f"own:{row.kind}": str(row.pk) for row in Block.every.filter(cohort=cohort)}
