"""Every page in every state that it has, and who sees it. A url that shows no page stands below with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LEAD, INTERVIEWER, TRAINER, ADMINISTRATOR = "Lotte Brink", "Mirjam Kok", "Hanneke Vos", "Noor Aydin"
SPONSOR, MANAGER, PARTICIPANT, ALUMNUS = "Karin Dekker", "Peter Smit", "Sanne de Graaf", "Ineke van der Wal"
STRANGER = ""
ROLES = {
    LEAD: "programmaleider",
    INTERVIEWER: "interviewer",
    TRAINER: "trainer",
    ADMINISTRATOR: "beheerder",
    SPONSOR: "opdrachtgever",
    MANAGER: "leidinggevende",
    PARTICIPANT: "deelnemer",
    ALUMNUS: "oud-deelnemer",
    STRANGER: "niemand",
}

ARRANGED = ("planned", "prepared", "moved", "called_off")
WORKED_ON = ("consented", "unmapped", "mapped", "reading", "coded")
# Urls that show no page of their own: a POST that leads on, a redirect, or an answer for machines.
NO_PAGE = {
    "healthz": "JSON",
    "readyz": "JSON",
    "account_request_login_code": "a POST that leads on, and the page of account_login when it cannot",
    "account_signup": "leads to signing in",
    "account_logout": "a POST; an address leads on",
    "demo:sign_in": "a POST that leads on",
    "lookback:ask_consent": "a POST that leads on",
    "lookback:send_preparation": "a POST that leads on",
    "lookback:calendar": "a file",
    "lookback:offer": "a POST that leads on",
    "lookback:fragment_removal": "a POST that leads on",
    "lookback:insight_support_removal": "a POST that leads on",
    "lookback:quote_refusal": "a POST that leads on",
    "notices:again": "a POST that leads on",
    "notices:settle": "a POST that leads on",
    "people:account": "a POST that leads on",
    "programmes:copy_example": "a POST that leads on",
    "programmes:start_version": "a POST that leads on",
    "programmes:withdraw_change": "a POST that leads on",
}


@dataclass(frozen=True)
class Shown:
    """One page in one state: the url name, its identifiers, who looks, what is done there, and the status after it.

    `by_link` is a token of a link from mail that is opened first. `press` is the button that is pressed, after
    `typed` was filled in by name of the field.
    """

    name: str
    state: str = ""
    who: str = LEAD
    identifiers: dict[str, str] = field(default_factory=dict)
    query: str = ""
    by_link: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    press: str = ""
    status: int = 200

    def __str__(self) -> str:
        who = "link uit mail" if self.by_link else ROLES[self.who]
        return f"{self.name:32} {self.state:28} {who}"


def pages(made: dict[str, str]) -> list[Shown]:
    """Returns every page; `made` are the identifiers that `staging` printed."""
    return [
        *_around(made),
        *_talks(made),
        *_bench(made),
        *_insights(made),
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
    yield Shown("home:privacy", who=STRANGER)
    yield Shown("home:accessibility", who=STRANGER)
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
    yield Shown("notices:open", "dode link", who=STRANGER, identifiers={"token": "vervalst"}, status=404)


def _talks(made: dict[str, str]) -> Iterator[Shown]:
    for who in (LEAD, INTERVIEWER, ALUMNUS):
        yield Shown("lookback:conversations", who=who)
    yield Shown("lookback:plan")
    yield Shown("lookback:plan", "leeg verstuurd", press="Plan dit gesprek", status=422)
    for state in (*ARRANGED, "refusing", *WORKED_ON):
        yield Shown("lookback:conversation", state, identifiers=_talk(made, state))
    yield Shown("lookback:conversation", "van een ander", identifiers=_talk(made, "Ineke van der Wal"))
    yield Shown("lookback:conversation", "eigen", who=ALUMNUS, identifiers=_talk(made, "Ineke van der Wal"))
    yield Shown("lookback:conversation", "vrijgegeven", INTERVIEWER, _talk(made, "Ineke van der Wal"))
    for state in ("planned", "refusing", "consented", "mapped"):
        yield Shown("lookback:transcript_upload", state, identifiers=_talk(made, state))
    upload = _talk(made, "consented")
    yield Shown(
        "lookback:transcript_upload", "niets gekozen", identifiers=upload, press="Voeg dit verslag toe", status=422
    )
    yield Shown(
        "lookback:transcript_upload",
        "onleesbaar",
        identifiers=upload,
        typed={"text": "00:00 --> nergens"},
        press="Voeg dit verslag toe",
        status=422,
    )
    yield Shown("lookback:speakers", "nog niet gezegd", identifiers=_talk(made, "unmapped"))
    unmapped = _talk(made, "unmapped")
    yield Shown("lookback:speakers", "niets gekozen", identifiers=unmapped, press="Zo is het", status=422)
    yield Shown("lookback:speakers", "gezegd", identifiers=_talk(made, "mapped"))
    yield Shown("lookback:transcript", "interviewer", INTERVIEWER, _talk(made, "Ineke van der Wal"))
    yield Shown("lookback:transcript", "eigen", ALUMNUS, _talk(made, "Ineke van der Wal"))
    yield Shown("lookback:discard_transcript", "mag", identifiers=_talk(made, "mapped"))
    yield Shown("lookback:discard_transcript", "er rust iets op", identifiers=_talk(made, "coded"))
    for state in ARRANGED[1:]:
        by_link = made[f"link:preparation:Opgavehouder {state}"]
        yield Shown("lookback:preparation", state, STRANGER, _talk(made, state), by_link=by_link)
    yield Shown("lookback:preparation", "aangemeld", ALUMNUS, _talk(made, "Ineke van der Wal"))
    yield Shown("lookback:move_conversation", "spreker weet van niets", identifiers=_talk(made, "planned"))
    yield Shown("lookback:move_conversation", "spreker krijgt mail", identifiers=_talk(made, "prepared"))
    move = {"identifiers": _talk(made, "prepared"), "press": "Leg deze afspraak vast"}
    yield Shown("lookback:move_conversation", "leeg verstuurd", typed={"day": "", "at": ""}, status=422, **move)
    yield Shown("lookback:call_off", identifiers=_talk(made, "prepared"))
    link = made["link:consent:Els Mulder"]
    yield Shown("lookback:consent", "open", STRANGER, _talk(made, "Els Mulder"), by_link=link)
    yield Shown(
        "lookback:consent",
        "niets gekozen",
        STRANGER,
        _talk(made, "Els Mulder"),
        by_link=link,
        press="Bewaar mijn keuze",
        status=422,
    )
    yield Shown("lookback:consent", "beantwoord", ALUMNUS, _talk(made, "Ineke van der Wal"))
    yield Shown(
        "lookback:consent",
        "wat een nee beëindigt",
        ALUMNUS,
        _talk(made, "Ineke van der Wal"),
        typed={"verbeteren": "nee"},
        press="Bewaar mijn keuze",
    )
    for state in ("asked", "released", "withdrawn"):
        yield Shown(
            "lookback:quote", state, STRANGER, {"offer_id": made[f"offer:{state}"]}, by_link=made[f"link:quote:{state}"]
        )
    # The link of a refused quote has run out; its speaker has an account.
    yield Shown("lookback:quote", "refused", ALUMNUS, {"offer_id": made["offer:refused:Ineke van der Wal"]})
    asked = {"offer_id": made["offer:asked"]}
    yield Shown(
        "lookback:quote_release",
        "niets gekozen",
        STRANGER,
        asked,
        by_link=made["link:quote:asked"],
        press="Geef deze woorden vrij",
        status=422,
    )
    released = {"offer_id": made["offer:released"]}
    yield Shown("lookback:quote_withdrawal", "", STRANGER, released, by_link=made["link:quote:released"])
    copy = {"copy_id": made["copy:Ineke van der Wal"]}
    yield Shown("lookback:note", "", STRANGER, copy, by_link=made["link:note:Ineke van der Wal"])
    yield Shown("lookback:note", "aangemeld", ALUMNUS, copy)


def _bench(made: dict[str, str]) -> Iterator[Shown]:
    for state in WORKED_ON:
        yield Shown("lookback:workbench", state, identifiers=_talk(made, state))
    coded, chosen = _talk(made, "coded"), f"?fragment={made['fragment:free']}"
    yield Shown("lookback:workbench", "fragment gekozen", identifiers=coded, query=chosen)
    yield Shown("lookback:workbench", "niets gekozen", identifiers=coded, press="Bewaar fragment en codes", status=422)
    yield Shown(
        "lookback:fragment_support",
        "niets gekozen",
        identifiers=coded,
        query=chosen,
        press="Leg onder dit inzicht",
        status=422,
    )
    yield Shown(
        "lookback:fragment_codes", "na bewaren", identifiers=coded, query=chosen, press="Bewaar fragment en codes"
    )
    yield Shown("lookback:workbench", "lang, met alles", INTERVIEWER, _talk(made, "Ineke van der Wal"))
    released = f"?fragment={made['fragment:released:Ineke van der Wal']}"
    yield Shown("lookback:workbench", "vrijgegeven fragment", INTERVIEWER, _talk(made, "Ineke van der Wal"), released)


def _insights(made: dict[str, str]) -> Iterator[Shown]:
    yield Shown("lookback:insights")
    yield Shown("lookback:insights", who=TRAINER)
    yield Shown("lookback:insight_new")
    yield Shown("lookback:insight_new", "leeg verstuurd", press="Bewaar als concept", status=422)
    for state in ("1", "2", "bare", "flagged"):
        here = {"insight_id": made[f"insight:{state}"]}
        yield Shown("lookback:insight", state, identifiers=here)
        yield Shown("lookback:trail", state, identifiers=here)
    bare, first = {"insight_id": made["insight:bare"]}, {"insight_id": made["insight:1"]}
    yield Shown("lookback:insight", "1", TRAINER, first)
    yield Shown("lookback:insight", "1", INTERVIEWER, first)
    yield Shown("lookback:trail", "met eigen fragmenten", INTERVIEWER, first)
    yield Shown(
        "lookback:insight_confirmation",
        "nog niet te bevestigen",
        identifiers=bare,
        press="Bevestig dit inzicht",
        status=422,
    )
    yield Shown("lookback:insight_edit", "concept", identifiers=bare)
    yield Shown("lookback:insight_edit", "ingetrokken woorden", identifiers={"insight_id": made["insight:flagged"]})
    yield Shown(
        "lookback:insight_edit", "leeg verstuurd", identifiers=bare, typed={"claim": ""}, press="Bewaar", status=422
    )
    yield Shown(
        "lookback:insight_edit",
        "iemand was eerder",
        identifiers=bare,
        typed={"revision": "99"},
        press="Bewaar",
        status=409,
    )
    yield Shown("lookback:insight_reason", "concept", identifiers=bare)
    yield Shown("lookback:insight_reason", "bevestigd", identifiers=first)
    yield Shown("lookback:insight_reason", "niets gekozen", identifiers=first, press="Noem als reden", status=422)
    yield Shown("lookback:checks")
    yield Shown("lookback:checks", who=TRAINER)
    yield Shown("lookback:check", "open", TRAINER, {"check_id": made["check:open"]})
    yield Shown("lookback:check", "getoetst", identifiers={"check_id": made["check:done"]})
    yield Shown(
        "lookback:check_outcome",
        "niets gekozen",
        identifiers={"check_id": made["check:open"]},
        press="Leg de uitkomst vast",
        status=422,
    )
    plan = {"change_id": made["change:1"]}
    yield Shown("lookback:check_plan", "", identifiers=plan)
    yield Shown("lookback:check_plan", "leeg verstuurd", identifiers=plan, press="Plan deze toets", status=422)
    yield Shown("lookback:tell_back", "schrijven", identifiers=plan)
    yield Shown("lookback:tell_back", "leeg verstuurd", identifiers=plan, press="Lees het bericht na", status=422)
    yield Shown(
        "lookback:tell_back", "nalezen", identifiers=plan, typed={"text": "Wij bellen nu."}, press="Lees het bericht na"
    )
    yield Shown("lookback:tell_back", "verteld", identifiers={"change_id": made["change:2"]})


def _programmes(made: dict[str, str]) -> Iterator[Shown]:
    programme = {"programme_id": made["programme"]}
    draft, published = programme | {"number": made["draft"]}, programme | {"number": "2"}
    empty = {"programme_id": made["programme:empty"]}
    for who in (LEAD, TRAINER, PARTICIPANT, SPONSOR):
        yield Shown("programmes:programmes", who=who)
        yield Shown("programmes:programme", who=who, identifiers=programme)
        yield Shown("programmes:changes", who=who, identifiers=programme)
        yield Shown("programmes:version", "gepubliceerd", who, published)
    yield Shown("programmes:programme", "leeg", identifiers=empty)
    yield Shown("programmes:changes", "leeg", identifiers=empty)
    yield Shown("programmes:version", "leeg", identifiers=empty | {"number": "1"})
    yield Shown("programmes:version", "concept", identifiers=draft)
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
    yield Shown(
        "programmes:reword_change",
        "leeg verstuurd",
        identifiers=change,
        typed={"change_title": ""},
        press="Bewaar",
        status=422,
    )


def _cohorts(made: dict[str, str]) -> Iterator[Shown]:
    second, over = {"cohort_id": made["cohort:Groep 2"]}, {"cohort_id": made["cohort:over"]}
    for who in (LEAD, TRAINER, PARTICIPANT, SPONSOR, MANAGER):
        yield Shown("programmes:cohorts", who=who)
        yield Shown("programmes:cohort", "loopt", who, second)
    yield Shown("programmes:cohort", "afgerond", ALUMNUS, {"cohort_id": made["cohort:Groep 1"]})
    yield Shown("programmes:cohort", "voorbij, leeg", identifiers=over)
    yield Shown("programmes:new_cohort")
    yield Shown("programmes:new_cohort", "leeg verstuurd", press="Vorm de groep", status=422)
    yield Shown("programmes:enrol", "", identifiers=second)
    yield Shown("programmes:enrol", "leeg verstuurd", identifiers=second, press="Schrijf in", status=422)
    yield Shown("programmes:appoint_trainer", "", identifiers=second)
    yield Shown("programmes:appoint_trainer", "leeg verstuurd", identifiers=second, press="Wijs aan", status=422)
    session = second | {"session_id": made["session:Groep 2"]}
    yield Shown("programmes:move_session", "", identifiers=session)
    yield Shown(
        "programmes:move_session", "leeg verstuurd", identifiers=session, typed={"on": ""}, press="Verzet", status=422
    )
    yield Shown("programmes:end_enrolment", "", identifiers=second | {"enrolment_id": made["enrolment:Groep 2"]})
    yield Shown("programmes:finish", "mag", identifiers=over)


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
        Shown("lookback:conversation", "is er niet", SPONSOR, _talk(made, "planned"), status=404),
        Shown("programmes:start_version", "verkeerde weg", identifiers={"programme_id": made["programme"]}, status=405),
        Shown(
            "lookback:plan",
            "te lang open",
            typed={"csrfmiddlewaretoken": "verlopen"},
            press="Plan dit gesprek",
            status=403,
        ),
    ]


def _talk(made: dict[str, str], state: str) -> dict[str, str]:
    return {"conversation_id": made[f"talk:{state}"]}
