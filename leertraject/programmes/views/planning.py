"""A new cohort: first what it is about, then a plan with every session, that can be altered and made in one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.analysis.planning import Avoided
from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.programmes import commands, dates_shown, plans, queries, rules
from leertraject.programmes.contents import PlannedSession
from leertraject.programmes.forms.cohorts import AnywayForm, CohortForm, PlannedSessionForm
from leertraject.programmes.plans import Slot
from leertraject.programmes.queries import planning
from leertraject.programmes.rules import dates
from leertraject.programmes.views.asking import Together, actor_of, asked, tried

BACK, FORM = "terug", "vorm"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_cohort(request: HttpRequest) -> HttpResponse:
    """Asks what the cohort is about, shows its plan, and makes it. Nothing is kept in between: the page carries it."""
    actor = actor_of(request)
    if not queries.may_see_cohorts(actor):
        raise Http404
    rules.check_may_form_any_cohort(by=actor)
    versions, clients = queries.published_versions(actor), queries.clients(actor)
    chosen = request.GET.get("versie", "")
    form = CohortForm(request.POST or None, versions=versions, organisations=clients, chosen=chosen)
    if request.POST.get("do") == BACK or not form.is_valid():
        return _about(request, form)
    draft = _drafted(request, form)
    if not draft.sessions:
        form.add_error("version", "Deze versie heeft geen bijeenkomsten. Kies een andere versie.")
        return _about(request, form)
    if request.POST.get("do") == FORM and draft.ready():
        made = tried(draft.anyway, lambda: commands.form_cohort(**draft.given(), by=actor, now=clock.now()))
        if made:
            return redirect("programmes:cohort", made.pk)
    return _plan(request, draft)


@dataclass(slots=True)
class _Draft:
    """A cohort that is not made yet: what it is about, and a form for each session."""

    about: CohortForm
    slots: Sequence[Slot]
    sessions: list[PlannedSessionForm]
    anyway: AnywayForm
    avoided: Sequence[Avoided]
    today: date

    def ready(self) -> bool:
        """Says whether it can be made; what cannot be, is said at its field; a second look is asked for."""
        if [form for form in self.sessions if not form.is_valid()]:
            return False
        for number, field, sentence in dates.plan_problems(self.planned()):
            self.sessions[number].add_error(field, sentence)
        if any(self.warnings()) and not (self.anyway.is_valid() and self.anyway.cleaned_data["anyway"]):
            self.anyway.add_error("anyway", "Kruis dit aan als je het zo bedoelt, of kies andere dagen.")
        return not any(form.errors for form in (*self.sessions, self.anyway))

    def planned(self) -> list[PlannedSession]:
        """Returns the sessions as they were filled in."""
        pairs = zip(self.sessions, self.slots, strict=True)
        return [PlannedSession(block=s.block.pk, title=s.block.title, **form.cleaned_data) for form, s in pairs]

    def warnings(self) -> list[list[str]]:
        """Returns per session what is worth a second look in the days as they are now."""
        days = [_day(form) for form in self.sessions]
        return plans.warnings(days, self.slots, avoided=self.avoided, today=self.today)

    def given(self) -> dict[str, Any]:
        """Returns what the command asks."""
        about = {name: value for name, value in self.about.cleaned_data.items() if name != "every"}
        return about | {"planned": self.planned(), "past_meant": self.anyway.cleaned_data.get("anyway", False)}


def _day(form: PlannedSessionForm) -> date | None:
    """Returns the day that was filled in, also when something else in the form is wrong, or else the one proposed."""
    form.is_valid()
    return form.cleaned_data.get("on") if form.is_bound else form.initial["on"]


def _drafted(request: HttpRequest, about: CohortForm) -> _Draft:
    """Returns the draft as it was sent along, or with what is proposed when nothing was."""
    given = about.cleaned_data
    avoided = planning.avoided(given["organisations"], begins_on=given["starts_on"])
    slots = plans.slots(given["version"], begins_on=given["starts_on"], every=given["every"], avoided=avoided)
    data = request.POST if request.POST.get("do") == FORM else None
    forms = [PlannedSessionForm(data, initial=_shown(slot), prefix=f"b{n}") for n, slot in enumerate(slots, 1)]
    return _Draft(about, slots, forms, AnywayForm(data), avoided, timezone.localdate(clock.now()))


def _shown(slot: Slot) -> dict[str, object]:
    block = slot.block
    return {"on": slot.proposed.on, "starts": block.starts, "ends": block.ends, "place": block.place}


def _about(request: HttpRequest, form: CohortForm) -> HttpResponse:
    return asked(
        request,
        head="Een nieuwe groep",
        submit="Maak een planning",
        back="Groepen",
        back_url=reverse("programmes:cohorts"),
        forms=[(form, "inschrijving")],
        lead="Een groep begint met een gepubliceerde versie en houdt die tot het einde.",
    )


def _plan(request: HttpRequest, draft: _Draft) -> HttpResponse:
    """Shows the plan: what was chosen goes along in the page."""
    everything = [*draft.sessions, draft.anyway]
    warned = draft.warnings()
    context = {
        "about": draft.about,
        "carried": draft.about.carried(),
        "lead": dates_shown.plan_lead(draft.about.cleaned_data),
        "rows": dates_shown.planned(draft.slots, draft.sessions, warned),
        "together": Together(everything),
        "anyway": draft.anyway if any(warned) else None,
        "back": BACK,
        "form": FORM,
    }
    status = 422 if any(form.errors for form in everything) else 200
    return render(request, "programmes/plan.html", context, status=status)
