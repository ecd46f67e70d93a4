"""States that the demo does not show, made in the running product through the real commands.

Prints, as JSON, identifiers by the names that `pages.py` uses. Run as a module, with the data of the product.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

from tests.walks import giving_pages, notebook_pages, own_pages, staging_invitations, staging_sheets

MATERIAL = Path(__file__).resolve().parent / "material"
YES = {"aantekeningen": True, "uitschrijven": True, "verbeteren": True}
NO = dict.fromkeys(YES, False)
NAMED = (
    "Gerda Hulshof van jeugd belde, en toen zei ik: Gerda, kom langs. Mijn teamleider Tom van 't Veld was er ook bij,"
    " in de Kapelakkerstraat 12. Gerda's nummer is 06-12345678. Ze zit sinds februari thuis met een burn-out."
    " De slagboom noemde ze mij, en Tom zei niks. Dat was in Veenbrugge, bij mevrouw De Koning, en Gerda vond het goed."
)


@dataclass(frozen=True)
class Bureau:
    """Who makes the states, and what they are made of."""

    now: datetime
    lead: Any
    people: Any
    study: Any


def main() -> None:
    """Makes the states and prints the identifiers."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.kernel import clock
    from leertraject.lookback.models import Study
    from leertraject.people.models import Person
    from leertraject.people.queries import actor

    now, people = clock.now(), {person.name: person for person in Person.objects.all()}
    bureau = Bureau(now, actor(people["Lotte Brink"], now=now), people, Study.objects.get())
    print(
        json.dumps(
            {
                **_demo(bureau),
                **_talks(bureau),
                **_designs(bureau),
                **staging_invitations.made(bureau.lead, bureau.now),
                # Before words are withdrawn that stand on a sheet: it could not be published then.
                **staging_sheets.made(bureau.lead, bureau.now),
                **_insights(bureau),
                **_codes(bureau),
                **_mail(bureau),
                **_devices(bureau),
                **own_pages.staged(bureau.people, bureau.now) | notebook_pages.staged(bureau.people, bureau.now),
            }
        )
    )


def _devices(bureau: Bureau) -> dict[str, str]:
    """Sanne is signed in somewhere else as well."""
    from django.test import Client

    Client().force_login(bureau.people["Sanne de Graaf"].account)
    return {}


def _demo(bureau: Bureau) -> dict[str, str]:
    """What the demo holds already."""
    from leertraject.lookback.models import Check, Coding, Conversation, Insight, NoteCopy, Offer, Support, Trend
    from leertraject.people.models import Organisation, Role
    from leertraject.programmes.models import Change, Cohort, Programme, Version

    spoken = {talk.speaker.name: talk for talk in Conversation.objects.select_related("speaker")}
    offers = {
        "asked": Offer.objects.filter(release__isnull=True, refusal__isnull=True),
        "released": Offer.objects.filter(release__isnull=False, release__withdrawal__isnull=True),
        "withdrawn": Offer.objects.filter(release__withdrawal__isnull=False),
        "refused": Offer.objects.filter(refusal__isnull=False),
    }
    found = {f"talk:{name}": talk.pk for name, talk in spoken.items()}
    for state, rows in offers.items():
        for offer in rows.select_related("fragment__transcript__conversation__speaker"):
            talk = offer.fragment.transcript.conversation
            found[f"offer:{state}:{talk.speaker.name}"] = offer.pk
            found[f"fragment:{state}:{talk.speaker.name}"] = offer.fragment_id
    found |= {f"copy:{copy.receiver.name}": copy.pk for copy in NoteCopy.objects.select_related("receiver")}
    found |= {f"insight:{insight.number}": insight.pk for insight in Insight.objects.all()}
    under = Support.objects.filter(fragment__transcript__conversation=spoken["Ineke van der Wal"]).earliest("pk")
    found |= {"fragment:under": under.fragment_id, "insight:over": under.insight_id}
    found |= {f"trend:{trend.number}": trend.pk for trend in Trend.objects.all()}
    found |= {f"check:{'done' if hasattr(row, 'outcome') else 'open'}": row.pk for row in Check.objects.all()}
    found |= {f"change:{change.number}": change.pk for change in Change.objects.filter(version__number=2)}
    found |= {f"cohort:{cohort.title}": cohort.pk for cohort in Cohort.objects.all()}
    found |= {f"organisation:{row.name}": row.pk for row in Organisation.objects.all()}
    found |= {f"person:{name}": person.pk for name, person in bureau.people.items()}
    found["study"] = bureau.study.pk
    code = Coding.objects.filter(fragment__transcript__conversation=spoken["Ineke van der Wal"]).earliest("pk").code_id
    found["query:code"] = f"?code={code}"
    found["programme"] = Programme.objects.get().pk
    for version in Version.objects.all():
        found[f"query:version:{version.number}"] = f"?versie={version.pk}"
        for block in version.blocks.all():
            found.setdefault(f"block:{version.number}:{block.kind}", block.pk)
    for cohort in Cohort.objects.all():
        found[f"enrolment:{cohort.title}"] = cohort.enrolments.first().pk
        found |= giving_pages.found(cohort) | own_pages.found(cohort)
    found["role:ended"] = Role.objects.filter(ends_on__isnull=False).first().pk
    found["role:held"] = Role.objects.filter(kind="sponsor").first().pk
    return {name: str(key) for name, key in found.items()}


