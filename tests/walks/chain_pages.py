"""The pages of the chain, in every state."""

from collections.abc import Iterator

from tests.walks.shown import ALUMNUS, INTERVIEWER, LEAD, PARTICIPANT, STRANGER, TRAINER, Shown, talk

ARRANGED = ("planned", "prepared", "moved", "called_off")
WORKED_ON = ("consented", "unmapped", "mapped", "reading", "coded")


def corrections(made: dict[str, str]) -> Iterator[Shown]:
    """A text that is corrected, and the text of which a fragment was chosen."""
    coded = talk(made, "coded")
    yield Shown("lookback:turn_edit", "te verbeteren", identifiers=talk(made, "mapped") | {"index": "2"})
    yield Shown("lookback:turn_edit", "leeg", identifiers=coded | {"index": "2"}, typed={"text": " "}, press="Bewaar",
                status=422)  # fmt: skip
    yield Shown("lookback:turn_edit", "niet gesplitst", identifiers=coded | {"index": "2"}, press="Splits hier",
                status=422)  # fmt: skip
    yield Shown("lookback:turn_edit", "ligt vast", identifiers=talk(made, "corrected") | {"index": "2"})
    yield from _identifying(made)
    yield Shown("lookback:edits", "niets veranderd", identifiers=talk(made, "mapped"))
    yield Shown("lookback:edits", "veranderd en klaar", identifiers=talk(made, "corrected"))
    yield Shown("lookback:edits", "veranderd", identifiers=talk(made, "edited"))
    yield Shown("lookback:coding_finish", "nog niet", identifiers=talk(made, "edited"))
    yield Shown("lookback:coding_finish", "al gezegd", identifiers=talk(made, "corrected"))


def holding(made: dict[str, str]) -> Iterator[Shown]:
    """A conversation while it is held, and what becomes of its notes."""
    yield Shown("lookback:holding", "nog niets gezegd", identifiers=talk(made, "planned"))
    yield Shown("lookback:holding", "nee", identifiers=talk(made, "refusing"))
    yield Shown("lookback:holding", "nog niet begonnen", identifiers=talk(made, "consented"))
    yield Shown("lookback:holding", "begonnen", identifiers=talk(made, "held"))
    yield Shown("lookback:holding", "klaar", identifiers=talk(made, "over"))
    yield Shown("lookback:holding", "niets opgeschreven", identifiers=talk(made, "silent"),
                press="Maak er een gespreksverslag van", status=422)  # fmt: skip
    yield Shown("lookback:holding", "heeft een verslag", identifiers=talk(made, "noted"))
    yield Shown("lookback:holding_discard", "mag nog niet", identifiers=talk(made, "over"))
    yield Shown("lookback:holding_discard", "vraag", identifiers=talk(made, "beside"))
    for state in ("held", "over", "noted"):
        yield Shown("lookback:conversation", state, identifiers=talk(made, state))
    for state in ("held", "noted"):
        yield Shown("lookback:transcript", state, identifiers=talk(made, state))
    yield Shown("lookback:workbench", "aantekeningen", identifiers=talk(made, "noted"))
    noted = {"offer_id": made["offer:noted"]}
    yield Shown("lookback:quote", "aantekening", STRANGER, noted, by_link=made["link:quote:noted"])


def _identifying(made: dict[str, str]) -> Iterator[Shown]:
    """Words by which someone can be recognised: nothing found, found, looked up, refused, too late, replaced."""
    name, named = "lookback:identifying", talk(made, "named")
    yield Shown(name, "niets gevonden", identifiers=talk(made, "mapped"))
    yield Shown(name, "gevonden", identifiers=named)
    look = "Zoek dit woord op"
    yield Shown(name, "opgezocht", identifiers=named, typed={"word": "slagboom"}, press=look)
    yield Shown(name, "nergens", identifiers=named, typed={"word": "zonneschijn"}, press=look)
    chosen = "Vervang wat ik koos"
    yield Shown(name, "niets gekozen", identifiers=named, press=chosen, status=422)
    yield Shown(name, "iemand was eerder", identifiers=named, typed={"revision": "99"}, press=chosen, status=409)
    yield Shown(name, "vervangen", identifiers=talk(made, "replaced"))
    yield Shown(name, "ligt vast", identifiers=talk(made, "corrected"))


