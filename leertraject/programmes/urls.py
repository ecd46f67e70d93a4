from django.urls import path

from leertraject.programmes.views import (
    answering,
    arranging,
    avoiding,
    blocks,
    cohorts,
    comparing,
    day,
    designs,
    framing,
    giving,
    grouping,
    inviting,
    lists,
    moving,
    planning,
    revising,
    session_dates,
    sessions,
)

app_name = "programmes"

PROGRAMME = "programmas/<uuid:programme_id>/"
VERSION = f"{PROGRAMME}versies/<int:number>/"
BLOCK = f"{VERSION}onderdelen/<uuid:block_id>/"
CHANGE = f"{VERSION}wijzigingen/<int:change>/"
COHORT = "groepen/<uuid:cohort_id>/"
SESSION = f"{COHORT}bijeenkomsten/<uuid:session_id>/"
DAY = f"{SESSION}draaiboek/"
PART = f"{DAY}onderdelen/<slug:key>/"

urlpatterns = [
    path("programmas/", designs.programmes, name="programmes"),
    path("programmas/nieuw/", designs.new_programme, name="new_programme"),
    path("programmas/voorbeelden/<slug:example_id>/kopie/", designs.copy_example, name="copy_example"),
    path(PROGRAMME, designs.programme, name="programme"),
    path(f"{PROGRAMME}tekst/", revising.revise_programme, name="revise_programme"),
    path(f"{PROGRAMME}versies/", designs.start_version, name="start_version"),
    path(f"{PROGRAMME}wijzigingen/", designs.changes, name="changes"),
    path(f"{PROGRAMME}vergelijking/", comparing.comparison, name="comparison"),
    path(VERSION, designs.version, name="version"),
    path(f"{VERSION}vraagt/", framing.frame_version, name="frame_version"),
    path(f"{VERSION}publicatie/", designs.publication, name="publication"),
    path(f"{VERSION}onderdelen/nieuw/<slug:kind>/", blocks.add_block, name="add_block"),
    path(BLOCK, blocks.block, name="block"),
    path(f"{BLOCK}inhoud/", blocks.change_block, name="change_block"),
    path(f"{BLOCK}plaats/", blocks.move_block, name="move_block"),
    path(f"{BLOCK}schrapping/", blocks.drop_block, name="drop_block"),
    path(CHANGE, blocks.reword_change, name="reword_change"),
    path(f"{CHANGE}intrekking/", blocks.withdraw_change, name="withdraw_change"),
    path("mensen/<uuid:person_id>/verhuizing/", moving.move_person, name="move_person"),
    path("groepen/", cohorts.cohorts, name="cohorts"),
    path("groepen/nieuw/", planning.new_cohort, name="new_cohort"),
    path("groepen/vrije-dagen/", avoiding.days_off, name="days_off"),
    path("organisaties/<uuid:organisation_id>/drukke-weken/", avoiding.busy_weeks, name="busy_weeks"),
    path(COHORT, cohorts.cohort, name="cohort"),
    path(f"{COHORT}naam/", revising.rename_cohort, name="rename_cohort"),
    path(f"{COHORT}inschrijvingen/", cohorts.enrol, name="enrol"),
    path(f"{COHORT}lijst/", lists.enrol_list, name="enrol_list"),
    path(f"{COHORT}deelnemers.csv", lists.taken_list, name="taken_list"),
    path(f"{COHORT}inschrijvingen/<uuid:enrolment_id>/einde/", cohorts.end_enrolment, name="end_enrolment"),
    path(f"{COHORT}trainers/", cohorts.appoint_trainer, name="appoint_trainer"),
    path(f"{SESSION}antwoorden/", sessions.answers, name="answers"),
    path(DAY, day.day_plan, name="day_plan"),
    path(f"{DAY}tijd/", day.retime_part, name="retime_part"),
    path(f"{DAY}aanwezigheid/", day.note_attendance, name="note_attendance"),
    path(f"{DAY}spullen/", day.change_supplies, name="change_supplies"),
    path(f"{DAY}papier/", day.paper, name="paper"),
    path(f"{DAY}oogst/", day.write_harvest, name="write_harvest"),
    path(f"{DAY}oogst/regel/", day.change_harvest, name="change_harvest"),
    path(f"{DAY}nieuw/", giving.add_part, name="add_part"),
    path(f"{DAY}programma/", giving.to_programme, name="to_programme"),
    path(f"{DAY}waarom/", giving.explain_day, name="explain_day"),
    path(PART, giving.part, name="part"),
    path(f"{PART}plaats/", day.move_part, name="move_part"),
    path(f"{PART}uitloop/", giving.overrun_part, name="overrun_part"),
    path(f"{SESSION}afzegging/", sessions.cancel, name="cancel_session"),
    path(f"{SESSION}hervatting/", sessions.reopen, name="reopen_session"),
    path("uitnodigingen/<uuid:invitation_id>/", answering.answer, name="answer"),
    path(SESSION, session_dates.move_session, name="move_session"),
    path(f"{COHORT}groepjes/", grouping.subgroups, name="subgroups"),
    path(f"{COHORT}groepjes/<uuid:grouping_id>/plaats/", grouping.place_in_group, name="place_in_group"),
    path(f"{COHORT}groepjes/<uuid:grouping_id>/weg/", grouping.drop_groups, name="drop_groups"),
    path(f"{COHORT}uitnodigingen/", inviting.invite, name="invite"),
    path(f"{SESSION}plek/", arranging.arrange_session, name="arrange_session"),
    path(f"{COHORT}afronding/", cohorts.finish, name="finish"),
]