def _talks(bureau: Bureau) -> dict[str, str]:
    """Conversations in every state, with owners who act by links from mail."""
    from leertraject.analysis import transcripts as reader
    from leertraject.lookback.commands import (
        coding,
        consent,
        conversations,
        editing,
        holding,
        identifying,
        planning,
        releases,
        transcripts,
    )
    from leertraject.lookback.models import Offer, Part, Transcript
    from leertraject.lookback.queries import identifying as names
    from leertraject.lookback.queries import texts
    from leertraject.notices import links
    from leertraject.notices.models import MailLink
    from leertraject.people import commands as people
    from leertraject.people.models import Organisation
    from leertraject.people.queries import actor

    where = Organisation.objects.get(name="Gemeente Dijkerveen")
    by = {"by": bureau.lead, "now": bureau.now}
    found: dict[str, str] = {}

    def talk(state: str, answers: dict[str, bool] | None = None) -> Any:
        owner = people.welcome_with_role(
            name=f"Opgavehouder {state}",
            email=f"{state}@dijkerveen.example",
            kind="opgave_owner",
            organisation=where,
            about=None,
            discipline="",
            starts_on=bureau.now.date() - timedelta(days=30),
            ends_on=None,
            **by,
        )
        made = conversations.plan_conversation(
            study=bureau.study,
            speaker=owner,
            voice="opgavehouders",
            interviewer=bureau.people["Lotte Brink"],
            organisation=where,
            cohort=None,
            planned_for=bureau.now + timedelta(days=5),
            place="Stadskantoor",
            **by,
        )
        found[f"talk:{state}"] = str(made.pk)
        if answers is not None:
            conversations.ask_consent(conversation=made, **by)
            consent.answer_consent(conversation=made, answers=answers, by=actor(owner, now=bureau.now), now=bureau.now)
        return made

    def text(made: Any) -> Any:
        file = MATERIAL / "opgavehouder.vtt"
        return transcripts.receive_transcript(conversation=made, read=reader.read(file.read_bytes(), file.name), **by)

    def mapped(made: Any) -> Any:
        transcript = text(made)
        parts = {
            key: Part.SPEAKER if name == "Gast" else Part.INTERVIEWER for key, name in texts.labels(transcript).items()
        }
        transcripts.map_speakers(transcript=transcript, parts=parts, **by)
        return transcript

    talk("planned")
    for state in ("prepared", "moved", "called_off"):
        made = talk(state, YES if state == "prepared" else None)
        planning.send_preparation(conversation=made, **by)
        if state == "moved":
            later = bureau.now + timedelta(days=12)
            planning.move_conversation(conversation=made, planned_for=later, place="Bellen", seen=0, **by)
        if state == "called_off":
            planning.call_off(conversation=made, **by)
    talk("refusing", NO)
    talk("consented", YES)
    text(talk("unmapped", YES))
    mapped(talk("mapped", YES))
    mapped(talk("reading", YES | {"verbeteren": False}))
    editing.correct_turn(transcript=mapped(talk("edited", YES)), index=2, text="Ja. Dat zei ik zo.", revision=1, **by)
    for state in ("named", "replaced"):
        transcript = mapped(talk(state, YES))
        editing.correct_turn(transcript=transcript, index=2, text=NAMED, revision=1, **by)
        roles = {group.key: group.role for group in names.look(Transcript.objects.get(pk=transcript.pk)).groups}
        if state == "replaced":
            identifying.replace_in_text(transcript=transcript, roles=roles, typed=[], revision=2, **by)
    transcript = mapped(talk("corrected", YES))
    editing.merge_turns(transcript=transcript, index=1, revision=1, **by)
    editing.undo_edit(transcript=transcript, revision=2, **by)
    editing.finish_coding(transcript=transcript, **by)
    transcript = mapped(talk("coded", YES))
    begin = texts.opened(transcript).text.index("De man van inkoop")
    fragment = coding.mark_fragment(transcript=transcript, start=begin, end=begin + 60, codes=[], **by)
    found["fragment:free"] = str(fragment.pk)
    begin = texts.opened(transcript).text.index("Daar hebben we")
    fragment = coding.mark_fragment(transcript=transcript, start=begin, end=begin + 31, codes=[], **by)
    found["offer:laid"] = str(releases.offer_quote(fragment=fragment, **by).pk)

    beside = talk("beside", YES)
    holding.begin_talk(conversation=beside, **by)
    holding.save_jotting(conversation=beside, position=2, text="Belde zelf.", seen=0, **by)
    text(beside)
    for state in ("held", "over", "silent", "noted"):
        made = talk(state, YES)
        holding.begin_talk(conversation=made, **by)
        if state != "silent":
            for position, note in ((2, "Belde zelf.\nDat hielp."), (4, "Wil weten wie er belt.")):
                holding.save_jotting(conversation=made, position=position, text=note, seen=0, **by)
        if state != "held":
            holding.end_talk(conversation=made, **by)
    transcript = holding.make_transcript(conversation=made, **by)
    begin = texts.opened(transcript).text.index("Wil weten")
    fragment = coding.mark_fragment(transcript=transcript, start=begin, end=begin + 22, codes=[], **by)
    noted = releases.offer_quote(fragment=fragment, **by)

    for link in MailLink.objects.select_related("person"):
        kind = link.purpose.rpartition(".")[2]
        found[f"link:{kind}:{link.person.name}"] = links.token(link)
        if kind == "quote":
            offer = Offer.objects.select_related("release", "refusal").get(pk=link.object_id)
            if offer == noted:
                found |= {"offer:noted": str(offer.pk), "link:quote:noted": links.token(link)}
                continue
            found[f"link:quote:{_state(offer)}"] = links.token(link)
            found[f"offer:{_state(offer)}"] = str(offer.pk)
    return found


