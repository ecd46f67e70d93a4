"""The chain with people of organisation A only, so that whoever is of B is an outsider everywhere.

Sanne de Graaf speaks with Mirjam Kok. Her peer of A is in her group, which Hanneke Vos trains; the former participants
of A are of an earlier group of the same programme. Fragments, quotes and insights are made with `build`, which takes
this scene.
"""

from datetime import datetime

from leertraject.lookback import guides
from leertraject.lookback.commands import conversations, insights, trends
from leertraject.lookback.models import Conversation, Fragment, Insight, Stance, Trend
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import AGAINST, WORDS, Scene, actor
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Change, Cohort
from leertraject.programmes.tests import build as designs

PLACE = "Belgebouw, kamer 3"
SAID = f"""Mirjam (opname): Wat heb je geprobeerd en weer losgelaten?
Sanne (opname): Ik werk de kaart alleen bij als ik iemand moet spreken. {WORDS} En formulieren doe ik op vrijdag.
Mirjam (opname): Met een dag en een naam dus.
Sanne (opname): Ja. Dan is het geen huiswerk meer, dan is het een afspraak. {AGAINST}"""


def scene(bureau: Bureau, moment: datetime) -> Scene:
    """Returns who there is and what stands before the first conversation."""
    by = actor(bureau.lead, moment)
    version = designs.published(now=moment)
    earlier = _cohort("Groep 5", version, bureau, bureau.a.alumni, moment)
    programmes.finish_cohort(cohort=earlier, by=by, now=moment)
    running = _cohort("Groep 7", version, bureau, bureau.a.participants, moment)
    programmes.appoint_trainer(cohort=running, person=bureau.hanneke, by=by, now=moment)
    study = conversations.open_study(
        programme=version.programme, title="Terugblik op groep 7", question="Wat bleef er over?", by=by, now=moment
    )
    codebook = conversations.load_codebook(title="Codeboek", codes=guides.codes(), by=by, now=moment)
    return Scene(moment, bureau, version.programme, version, running, running, study, codebook)


def conversation(stage: Scene, state: str = "planned") -> Conversation:
    """Returns Sanne's conversation, in one of the states of `build`."""
    return build.conversation(stage, state, said=SAID, speaker=stage.bureau.a.participants[0], place=PLACE)


def fragment(stage: Scene) -> Fragment:
    """Returns `WORDS` of Sanne, marked and coded."""
    return build.fragment(stage, WORDS, of=conversation(stage, "mapped"))


def resting_insight(stage: Scene, on: Fragment) -> Insight:
    """Returns a draft that rests on this fragment."""
    made = insights.write_insight(
        study=stage.study,
        claim="Een kaart blijft bij als er een gesprek op volgt",
        explanation="Wie iemand gaat spreken, kijkt eerst wat er staat.",
        counter="Eén persoon werkt zonder afspraak bij.",
        by=stage.asking,
        now=stage.moment,
    )
    insights.add_support(insight=made, fragment=on, stance=Stance.SUPPORTS, by=stage.asking, now=stage.moment)
    return made


def resting_trend(stage: Scene, on: Fragment) -> Trend:
    """Returns a trend card on which this fragment lies."""
    return trends.begin_trend(
        study=stage.study,
        title="Kennis gaat met pensioen",
        coming="Wie het weet vertrekt, en het staat in geen systeem.",
        module="Een ochtend meelopen met iemand die weggaat.",
        insight=None,
        fragment=on,
        by=stage.asking,
        now=stage.moment,
    )


def well_known(stage: Scene) -> tuple[Insight, Change]:
    """Returns an insight that can be no more widely known: confirmed, and the reason of a published change."""
    made = build.insight(stage, confirmed=True)
    return made, build.change(stage, published=True, because=made)


def _cohort(title: str, version: object, bureau: Bureau, people: tuple[Person, ...], moment: datetime) -> Cohort:
    by, where = actor(bureau.lead, moment), bureau.a.organisation
    made = designs.cohort(version, where, now=moment, title=title)
    for person in people:
        programmes.enrol(cohort=made, person=person, organisation=where, by=by, now=moment)
    return made