def talks(made: dict[str, str]) -> Iterator[Shown]:
    for who in (LEAD, INTERVIEWER, ALUMNUS):
        yield Shown("lookback:conversations", who=who)
    yield Shown("lookback:search", "leeg")
    yield Shown("lookback:search", "niets getypt", press="Zoek", status=422)
    yield Shown("lookback:search", "gevonden", INTERVIEWER, typed={"words": "gespr"}, press="Zoek")
    yield Shown("lookback:search", "niets gevonden", INTERVIEWER, typed={"words": "zonneschijn"}, press="Zoek")
    yield Shown("lookback:plan")
    yield Shown("lookback:plan", "leeg verstuurd", press="Plan dit gesprek", status=422)
    for state in (*ARRANGED, "refusing", *WORKED_ON):
        yield Shown("lookback:conversation", state, identifiers=talk(made, state))
    yield Shown("lookback:conversation", "van een ander", identifiers=talk(made, "Ineke van der Wal"))
    yield Shown("lookback:conversation", "eigen", who=ALUMNUS, identifiers=talk(made, "Ineke van der Wal"))
    yield Shown("lookback:conversation", "vrijgegeven", INTERVIEWER, talk(made, "Ineke van der Wal"))
    for state in ("planned", "refusing", "consented", "mapped"):
        yield Shown("lookback:transcript_upload", state, identifiers=talk(made, state))
    upload = talk(made, "consented")
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
    yield Shown("lookback:speakers", "nog niet gezegd", identifiers=talk(made, "unmapped"))
    yield Shown("lookback:speakers", "niets gekozen", identifiers=talk(made, "unmapped"), press="Zo is het", status=422)
    yield Shown("lookback:speakers", "gezegd", identifiers=talk(made, "mapped"))
    yield Shown("lookback:transcript", "interviewer", INTERVIEWER, talk(made, "Ineke van der Wal"))
    yield Shown("lookback:transcript", "eigen", ALUMNUS, talk(made, "Ineke van der Wal"))
    yield from corrections(made)
    yield Shown("lookback:discard_transcript", "mag", identifiers=talk(made, "mapped"))
    yield Shown("lookback:discard_transcript", "er rust iets op", identifiers=talk(made, "coded"))
    for state in ARRANGED[1:]:
        by_link = made[f"link:preparation:Opgavehouder {state}"]
        yield Shown("lookback:preparation", state, STRANGER, talk(made, state), by_link=by_link)
    yield Shown("lookback:preparation", "aangemeld", ALUMNUS, talk(made, "Ineke van der Wal"))
    yield Shown("lookback:move_conversation", "spreker weet van niets", identifiers=talk(made, "planned"))
    yield Shown("lookback:move_conversation", "spreker krijgt mail", identifiers=talk(made, "prepared"))
    move = {"identifiers": talk(made, "prepared"), "press": "Leg deze afspraak vast"}
    yield Shown("lookback:move_conversation", "leeg verstuurd", typed={"day": "", "at": ""}, status=422, **move)
    yield Shown("lookback:call_off", identifiers=talk(made, "prepared"))
    link = made["link:consent:Els Mulder"]
    yield Shown("lookback:consent", "open", STRANGER, talk(made, "Els Mulder"), by_link=link)
    yield Shown(
        "lookback:consent",
        "niets gekozen",
        STRANGER,
        talk(made, "Els Mulder"),
        by_link=link,
        press="Bewaar mijn keuze",
        status=422,
    )
    yield Shown("lookback:consent", "beantwoord", ALUMNUS, talk(made, "Ineke van der Wal"))
    yield Shown(
        "lookback:consent",
        "wat een nee beëindigt",
        ALUMNUS,
        talk(made, "Ineke van der Wal"),
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
    yield Shown(
        "lookback:quote_release",
        "andere woorden, te lang",
        STRANGER,
        asked,
        by_link=made["link:quote:asked"],
        typed={"own_words": "Woord " * 120},
        press="Geef deze woorden vrij",
        status=422,
    )
    yield Shown("lookback:own", "vrijgegeven", ALUMNUS, {"person_id": made["person:Ineke van der Wal"]})
    yield Shown("lookback:own", "leeg", PARTICIPANT, {"person_id": made["person:Sanne de Graaf"]})
    yield Shown("lookback:own_sent", who=STRANGER)
    yield Shown("lookback:quote_withdrawal", "", STRANGER, released, by_link=made["link:quote:released"])
    yield Shown(
        "lookback:note",
        "",
        STRANGER,
        {"copy_id": made["copy:Ineke van der Wal"]},
        by_link=made["link:note:Ineke van der Wal"],
    )
    yield Shown("lookback:note", "aangemeld", ALUMNUS, {"copy_id": made["copy:Ineke van der Wal"]})


def bench(made: dict[str, str]) -> Iterator[Shown]:
    for state in WORKED_ON:
        yield Shown("lookback:workbench", state, identifiers=talk(made, state))
    coded, chosen = talk(made, "coded"), f"?fragment={made['fragment:free']}"
    yield Shown("lookback:workbench", "fragment gekozen", identifiers=coded, query=chosen)
    yield Shown("lookback:workbench", "met één code", INTERVIEWER, talk(made, "Ineke van der Wal"), made["query:code"])
    yield Shown("lookback:workbench", "niets gekozen", identifiers=coded, press="Kies deze woorden", status=422)
    yield Shown("lookback:workbench", "lang, met alles", INTERVIEWER, talk(made, "Ineke van der Wal"))
    released = f"?fragment={made['fragment:released:Ineke van der Wal']}"
    yield Shown("lookback:workbench", "vrijgegeven fragment", INTERVIEWER, talk(made, "Ineke van der Wal"), released)


def codebook(made: dict[str, str]) -> Iterator[Shown]:
    for who in (LEAD, INTERVIEWER, TRAINER):
        yield Shown("lookback:codebook", who=who)
    yield Shown("lookback:code_new", who=INTERVIEWER)
    yield Shown("lookback:code_new", "leeg verstuurd", press="Voeg deze code toe", status=422)
    split = {"code_id": made["code:split"]}
    yield Shown("lookback:code_split", identifiers=split)
    yield Shown(
        "lookback:code_split", "te weinig codes", identifiers=split, query=f"?deel={made['code:changed']}", status=422
    )
    query = f"?deel={made['code:changed']}&deel={made['code:other']}"
    yield Shown("lookback:code_split", "fragmenten", identifiers=split, query=query)
    yield Shown(
        "lookback:code_split", "leeg verstuurd", identifiers=split, query=query, press="Splits deze code", status=422
    )
    changed, ended = {"code_id": made["code:changed"]}, {"code_id": made["code:merged"]}
    yield Shown("lookback:code", "veranderd", identifiers=changed)
    yield Shown("lookback:code", "veranderd", TRAINER, changed)
    yield Shown("lookback:code", "opgegaan", identifiers=ended)
    yield Shown("lookback:code_edit", identifiers=changed)
    yield Shown(
        "lookback:code_edit", "leeg verstuurd", identifiers=changed, typed={"name": ""}, press="Bewaar", status=422
    )
    yield Shown(
        "lookback:code_edit",
        "iemand was eerder",
        identifiers=changed,
        typed={"revision": "99", "why": "Het kan korter."},
        press="Bewaar",
        status=409,
    )
    for name, button in (
        ("code_place", "Verplaats deze code"),
        ("code_merge", "Voeg deze codes samen"),
        ("code_retirement", "Gebruik deze code niet meer"),
    ):
        yield Shown(f"lookback:{name}", identifiers=changed)
        yield Shown(f"lookback:{name}", "leeg verstuurd", identifiers=changed, press=button, status=422)


def trends(made: dict[str, str]) -> Iterator[Shown]:
    for who in (LEAD, TRAINER, INTERVIEWER):
        yield Shown("lookback:trends", who=who)
    bare, answered = {"trend_id": made["trend:bare"]}, {"trend_id": made["trend:1"]}
    yield Shown("lookback:trend", "beantwoord", identifiers=answered)
    yield Shown("lookback:trend", "met eigen fragmenten", INTERVIEWER, answered)
    yield Shown("lookback:trend", "met citaat", TRAINER, {"trend_id": made["trend:2"]})
    yield Shown("lookback:trend", "leeg", identifiers=bare)
    yield Shown("lookback:trend_new")
    yield Shown("lookback:trend_new", "leeg verstuurd", press="Bewaar deze kaart", status=422)
    yield Shown("lookback:trend_edit", identifiers=answered)
    yield Shown("lookback:trend_edit", "iemand was eerder", identifiers=answered, typed={"revision": "99"},
                press="Bewaar", status=409)  # fmt: skip
    yield Shown("lookback:trend_change", "keuze", identifiers=answered)
    yield Shown("lookback:trend_change", "nog niemand", identifiers=bare, press="Noem als antwoord", status=422)
    laid = {"fragment_id": made["fragment:free"]}
    yield Shown("lookback:fragment_trend", identifiers=laid)
    yield Shown("lookback:fragment_trend", "niets gekozen", identifiers=laid, press="Zet op deze kaart", status=422)


def insights(made: dict[str, str]) -> Iterator[Shown]:
    yield Shown("lookback:insights")
    study = {"study_id": made["study"]}
    for state, theme in (("één thema", "duurzaam_volhouden"), ("thema zonder inzicht", "luisteren")):
        yield Shown("lookback:insights", state, query=f"?onderzoek={made['study']}&thema={theme}")
    for name in ("themes", "fragments"):
        yield Shown(f"lookback:{name}", "aantallen en eigen", LEAD, study)
        yield Shown(f"lookback:{name}", "eigen gesprekken", INTERVIEWER, study)
    yield Shown("lookback:study_edit", identifiers=study)
    yield Shown("lookback:study_edit", "leeg verstuurd", LEAD, study, typed={"title": ""}, press="Bewaar", status=422)
    typed = {"revision": "99", "title": "Anders"}
    yield Shown("lookback:study_edit", "iemand was eerder", LEAD, study, typed=typed, press="Bewaar", status=409)
    yield Shown("lookback:fragments", "niets gevonden", INTERVIEWER, study, "?stem=anderen")
    yield Shown("lookback:fragments", "vreemd filter", INTERVIEWER, study, "?stem=koning", status=422)
    yield Shown("lookback:insights", who=TRAINER)
    yield Shown("lookback:insight_new")
    yield Shown("lookback:insight_new", "leeg verstuurd", press="Bewaar als concept", status=422)
    for state in ("1", "2", "bare", "flagged", "fallen"):
        here = {"insight_id": made[f"insight:{state}"]}
        yield Shown("lookback:insight", state, identifiers=here)
        yield Shown("lookback:trail", state, identifiers=here)
    bare, first = {"insight_id": made["insight:bare"]}, {"insight_id": made["insight:1"]}
    yield Shown("lookback:insight", "1", TRAINER, first)
    yield Shown("lookback:insight", "1", INTERVIEWER, first)
    yield Shown("lookback:trail", "met eigen fragmenten", INTERVIEWER, first)
    laid = {"insight_id": made["insight:over"], "fragment_id": made["fragment:under"]}
    yield Shown("lookback:insight_support_removal", "", INTERVIEWER, laid)
    yield Shown("lookback:insight_new", "vanuit een fragment", query=f"?fragment={made['fragment:free']}")
    yield Shown(
        "lookback:insight_confirmation",
        "nog niet te bevestigen",
        identifiers=bare,
        press="Bevestig dit inzicht",
        status=422,
    )
    yield Shown("lookback:insight", "fallen", TRAINER, {"insight_id": made["insight:fallen"]})
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
    yield from trends(made)
    for kind, state in (("inzicht", "insight:1"), ("inzicht", "insight:bare"), ("wijziging", "change:1")):
        yield Shown("lookback:resting", state, identifiers={"kind": kind, "object_id": made[state]})
    spoken = talk(made, "Ineke van der Wal")["conversation_id"]
    yield Shown("lookback:resting", "gesprek", INTERVIEWER, {"kind": "gesprek", "object_id": spoken})
    yield Shown("lookback:resting", "code", identifiers={"kind": "code", "object_id": made["code:changed"]})
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
    done, told = {"check_id": made["check:done"]}, {"change_id": made["change:2"]}
    yield Shown("lookback:tell_back", "verteld", identifiers=told)
    for name, here in (("check", done), ("outcome", done), ("note", told), ("change", told)):
        yield Shown(f"lookback:{name}_rewording", "ingetrokken woorden", identifiers=here)
    empty = {"identifiers": done, "typed": {"measure": ""}, "press": "Bewaar", "status": 422}
    yield Shown("lookback:check_rewording", "leeg verstuurd", **empty)
