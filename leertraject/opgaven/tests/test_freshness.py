"""Freshness rises by what is new and by nothing else."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.opgaven import commands, queries
from leertraject.opgaven.contents import Answer, words_of
from leertraject.opgaven.freshness import State, Terms, freshness
from leertraject.opgaven.models import (
    Citation,
    Document,
    Evidence,
    Interest,
    Opgave,
    OwnerAnswer,
    OwnerCheck,
    ResidentQuestion,
)
from leertraject.opgaven.tests import build
from leertraject.people.tests.build import actor

pytestmark = pytest.mark.django_db
PAPERS = {3: "Bewoners van Oost krijgen de ruimte, zegt “de raad”.", 150: "Bewoners van Oost wachten."}
WORDS = ("bewoners van  Oost", "de ruimte", '"de raad"', "wachten.", "Dit staat er niet")
TODAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    ("ages", "state", "days"),
    [
        ([], State.NOTHING, None),
        ([0], State.FRESH, 0),
        ([60, 200], State.FRESH, 60),
        ([61], State.AGEING, 61),
        ([120], State.AGEING, 120),
        ([121], State.STALE, 121),
        ([-3], State.FRESH, 0),
    ],
)
def test_the_newest_day_decides(ages, state, days):
    found = freshness([TODAY - timedelta(days=age) for age in ages], today=TODAY, terms=Terms())
    assert (found.state, found.days) == (state, days)


def machine(there, moment):
    """Every command of the package in any order, by several people, while days pass."""
    bureau = there.bureau
    people = (bureau.a.participants[0], bureau.a.participants[1], bureau.hanneke, bureau.lead)

    class Map(RuleBasedStateMachine):
        questions = Bundle("questions")
        citations = Bundle("citations")

        def __init__(self):
            super().__init__()
            Opgave.objects.exclude(pk=there.opgave.pk).delete()
            OwnerCheck.objects.all().delete()
            ResidentQuestion.objects.all().delete()
            Evidence.objects.all().delete()
            Document.objects.all().delete()
            Opgave.objects.update(owner=bureau.a.owner)
            self.now, self.asked = moment, 0
            self.papers = [build.document(bureau, moment, days=days, text=PAPERS[days]) for days in PAPERS]

        def act(self, command, who, **given):
            """Acts; what may not be done is refused, and changes nothing."""
            try:
                return command(**given, by=actor(people[who], self.now), now=self.now)
            except NotAllowed:
                return None

        @property
        def opgave(self):
            return Opgave.objects.get(pk=there.opgave.pk)

        @rule(days=st.integers(1, 40))
        def pass_days(self, days):
            self.now += timedelta(days=days)

        @rule(target=questions, who=st.integers(0, 3), ago=st.integers(0, 200))
        def ask(self, who, ago):
            self.asked += 1
            return build.question(self.opgave, people[who], self.now, words=f"Vraag {self.asked}?", days=ago)

        @rule(question=questions, who=st.integers(0, 3))
        def ask_again(self, question, who):
            words = question.words.upper().replace("?", " !")
            with pytest.raises(NotAllowed):
                build.question(self.opgave, people[who], self.now, words=words)

        @rule(question=questions, who=st.integers(0, 3), text=st.text("ab", max_size=3))
        def answer(self, question, who, text):
            revision = ResidentQuestion.objects.get(pk=question.pk).revision
            given = {"question": question, "answer": Answer(text), "revision": revision}
            self.act(commands.answer_question, who, **given)

        @rule(question=consumes(questions), who=st.integers(0, 3))
        def withdraw(self, question, who):
            self.act(commands.withdraw_question, who, question=question)

        @rule(target=citations, who=st.integers(0, 3), paper=st.integers(0, 1), words=st.sampled_from(WORDS))
        def cite(self, who, paper, words):
            """Words that do not stand there, and those that it rests on already, are refused and give nothing."""
            given = {"paragraph": self.papers[paper].paragraphs.get(), "words": words}
            return self.act(commands.cite, who, opgave=self.opgave, **given) or multiple()

        @rule(citation=consumes(citations), who=st.integers(0, 3))
        def take_off(self, citation, who):
            self.act(commands.take_off_citation, who, citation=citation)

        @rule(who=st.integers(0, 3), text=st.text("ab", max_size=3))
        def rewrite(self, who, text):
            found = self.opgave
            given = {"opgave": found, "words": replace(words_of(found), why_now=text), "revision": found.revision}
            self.act(commands.change_opgave, who, **given)

        @rule(who=st.integers(0, 3))
        def contribute(self, who):
            given = {"discipline": "jur", "can": "Vroeg meedenken", "goes_wrong": ""}
            self.act(commands.write_contribution, who, opgave=self.opgave, **given)

        @rule(who=st.integers(0, 3), drops=st.booleans())
        def want(self, who, drops):
            row = Interest.objects.filter(opgave=self.opgave).first()
            if row and drops:
                self.act(commands.drop_interest, who, opgave=self.opgave, row=row)
            said = {"party": "Wijkteam", "position": "", "interest": "Mandaat", "concern": ""}
            self.act(commands.write_interest, who, opgave=self.opgave, **said)

        @rule(who=st.integers(0, 3))
        def ask_owner(self, who):
            self.act(commands.ask_owner, who, opgave=self.opgave)

        @rule(says=st.sampled_from(("holds", "corrects", "takes back")))
        def owner_says(self, says):
            """The owner answers what was asked last; a second answer is refused and changes nothing."""
            check = OwnerCheck.objects.first()
            if check is None:
                return
            by = {"check": check, "by": Actor(subject=check.owner_id), "now": self.now}
            with suppress(NotAllowed):
                if says == "holds":
                    commands.confirm(**by)
                elif says == "corrects":
                    commands.correct(words="Het zijn er elf.", **by)
                else:
                    commands.take_correction_back(**by)

        @rule(who=st.integers(0, 3), keeps=st.booleans())
        def keep(self, who, keeps):
            self.act(commands.keep if keeps else commands.let_go, who, opgave=self.opgave)

        @invariant()
        def no_fresher_than_what_came_in(self):
            standing = ResidentQuestion.objects.filter(withdrawn_at__isnull=True)
            rests = Citation.objects.select_related("paragraph__document")
            assert all(one.paragraph.text[one.start : one.end] == one.quote for one in rests)
            days = [one.asked_on for one in standing] + [one.paragraph.document.dated_on for one in rests]
            corrected = OwnerCheck.objects.filter(answer=OwnerAnswer.CORRECTED)
            days += [localdate(one.answered_at) for one in corrected]
            evidence = queries.evidence(self.opgave)
            assert sorted(one.on for one in evidence) == sorted(days)
            found = queries.fresh(evidence, today=self.now.date())
            assert found.on == max(days, default=None)

    return Map


def test_nothing_but_new_evidence_raises_it(there, moment):
    run_state_machine_as_test(
        machine(there, moment),
        settings=settings(
            max_examples=8,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
