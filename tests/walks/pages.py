"""Every page in every state that it has, and who sees it. A url that shows no page stands in `pageless`, with the
reason."""

from collections.abc import Iterator
from typing import Any

from tests.walks import (
    assignment_pages,
    buddy_pages,
    chain_pages,
    client_pages,
    feedback_pages,
    giving_pages,
    joining_pages,
    live_pages,
    notebook_pages,
    opgaven_pages,
    own_pages,
    stopping_pages,
)
from tests.walks.shown import (
    ADMINISTRATOR,
    ALUMNUS,
    LEAD,
    MANAGER,
    PARTICIPANT,
    ROLES,
    SPONSOR,
    STRANGER,
    TRAINER,
    Shown,
    talk,
)


def pages(made: dict[str, str]) -> list[Shown]:
    """Returns every page; `made` are the identifiers that `staging` printed."""
    return [
        *_around(made),
        *chain_pages.talks(made),
        *chain_pages.holding(made),
        *chain_pages.bench(made),
        *chain_pages.codebook(made),
        *chain_pages.insights(made),
        *client_pages.sheets(made),
        *client_pages.publications(made),
        *notebook_pages.notebook(made),
        *assignment_pages.assignments(made),
        *live_pages.live(made),
        *feedback_pages.feedback(made),
        *stopping_pages.stopping(made),
        *buddy_pages.buddies(made),
        *joining_pages.joining(made),
        *opgaven_pages.opgaven(made),
        *opgaven_pages.papers(made),
        *_programmes(made),
        *_cohorts(made),
        *_people(made),
    ]


def _around(made: dict[str, str]) -> Iterator[Shown]:
    for who in ROLES:
        if who:
            yield Shown("home:start", who=who)
        yield Shown("home:who_sees_what", who=who)
        yield Shown("lookback:quotes", who=who)
    for who in ROLES:
        if who:
            yield Shown("home:mine", who=who, identifiers={"person_id": made[f"person:{who}"]})
    yield Shown("home:seen", "gezien", ALUMNUS, {"person_id": made[f"person:{ALUMNUS}"]})
    yield Shown("home:seen", "alleen gelezen", ALUMNUS, {"person_id": made[f"person:{ALUMNUS}"]}, query="?wat=gelezen")
    yield Shown("home:seen", "niets gelezen", LEAD, {"person_id": made[f"person:{LEAD}"]}, query="?wat=gelezen")
    alumna = {"person_id": made[f"person:{ALUMNUS}"]}
    yield Shown("home:rename", who=ALUMNUS, identifiers=alumna)
    yield Shown("home:rename", "leeg verstuurd", ALUMNUS, alumna, typed={"name": ""}, press="Bewaar", status=422)
    for who in (ALUMNUS, LEAD):
        yield Shown("home:erasure", who=who, identifiers={"person_id": made[f"person:{who}"]})
    yield Shown("home:erasure", "zonder vinkje", ALUMNUS, alumna, press="Wis alles over mij", status=422)
    yield Shown("home:erased", who=STRANGER)
    for who in (LEAD, ADMINISTRATOR):
        yield Shown("people:devices", "alleen hier", who)
    yield Shown("people:devices", "ook elders", PARTICIPANT)
    yield Shown("people:new_app", who=PARTICIPANT)
    yield Shown("people:new_passkey", who=PARTICIPANT)
    for who in (ALUMNUS, LEAD):
        yield Shown("home:own_terms", who=who, identifiers={"person_id": made[f"person:{who}"]})
    for who in (LEAD, ADMINISTRATOR):
        yield Shown("home:terms", who=who)
    yield Shown("home:new_pause", who=LEAD)
    yield Shown("home:new_pause", "leeg verstuurd", LEAD, press="Stel uit", status=422)
    yield Shown("people:new_address", who=PARTICIPANT)
    yield Shown("people:new_address", "geen adres", PARTICIPANT, press="Stuur de code", status=422)
    yield Shown("home:dossier", who=STRANGER)
    yield Shown("home:privacy", who=STRANGER)
    yield Shown("home:accessibility", who=STRANGER)
    yield from (Shown("home:line", who=who) for who in (PARTICIPANT, ALUMNUS))
    yield Shown("home:line", "leeg", who=ADMINISTRATOR)
    yield Shown("ui:gallery", who=STRANGER)
    yield Shown("demo:people", who=STRANGER)
    yield Shown("demo:mailbox", who=STRANGER)
    yield Shown("demo:mailbox", "leeg", who=STRANGER, query="?aan=niemand")
    yield Shown("account_login", who=STRANGER)
    yield Shown("account_login", "geen adres", who=STRANGER, press="Stuur mij een code", status=422)
    yield Shown(
        "account_confirm_login_code",
        "code gevraagd",
        who=STRANGER,
        typed={"email": "niemand@elders.example"},
        press="Stuur mij een code",
    )
    yield Shown("account_inactive", who=STRANGER)
    yield Shown("notices:sent", who=LEAD, state="met twijfel")
    yield Shown("notices:sent", who=PARTICIPANT, state="leeg")
    yield Shown("notices:sent", who=ADMINISTRATOR, state="aantallen")
    yield Shown("notices:feeds", "leeg", who=ADMINISTRATOR)
    yield Shown("notices:feeds", "met adressen", who=PARTICIPANT)
    yield Shown("notices:feeds", "geen naam", who=ADMINISTRATOR, press="Maak een adres", status=422)
    yield Shown("notices:choices", who=PARTICIPANT)
    yield Shown("notices:choices", "gestopt", who=ALUMNUS)
    yield Shown("notices:leave", who=STRANGER, identifiers={"leaving": made["leaving"]})
    yield Shown("notices:open", "dode link", who=STRANGER, identifiers={"token": "vervalst"}, status=404)
    yield Shown("notices:renew", "gevraagd", who=STRANGER, identifiers={"token": "vervalst"}, press="Stuur mij")


