"""Coding, insights, reasons, checks and notes."""

from django.urls import path

from leertraject.lookback.views import (
    checks,
    codebook,
    editing,
    identifying,
    insights,
    resting,
    rewording,
    splitting,
    stepping,
    studies,
    telling,
    themes,
    trends,
    workbench,
)

FRAGMENT = "fragmenten/<uuid:fragment_id>/"
INSIGHT = "inzichten/<uuid:insight_id>/"
CONVERSATION = "gesprekken/<uuid:conversation_id>/"
TURN = f"{CONVERSATION}beurten/<int:index>/"
CHANGE = "wijzigingen/<uuid:change_id>/"
CODE = "codeboek/<uuid:code_id>/"
TREND = "vooruitblik/<uuid:trend_id>/"
STUDY = "inzichten/onderzoek/<uuid:study_id>/"
CHECK = "toetsen/<uuid:check_id>/"

urlpatterns = [
    path(f"{CONVERSATION}codering/", workbench.workbench, name="workbench"),
    path(f"{CONVERSATION}codering/ongedaan/", stepping.coding_undo, name="coding_undo"),
    path(f"{CONVERSATION}codering/stand/", stepping.coding_state, name="coding_state"),
    path(f"{CONVERSATION}codering/opnieuw/", stepping.coding_redo, name="coding_redo"),
    path(f"{CONVERSATION}codering/einde/", editing.coding_finish, name="coding_finish"),
    path(f"{CONVERSATION}herkenbare-woorden/", identifying.identifying, name="identifying"),
    path(f"{CONVERSATION}verbeteringen/", editing.edits, name="edits"),
    path(f"{CONVERSATION}verbeteringen/laatste/terugdraaiing/", editing.edit_undo, name="edit_undo"),
    path(TURN, editing.turn_edit, name="turn_edit"),
    path(f"{TURN}splitsing/", editing.turn_split, name="turn_split"),
    path(f"{TURN}samenvoeging/", editing.turn_merge, name="turn_merge"),
    path(f"{TURN}spreker/", editing.turn_speaker, name="turn_speaker"),
    path(f"{FRAGMENT}codes/", workbench.fragment_codes, name="fragment_codes"),
    path(f"{FRAGMENT}memo/", workbench.fragment_memo, name="fragment_memo"),
    path(f"{FRAGMENT}verwijdering/", workbench.fragment_removal, name="fragment_removal"),
    path(f"{FRAGMENT}voorlegging/", workbench.offer, name="offer"),
    path(f"{FRAGMENT}inzicht/", workbench.fragment_support, name="fragment_support"),
    path(f"{FRAGMENT}vooruitblik/", trends.fragment_trend, name="fragment_trend"),
    path("codeboek/", codebook.codebook, name="codebook"),
    path("codeboek/begin/", codebook.codebook_start, name="codebook_start"),
    path("codeboek/nieuw/", codebook.code_new, name="code_new"),
    path(CODE, codebook.code, name="code"),
    path(f"{CODE}tekst/", codebook.code_edit, name="code_edit"),
    path(f"{CODE}plaats/", codebook.code_place, name="code_place"),
    path(f"{CODE}samenvoeging/", codebook.code_merge, name="code_merge"),
    path(f"{CODE}splitsing/", splitting.code_split, name="code_split"),
    path(f"{CODE}einde/", codebook.code_retirement, name="code_retirement"),
    path(f"{STUDY}tekst/", studies.study_edit, name="study_edit"),
    path(f"{STUDY}codes/", themes.themes, name="themes"),
    path(f"{STUDY}fragmenten/", themes.fragments, name="fragments"),
    path("inzichten/", insights.insights, name="insights"),
    path("inzichten/nieuw/", insights.insight_new, name="insight_new"),
    path(INSIGHT, insights.insight, name="insight"),
    path(f"{INSIGHT}tekst/", insights.insight_edit, name="insight_edit"),
    path(f"{INSIGHT}bevestiging/", insights.insight_confirmation, name="insight_confirmation"),
    path(f"{INSIGHT}concept/", insights.insight_left, name="insight_left"),
    path(f"{INSIGHT}redenen/", insights.insight_reason, name="insight_reason"),
    path(f"{INSIGHT}spoor/", insights.trail, name="trail"),
    path(
        f"{INSIGHT}fragmenten/<uuid:fragment_id>/verwijdering/",
        insights.insight_support_removal,
        name="insight_support_removal",
    ),
    path("vooruitblik/", trends.trends, name="trends"),
    path("vooruitblik/nieuw/", trends.trend_new, name="trend_new"),
    path(TREND, trends.trend, name="trend"),
    path(f"{TREND}tekst/", trends.trend_edit, name="trend_edit"),
    path(f"{TREND}wijziging/", trends.trend_change, name="trend_change"),
    path(
        f"{TREND}fragmenten/<uuid:fragment_id>/verwijdering/",
        trends.trend_support_removal,
        name="trend_support_removal",
    ),
    path(f"{CHANGE}toets/", checks.check_plan, name="check_plan"),
    path(f"{CHANGE}bericht/", telling.tell_back, name="tell_back"),
    path(f"{CHANGE}bericht/herschrijving/", rewording.note, name="note_rewording"),
    path(f"{CHANGE}herschrijving/", rewording.change, name="change_rewording"),
    path("rust-hierop/<slug:kind>/<uuid:object_id>/", resting.resting, name="resting"),
    path("toetsen/", checks.checks, name="checks"),
    path(CHECK, checks.check, name="check"),
    path(f"{CHECK}herschrijving/", rewording.check, name="check_rewording"),
    path(f"{CHECK}uitkomst/", checks.check_outcome, name="check_outcome"),
    path(f"{CHECK}uitkomst/herschrijving/", rewording.outcome, name="outcome_rewording"),
]