def _state(offer: Any) -> str:
    if hasattr(offer, "refusal"):
        return "refused"
    if hasattr(offer, "release"):
        return "withdrawn" if hasattr(offer.release, "withdrawal") else "released"
    return "asked"


def _designs(bureau: Bureau) -> dict[str, str]:
    """A draft with a change, an empty programme, a cohort that is over, and an organisation without people."""
    from leertraject.people import commands as people
    from leertraject.programmes import commands
    from leertraject.programmes.commands import Why
    from leertraject.programmes.contents import BlockContent
    from leertraject.programmes.models import Cohort, Programme

    by = {"by": bureau.lead, "now": bureau.now}
    programme = Programme.objects.get()
    draft = commands.start_version(programme=programme, **by)
    added = commands.add_block(
        version=draft,
        content=BlockContent(kind="assignment", title="Drie gesprekken zonder advies", week=12),
        why=Why(title="Meer oefenen", what="", reason="Wie meer oefent, valt minder terug."),
        **by,
    )
    empty = commands.design_programme(title="Leertraject in wording", audience="Adviseurs", promise="Nog open.", **by)
    first = Cohort.objects.get(title="Groep 1")
    over = commands.form_cohort(
        title="Groep 0",
        version=first.version,
        starts_on=(bureau.now - timedelta(days=900)).date(),
        organisations=[row.organisation for row in first.organisations.all()],
        **by,
    )
    commands.invite_cohort(cohort=over, **by)
    nobody = people.welcome_organisation(name="Provincie Oosterland", **by)
    blocks = {f"block:{draft.number}:{block.kind}": str(block.pk) for block in draft.blocks.all()}
    return {
        **blocks,
        "draft": str(draft.number),
        "change:draft": str(added.change.number),
        "programme:empty": str(empty.pk),
        "cohort:over": str(over.pk),
        "organisation:empty": str(nobody.pk),
    }


