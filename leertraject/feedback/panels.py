"""What pages of `programmes` show of what came after a session: the questions for who takes part, the picture for who
runs the group."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.feedback import moments, queries, rules, showing
from leertraject.kernel import clock
from leertraject.people.acting import actor
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort, Session


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("session_feedback", session_feedback)
    panels.register("session_questions", session_questions)
    panels.register("cohort_feedback", cohort_feedback)


def session_feedback(request: HttpRequest, sessions: Sequence[Session]) -> Mapping[UUID, SafeString]:
    """The picture of a session, for who runs its group (one query); nothing before the session is over. Wishes are
    read on the page of the group, where it is noted that someone did."""
    me, found = actor(request), {}
    for session in (one for one in sessions if moments.is_over(one, now=clock.now())):
        if rules.sees_picture(queries.standing(me, session.cohort)):
            (seen,) = queries.seen([session], wishes=False, now=clock.now())
            context = {"picture": showing.picture(seen), "cohort": session.cohort}
            found[session.pk] = render_to_string("feedback/panels/picture.html", context)
    return found


def session_questions(request: HttpRequest, sessions: Sequence[Session]) -> Mapping[UUID, SafeString]:
    """The way to the questions, for who took part (one query per session that is open; none for others)."""
    me, now = actor(request), clock.now()
    taking = me.cohorts("participant", "alumnus")
    return {
        one.pk: render_to_string("feedback/panels/way.html", {"session": one, "until": showing.until(one)})
        for one in sessions
        if one.cohort_id in taking and moments.is_open(one, now=now) and queries.took_part(me, one)
    }


def cohort_feedback(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """The way to one's own answers and to the pictures (no query for nearly all)."""
    me = actor(request)
    taking = me.cohorts("participant", "alumnus")
    return {
        one.pk: render_to_string(
            "feedback/panels/of_cohort.html", {"cohort": one, "takes_part": one.pk in taking, "sees": sees}
        )
        for one in cohorts
        if (sees := rules.sees_picture(queries.standing(me, one))) or one.pk in taking
    }