def _programmes(made: dict[str, str]) -> Iterator[Shown]:
    programme = {"programme_id": made["programme"]}
    draft, published = programme | {"number": made["draft"]}, programme | {"number": "2"}
    empty = {"programme_id": made["programme:empty"]}
    for who in (LEAD, TRAINER, PARTICIPANT, SPONSOR):
        yield Shown("programmes:programmes", who=who)
        yield Shown("programmes:programme", who=who, identifiers=programme)
        yield Shown("programmes:changes", who=who, identifiers=programme)
        yield Shown("programmes:version", "gepubliceerd", who, published)
    for who in (LEAD, PARTICIPANT):
        yield Shown("programmes:comparison", who=who, identifiers=programme)
    yield Shown("programmes:comparison", "één versie", identifiers=empty)
    yield Shown("programmes:programme", "leeg", identifiers=empty)
    yield Shown("programmes:changes", "leeg", identifiers=empty)
    yield from _revised("programmes:revise_programme", empty)
    yield Shown("programmes:version", "leeg", identifiers=empty | {"number": "1"})
    yield Shown("programmes:version", "concept", identifiers=draft)
    why = {"change_title": "Anders", "change_reason": "Beter."}
    yield Shown("programmes:frame_version", identifiers=draft)
    yield Shown("programmes:frame_version", "eerste versie", identifiers=empty | {"number": "1"})
    yield Shown(
        "programmes:frame_version",
        "klopt niet",
        identifiers=draft,
        typed={"group_min": "14", "group_max": "8", "hours_intervisie": "veel", **why},
        press="Bewaar",
        status=422,
    )
    yield Shown(
        "programmes:frame_version",
        "iemand was eerder",
        identifiers=draft,
        typed={"revision": "99", "group_max": "15", **why},
        press="Bewaar",
        status=409,
    )
    yield Shown("programmes:publication", "mag", identifiers=draft)
    yield Shown("programmes:publication", "kan nog niet", identifiers=empty | {"number": "1"})
    yield Shown("programmes:new_programme")
    yield Shown("programmes:new_programme", "leeg verstuurd", press="Maak", status=422)
    for kind in ("preparation", "session", "assignment", "consultation", "measurement", "follow_up", "event"):
        yield Shown("programmes:add_block", kind, identifiers=draft | {"kind": kind})
        if f"block:2:{kind}" in made:
            yield Shown("programmes:block", kind, PARTICIPANT, published | {"block_id": made[f"block:2:{kind}"]})
    yield Shown(
        "programmes:add_block", "leeg verstuurd", identifiers=draft | {"kind": "session"}, press="Voeg toe", status=422
    )
    block = draft | {"block_id": made[f"block:{made['draft']}:session"]}
    yield Shown("programmes:block", "concept", identifiers=block)
    yield Shown("programmes:change_block", "", identifiers=block)
    yield Shown(
        "programmes:change_block", "leeg verstuurd", identifiers=block, typed={"title": ""}, press="Bewaar", status=422
    )
    yield Shown(
        "programmes:change_block",
        "iemand was eerder",
        identifiers=block,
        typed={"revision": "99", "change_title": "Anders", "change_reason": "Beter."},
        press="Bewaar",
        status=409,
    )
    yield Shown("programmes:move_block", "", identifiers=block)
    yield Shown("programmes:drop_block", "", identifiers=block)
    yield Shown("programmes:drop_block", "leeg verstuurd", identifiers=block, press="Schrap dit onderdeel", status=422)
    change = draft | {"change": made["change:draft"]}
    yield Shown("programmes:reword_change", "", identifiers=change)
    yield Shown("programmes:withdraw_change", "", identifiers=change)
    yield Shown(
        "programmes:reword_change",
        "leeg verstuurd",
        identifiers=change,
        typed={"change_title": ""},
        press="Bewaar",
        status=422,
    )


