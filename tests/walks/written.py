"""What a product wrote while people walked through it, searched for what may stand nowhere but in its database.

Run as a module with the data of the product; prints, as JSON, every place where content, an address, a name or a token
stands in a log, in the arguments of a task or in a mail. Mail may name people and holds links: there only what someone
said is looked for.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

from tests.attacks.words import Phrase, found_in

LOG = "output.log"
# Before it stands whom of the demo one can sign in as.
BANNER = "Stoppen gaat met Ctrl-C."


def main() -> None:
    """Prints what was found."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    print(json.dumps(sorted(set(found()))))


def found() -> Iterator[str]:
    """Yields the place and what stands there."""
    from django.conf import settings
    from django_tasks_db.models import DBTaskResult

    said, known = list(sayings()), list(identities())
    output = (Path(settings.DATA) / LOG).read_text(encoding="utf-8", errors="replace")
    log = output.partition(BANNER)[2] or output
    tasks = "\n".join(
        json.dumps(row, default=str) for row in DBTaskResult.objects.values_list("args_kwargs", flat=True)
    )
    for place, text in (("log", log), ("task", tasks)):
        yield from (f"{place}: {words}" for words in found_in(text, said))
        yield from (f"{place}: {what}" for what in known if what in text)
    yield from (f"mail: {words}" for words in found_in(mails(), said))


def sayings() -> Iterator[Phrase]:
    """Yields everything that speakers said or interviewers wrote down of them, as far as it can be opened."""
    from leertraject.lookback.models import Part, Release, Transcript
    from leertraject.lookback.queries import texts

    transcripts = list(Transcript.objects.all())
    opened = texts.opened_many(transcripts)
    for one in transcripts:
        if one.pk in opened:
            for turn in one.turns.filter(label__part=Part.SPEAKER):
                yield Phrase.of(opened[one.pk].text[turn.begin : turn.end])
    for words, _ in texts.released_words(Release.objects.filter(withdrawal__isnull=True)).values():
        yield Phrase.of(words)


def identities() -> Iterator[str]:
    """Yields names, addresses, and the tokens of links in mail."""
    from leertraject.notices import links
    from leertraject.notices.models import MailLink
    from leertraject.people.models import Person

    for name, email in Person.objects.values_list("name", "email"):
        yield from filter(None, (name, email))
    yield from map(links.token, MailLink.objects.select_related("person"))


def mails() -> str:
    """Returns subject and text of every mail that was kept."""
    from leertraject.notices import mailfolder

    kept: Iterable[mailfolder.KeptMail] = mailfolder.read_folder(limit=10_000)
    return "\n".join(f"{mail.subject}\n{mail.text}" for mail in kept)


if __name__ == "__main__":
    main()
