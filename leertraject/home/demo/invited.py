"""A link by which late joiners come into Groep 2, and someone who waits for the programme leader."""

from datetime import timedelta
from typing import Any

from leertraject.joining import commands
from leertraject.kernel.actors import NOBODY

NAME, EMAIL = "Nadia Bos", "nadia.bos@dijkerveen.example"


def invite_by_link(stage: Any) -> None:
    """Makes the link, and lets someone without an account ask and confirm."""
    link, _ = commands.make_link(
        cohort=stage.cohorts["second"],
        organisation=stage.organisations["dijkerveen"],
        last_on=stage.day(0) + timedelta(days=14),
        places=3,
        vets=True,
        domains="dijkerveen.example",
        by=stage.actor("lotte", -2),
        now=stage.at(-2),
    )
    asked = commands.ask(link=link, name=NAME, email=EMAIL, by=NOBODY, now=stage.at(-1))
    if asked.attempt is not None:
        commands.confirm(attempt=asked.attempt, by=NOBODY, now=stage.at(-1))