def _revised(name: str, of: dict[str, str]) -> Iterator[Shown]:
    """Words that stand there already, by their title."""
    yield Shown(name, identifiers=of)
    yield Shown(name, "leeg verstuurd", identifiers=of, typed={"title": ""}, press="Bewaar", status=422)
    typed = {"revision": "99", "title": "Anders"}
    yield Shown(name, "iemand was eerder", identifiers=of, typed=typed, press="Bewaar", status=409)


def _cohorts(made: dict[str, str]) -> Iterator[Shown]:
    second, over = {"cohort_id": made["cohort:Groep 2"]}, {"cohort_id": made["cohort:over"]}
    for who in (LEAD, TRAINER, PARTICIPANT, SPONSOR, MANAGER):
        yield Shown("programmes:cohorts", who=who)
        yield Shown("programmes:cohort", "loopt", who, second)
    yield Shown("programmes:cohort", "afgerond", ALUMNUS, {"cohort_id": made["cohort:Groep 1"]})
    yield Shown("programmes:cohort", "voorbij, leeg", identifiers=over)
    yield Shown("programmes:new_cohort")
    yield Shown("programmes:new_cohort", "leeg verstuurd", press="Maak een planning", status=422)
    about = {
        "title": "Groep 9",
        "starts_on": "2020-01-31",
        "organisations": made["organisation:Gemeente Dijkerveen"],
    }
    for state, more, status in (("planning", {}, 200), ("planning klopt niet", {"do": "vorm", "b1-on": ""}, 422)):
        yield Shown(
            "programmes:new_cohort",
            state,
            query=made["query:version:2"],
            typed=about | more,
            press="Maak een planning",
            status=status,
        )
    yield from _avoided(made)
    yield from _revised("programmes:rename_cohort", second)
    yield Shown("programmes:enrol", "", identifiers=second)
    yield Shown("programmes:enrol", "leeg verstuurd", identifiers=second, press="Schrijf in", status=422)
    yield Shown("programmes:enrol_list", "", identifiers=second)
    yield Shown("programmes:enrol_list", "leeg verstuurd", identifiers=second, press="Kijk wat erin staat", status=422)
    listed = {"text": "Naam;E-mail;Organisatie;Team\nBos, Els;els(at)x;Gem. Dijkerveen;A\nSanne de Graaf;;;B"}
    yield Shown("programmes:enrol_list", "nagekeken", identifiers=second, typed=listed, press="Kijk wat erin staat")
    mover = {"person_id": made["person:Ineke van der Wal"]}
    yield Shown("programmes:move_person", "", identifiers=mover)
    yield Shown("programmes:move_person", "leeg verstuurd", identifiers=mover, press="Laat verhuizen", status=422)
    yield Shown("programmes:appoint_trainer", "", identifiers=second)
    yield Shown("programmes:appoint_trainer", "leeg verstuurd", identifiers=second, press="Wijs aan", status=422)
    session = second | {"session_id": made["session:Groep 2"]}
    yield Shown("programmes:move_session", "", identifiers=session)
    yield Shown(
        "programmes:move_session", "leeg verstuurd", identifiers=session, typed={"on": ""}, press="Verzet", status=422
    )
    coming = {"cohort_id": made["cohort:invited"], "session_id": made["session:invited"]}
    for state, of, typed, status in (
        ("al geweest", session, {"on": "2020-01-31"}, 200),
        ("al geweest, niets gekozen", session, {"on": "2020-01-31", "asked": "past_meant"}, 422),
        ("wat eraan hangt", coming, {"on": "2040-02-02"}, 200),
        ("iemand was eerder", session, {"revision": "99"}, 409),
    ):
        yield Shown("programmes:move_session", state, identifiers=of, typed=typed, press="Verzet", status=status)
    yield Shown("programmes:arrange_session", "", identifiers=session)
    unsafe = {"link": "http://vergader.example/a"}
    for state, typed, status in (("klopt niet", unsafe, 422), ("iemand was eerder", {"revision": "99"}, 409)):
        yield Shown(
            "programmes:arrange_session", state, identifiers=session, typed=typed, press="Bewaar", status=status
        )
    yield Shown("programmes:end_enrolment", "", identifiers=second | {"enrolment_id": made["enrolment:Groep 2"]})
    yield Shown("programmes:invite", "kan", identifiers=second)
    yield Shown("programmes:invite", "verstuurd", identifiers=over)
    yield Shown("programmes:finish", "mag", identifiers=over)
    yield from _answers(made)
    yield from giving_pages.day(made)
    yield from own_pages.own(made)