def _codes(bureau: Bureau) -> dict[str, str]:
    """A code with everything that can happen to one, and one that went up in it."""
    from leertraject.lookback.commands import codebook, coding
    from leertraject.lookback.models import Codebook, Fragment

    book = Codebook.objects.latest("made_at")
    first, second, third, fourth, fifth, sixth = book.codes.all()[:6]
    by = {"by": bureau.lead, "now": bureau.now}
    texts = codebook.CodeTexts(
        name=first.name,
        definition="Wat iemand zelf als winst noemt.",
        include=first.include,
        exclude=first.exclude,
        example="‘Ik bel nu eerst, en schrijf daarna pas een advies.’",
    )
    codebook.rewrite_code(code=first, revision=first.revision, texts=texts, why="Twee mensen lazen het anders", **by)
    codebook.move_code(code=third, parent=second, after=None, why="", **by)
    codebook.merge_codes(code=fourth, into=first, why="Het verschil was niet te zien", **by)
    fragment = Fragment.objects.filter(transcript__conversation__speaker__name="Opgavehouder coded").order_by("pk")[0]
    coding.code_fragment(fragment=fragment, codes=[fifth], **by)
    return {
        "code:changed": str(first.pk),
        "code:merged": str(fourth.pk),
        "code:split": str(fifth.pk),
        "code:other": str(sixth.pk),
    }


def _insights(bureau: Bureau) -> dict[str, str]:
    """A bare draft, one that repeats a quote that was withdrawn since, one that lost its confirmation, and a trend card
    without anyone."""
    from leertraject.lookback.commands import insights, releases, trends
    from leertraject.lookback.models import Fallback, Release
    from leertraject.lookback.queries import texts
    from leertraject.people.queries import actor

    by = {"by": bureau.lead, "now": bureau.now}
    bare = insights.write_insight(
        study=bureau.study, claim="Wie van plek wisselt, begint opnieuw", explanation="Een vermoeden.", counter="", **by
    )
    living = Release.objects.filter(withdrawal__isnull=True, audience="cohorts").select_related("offer__fragment")
    release = living.first()
    ((words, _),) = texts.released_words([release]).values()
    flagged = insights.write_insight(
        study=bureau.study,
        claim="Na afloop wordt het stil",
        explanation=f"Iemand zei: {words}",
        counter="Niet bij iedereen.",
        **by,
    )
    speaker = next(p for p in bureau.people.values() if p.pk == texts.speaker_of(release))
    releases.withdraw_release(release=release, by=actor(speaker, now=bureau.now), now=bureau.now)
    _flags(bureau)
    fallen = insights.write_insight(
        study=bureau.study, claim="Een vast moment helpt", explanation="Een vermoeden.", counter="Soms niet.", **by
    )
    Fallback.objects.create(insight=fallen, cause="one_voice", confirmed_at=bureau.now, at=bureau.now)
    card = trends.write_trend(
        study=bureau.study, title="Minder kantoren", coming="Een vermoeden.", module="", insight=None, **by
    )
    return {
        "insight:bare": str(bare.pk),
        "insight:flagged": str(flagged.pk),
        "insight:fallen": str(fallen.pk),
        "trend:bare": str(card.pk),
    }


def _flags(bureau: Bureau) -> None:
    """Flags on texts of the demo, as a withdrawal leaves them: the commands refuse such words beforehand."""
    from leertraject.lookback.models import Check, Flag, Note
    from leertraject.programmes.models import Change

    check = Check.objects.get(outcome__isnull=False)
    change = Change.objects.get(version__number=2, number=2)
    for row, key, field in (
        (check, check.pk, "measure"),
        (check.outcome, check.pk, "words"),
        (note := Note.objects.get(change=change), note.pk, "text"),
        (change, change.pk, "reason"),
    ):
        Flag.objects.create(
            study=bureau.study,
            object_kind=row._meta.label_lower,
            object_id=key,
            field=field,
            places=[[0, getattr(row, field).index(" ", 25)]],
            at=bureau.now,
        )


def _mail(bureau: Bureau) -> dict[str, str]:
    """A mail of which nobody is sure, and one that failed."""
    from leertraject.notices.models import Notice, NoticeState

    sent = list(Notice.objects.filter(made_by=bureau.lead.subject).order_by("made_at")[:2])
    for notice, state in zip(sent, (NoticeState.UNSURE, NoticeState.FAILED), strict=True):
        Notice.objects.filter(pk=notice.pk).update(state=state, note="De mailserver gaf geen antwoord meer.")
    return {"notice:unsure": str(sent[0].pk)}


if __name__ == "__main__":
    main()
