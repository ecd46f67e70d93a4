"""How the coding of a conversation stands in the running product, and what would be lost. Prints it as JSON."""

import json
import os

import django

from tests.walks.bench_staging import TOGETHER


def main() -> None:
    """Prints per place the codes by coder, the digests that do not hold, and what differs from all that was done."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.lookback.models import Coding, CodingStep, Fragment, Transcript
    from leertraject.lookback.queries import texts

    transcript = Transcript.objects.get(conversation__speaker__name=TOGETHER)
    codings = Coding.objects.filter(fragment__transcript=transcript)
    given = {(str(f), str(coder)): set() for f, coder in codings.values_list("fragment", "coder")}
    for fragment, coder, code in codings.values_list("fragment", "coder", "code"):
        given[str(fragment), str(coder)].add(str(code))
    steps = list(CodingStep.objects.filter(transcript=transcript, undone_at__isnull=True).order_by("number"))
    wanted: dict[tuple[str, str], set[str]] = {}
    for step in steps:
        wanted[str(step.fragment), str(step.by)] = set(step.after.get("codes", ()))
    there = {str(pk) for pk in Fragment.objects.filter(transcript=transcript).values_list("pk", flat=True)}
    last = {str(step.fragment): step for step in steps}
    codes = dict(codings.values_list("code", "code__name"))
    places: dict[str, list[str]] = {}
    for row in Fragment.objects.filter(transcript=transcript).order_by("start", "end"):
        names = sorted({codes[code] for code in row.codings.values_list("code", flat=True)})
        places[f"{row.start}-{row.end}"] = names
    print(
        json.dumps(
            {
                "places": places,
                "broken": [str(pk) for pk in texts.broken_digests()],
                "differing": [str(key) for key in wanted | given if wanted.get(key, set()) != given.get(key, set())],
                "lost": [key for key, step in last.items() if step.after and key not in there],
                "steps": CodingStep.objects.filter(transcript=transcript).count(),
            }
        )
    )


if __name__ == "__main__":
    main()
