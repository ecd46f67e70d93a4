"""From the matrix to requests: who looks, in which state, and what must come back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import product
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, sign_in
from leertraject.privacy import matrix
from leertraject.privacy.matrix import CONDITIONS, CONTENT, EMPLOYER_SIDE, Condition, Level, Row
from tests.guards.visibility.cast import OTHER, OWN, Cast, add_role, gather
from tests.guards.visibility.probes import Probe

# Roles of the bureau as a whole: no other organisation, and for what is the bureau's own no other group either.
_BUREAU_WIDE = frozenset({"programmaleider", "beheerder"})


class Answer(Enum):
    """What someone gets."""

    CONTENT = "the content"
    NAMELESS = "the content without the name"
    COUNTS = "only counts"
    NOT_FOUND = "not found"


SEEN = frozenset({Answer.CONTENT.value, Answer.NAMELESS.value})


@dataclass(frozen=True)
class Look:
    """One request: by whom, in which state, and what must come back. `holds`: whether the condition, if any, holds."""

    who: str
    side: str
    assigned: bool
    condition: Condition | None
    expected: Answer
    holds: bool = True

    def __str__(self) -> str:
        state = f" once {self.condition.level.name.lower()}" if self.condition and self.holds else ""
        return f"{self.who} ({'assigned' if self.assigned else self.side}){state}"


def looks(row: Row) -> Iterator[Look]:
    """Yields every request that the matrix asks for a data kind.

    A level with a condition gives two: hidden without it, seen with it. People of another organisation or group see
    nothing, whatever their role, also when the condition holds for their like here; the bureau-wide roles have no
    such other. What is published of the bureau is published for the people of every organisation.
    """
    for who, level in row.levels.items():
        if who == "assigned":
            continue
        yield from _own(who, level, assigned=False)
        if who not in _BUREAU_WIDE | {"subject", "bezoeker"} and not (who == "trainer" and row.scope == "bureau"):
            yield Look(who, OTHER, False, None, Answer.NOT_FOUND)
            if level in CONDITIONS and row.scope != "bureau":
                yield Look(who, OTHER, False, Condition(level, who), Answer.NOT_FOUND)
    for name in matrix.assignments():
        yield from _own(name, row.assigned.get(name, Level.GEEN), assigned=name in row.assigned)


def _both_sides(probe: Probe, cast: Cast) -> Iterator[tuple[str, str]]:
    """Yields every role of the bureau with one on the employer's side that takes the sight away, by the strictest rule.

    A condition holds for who is under `always`; or by `miss`, which makes all hold but what is for visitors.
    """
    staff = cast.subject not in (*cast.bureau.a.participants, *cast.bureau.a.alumni)
    for pair in product(("trainer", "programmaleider"), sorted(EMPLOYER_SIDE)):
        sight = matrix.sight(probe.kind, columns=set(pair))
        holding = {c for c in sight.conditions if c.holder in probe.always or (probe.miss and c.holder != "bezoeker")}
        alone = matrix.level(probe.kind, column=pair[0])
        # Nobody is sponsor or line manager of someone of the bureau.
        foreign = staff and matrix.rows()[probe.kind].scope == "persoon" and pair[1] != "beheerder"
        own = cast.people[pair[0], OWN] == cast.subject
        if alone in CONTENT | CONDITIONS and sight.when(holding) not in CONTENT and not foreign and not own:
            yield pair


def _own(who: str, level: Level, *, assigned: bool) -> Iterator[Look]:
    if level in CONDITIONS:
        yield Look(who, OWN, assigned, Condition(level, who), Answer.NOT_FOUND, holds=False)
        yield Look(who, OWN, assigned, Condition(level, who), Answer.CONTENT)
        return
    yield Look(who, OWN, assigned, None, _plain(level))


def _plain(level: Level) -> Answer:
    if level == Level.VOL:
        return Answer.CONTENT
    if level == Level.ZONDER_NAAM:
        return Answer.NAMELESS
    return Answer.NOT_FOUND if level == Level.GEEN else Answer.COUNTS


def together(probes: Iterable[Probe]) -> list[list[Probe]]:
    """Returns the probes in groups that differ only in the page: they are asked about one object in one round."""
    groups: dict[object, list[Probe]] = defaultdict(list)
    for probe in probes:
        same = (probe.kind, probe.arrange, probe.subject, probe.assign, probe.meet, probe.miss, tuple(probe.always))
        groups[same].append(probe)
    return list(groups.values())


def leaks(pages: Sequence[Probe], client: Client, bureau: Bureau, moment: datetime) -> list[str]:
    """Makes the object, has everyone look at every page, and returns every answer that is not what the matrix says.

    Never more than the matrix; less only for whom `elsewhere` names, and then really less.
    """
    probe = pages[0]
    cast = gather(bureau, moment, list(matrix.assignments()), probe.subject)
    round_ = Round(probe, cast, probe.arrange(cast), client)
    verdicts = [Verdict(page) for page in pages]
    for look in looks(matrix.rows()[probe.kind]):
        if look.who in probe.always and not look.holds:
            continue
        asked = [verdict for verdict in verdicts if not verdict.out_of_reach(look)]
        if asked:
            answers = round_.answers(look, [verdict.page for verdict in asked])
            for verdict, got in zip(asked, answers, strict=True):
                verdict.weigh(look, got)
    for both in _both_sides(probe, cast):
        for verdict, got in zip(verdicts, round_.answers_both(both, pages), strict=True):
            verdict.weigh_both(both, got)
    return [problem for verdict in verdicts for problem in verdict.all()]


@dataclass
class Verdict:
    """What was wrong at one page, and who got less than the matrix allows."""

    page: Probe
    problems: list[str] = field(default_factory=list)
    less: set[str] = field(default_factory=set)

    def out_of_reach(self, look: Look) -> bool:
        """Says that nothing makes this state, which only those under `elsewhere` may have; notes it as less."""
        no_task = look.assigned and self.page.assign is None
        no_way = look.condition is not None and look.holds and self.page.meet is None
        if look.who in self.page.elsewhere and (no_task or (no_way and look.who not in self.page.always)):
            self.less.add(look.who)
            return True
        return False

    def weigh(self, look: Look, got: str) -> None:
        """Compares an answer with what the matrix says."""
        reaches = look.side == OTHER and look.condition is not None and look.who in self.page.wider
        expected = Answer.CONTENT if reaches else look.expected
        if _fits(got, expected, alone=self.page.alone):
            return
        if look.who in self.page.elsewhere and expected != Answer.NOT_FOUND and got not in SEEN:
            self.less.add(look.who)
        else:
            self.problems.append(f"{self.page.kind}: {look} got {got}, should get {expected.value}")

    def weigh_both(self, both: tuple[str, str], got: str) -> None:
        """Sees to it that who stands on both sides gets no content."""
        if got in SEEN:
            self.problems.append(f"{self.page.kind}: {' and '.join(both)} at once got {got}, should get nothing of it")

    def all(self) -> list[str]:
        """Returns every problem, also of who stands under `elsewhere` without reason."""
        named = sorted(set(self.page.elsewhere) - self.less)
        return self.problems + [f"{self.page.kind}: {who} got all there is, so has no place elsewhere" for who in named]


@dataclass(frozen=True)
class Round:
    """The object, and who goes round it."""

    probe: Probe
    cast: Cast
    thing: Any
    client: Client

    def answers(self, look: Look, pages: Sequence[Probe]) -> list[str]:
        """Puts the object in its state, looks at the pages, and takes everything back."""
        person = self._person(look)
        with transaction.atomic():
            if look.assigned and person is not None:
                self._needed(self.probe.assign, "assign")(self.thing, person, look.who)
            self._bring_about(look)
            got = self._go_round(person, look.who, pages)
            transaction.set_rollback(True)
        return got

    def answers_both(self, both: tuple[str, str], pages: Sequence[Probe]) -> list[str]:
        """Lets someone with a role on both sides look, when all holds that can, and takes everything back."""
        person = self.cast.people[both[0], OWN]
        assert person is not None, "a visitor has no role"
        with transaction.atomic():
            add_role(self.cast, person, both[1])
            if self.probe.miss is not None:
                self.probe.miss(self.thing, None)
            got = self._go_round(person, both[0], pages)
            transaction.set_rollback(True)
        return got

    def _go_round(self, person: Person | None, who: str, pages: Sequence[Probe]) -> list[str]:
        self.client.logout()
        if person is not None:
            sign_in(self.client, person)
        return [self._seen(page, self.client.get(page.url(self.thing, who))) for page in pages]

    def _person(self, look: Look) -> Person | None:
        assigned = self.cast.assignees.get(look.who)
        return assigned or self.cast.people[look.who, look.side]

    def _bring_about(self, look: Look) -> None:
        """Makes the condition hold; or makes all the others hold, so that the answer is no for this reason alone."""
        if look.condition is not None and look.holds:
            if look.who not in self.probe.always:
                self._needed(self.probe.meet, "meet")(self.thing, look.condition)
        elif self.probe.miss is not None and look.expected == Answer.NOT_FOUND and look.side == OWN:
            self.probe.miss(self.thing, look.condition)

    def _needed(self, what: Any, name: str) -> Any:
        if what is None:
            raise ValueError(f"the probe of {self.probe.kind} needs `{name}`")
        return what

    def _seen(self, page: Probe, response: HttpResponse) -> str:
        body = response.content.decode()
        if response.status_code == 200 and page.words(self.thing) in body:
            return Answer.CONTENT.value if self.cast.subject.name in body else Answer.NAMELESS.value
        if response.status_code == 200 and page.counted and page.counted in body:
            return Answer.COUNTS.value
        return str(response.status_code)


def _fits(got: str, expected: Answer, *, alone: bool) -> bool:
    """Content without the name is content too; a page that merely lacks it hides it only when it is not about it."""
    if expected == Answer.CONTENT:
        return got in SEEN
    if expected in (Answer.NAMELESS, Answer.COUNTS):
        return got == expected.value
    return got in ("404", "302") if alone else got not in SEEN | {Answer.COUNTS.value}