def _answers(made: dict[str, str]) -> Iterator[Shown]:
    group = {"cohort_id": made["cohort:invited"]}
    session, ended = group | {"session_id": made["session:invited"]}, group | {"session_id": made["session:ended"]}
    yield Shown("programmes:cohort", "uitgenodigd", identifiers=group)
    yield Shown("programmes:answers", "antwoorden", identifiers=session)
    yield Shown("programmes:answers", "afgezegd, leeg", identifiers=ended)
    typed = {"seats": "0"}
    yield Shown("programmes:answers", "geen plek", identifiers=session, typed=typed, press="Bewaar", status=422)
    yield Shown("programmes:cancel_session", "", identifiers=session)
    yield Shown("programmes:reopen_session", "", identifiers=ended)
    for state in ("open", "seated", "waiting"):
        invitation, link = {"invitation_id": made[f"invitation:{state}"]}, made[f"link:invitation:{state}"]
        yield Shown("programmes:answer", state, STRANGER, invitation, by_link=link)


def _avoided(made: dict[str, str]) -> Iterator[Shown]:
    """Days on which nothing is planned: of the bureau, and of an organisation."""
    dijkerveen = {"organisation_id": made["organisation:Gemeente Dijkerveen"]}
    crossed = {"title": "Dicht", "first_on": "2030-05-02", "last_on": "2030-05-01"}
    for name, of in (("programmes:days_off", {}), ("programmes:busy_weeks", dijkerveen)):
        yield Shown(name, identifiers=of)
        yield Shown(name, "klopt niet", identifiers=of, typed=crossed, press="Sla deze dagen over", status=422)


def _people(made: dict[str, str]) -> Iterator[Shown]:
    dijkerveen = {"organisation_id": made["organisation:Gemeente Dijkerveen"]}
    yield Shown("people:organisations")
    yield Shown("people:organisations", "leeg verstuurd", press="Voeg toe", status=422)
    yield Shown("people:organisation", "", identifiers=dijkerveen)
    yield Shown("people:organisation", "leeg", identifiers={"organisation_id": made["organisation:empty"]})
    yield Shown("people:organisation", "leeg verstuurd", identifiers=dijkerveen, press="Voeg toe", status=422)
    for who in (LEAD, ADMINISTRATOR):
        yield Shown("people:staff", who=who)
    yield Shown("people:staff", "leeg verstuurd", ADMINISTRATOR, press="Voeg toe", status=422)
    yield Shown("people:person", "oud-deelnemer", identifiers={"person_id": made["person:Ineke van der Wal"]})
    yield Shown("people:person", "medewerker", ADMINISTRATOR, {"person_id": made["person:Hanneke Vos"]})
    yield Shown(
        "people:role",
        "leeg verstuurd",
        identifiers={"person_id": made["person:Els Mulder"]},
        press="Geef deze rol",
        status=422,
    )
    owner = {"person_id": made["person:Youssef el Amrani"]}
    yield Shown("people:person", "opgavehouder", identifiers=owner)
    yield Shown("people:details", "", identifiers=owner)
    yield Shown("people:details", "leeg", identifiers=owner, typed={"name": ""}, press="Bewaar", status=422)
    yield Shown("people:role_end", "", identifiers={"role_id": made["role:held"]})
    yield Shown(
        "people:role_end",
        "leeg verstuurd",
        identifiers={"role_id": made["role:held"]},
        typed={"on": ""},
        press="Beëindig",
        status=422,
    )


def failures(made: dict[str, str]) -> list[Any]:
    """Pages of failures: seen but not allowed, not there, the wrong method, a form that stood open too long."""
    return [
        Shown("programmes:new_programme", "mag niet", TRAINER, status=403),
        Shown("lookback:conversation", "is er niet", SPONSOR, talk(made, "planned"), status=404),
        Shown("programmes:start_version", "verkeerde weg", identifiers={"programme_id": made["programme"]}, status=405),
        Shown(
            "lookback:plan",
            "te lang open",
            typed={"csrfmiddlewaretoken": "verlopen"},
            press="Plan dit gesprek",
            status=403,
        ),
    ]
