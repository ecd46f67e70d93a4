"""Who someone's buddies are is of both: each gets their own side, and it goes when one of the two is erased."""

import uuid

from django.db.models import Q

from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE

FIELDS = {
    "buddies.BuddyRequest.id": PLAIN,
    "buddies.BuddyRequest.cohort": PERSONAL,
    "buddies.BuddyRequest.asker": SENSITIVE,
    "buddies.BuddyRequest.asked": SENSITIVE,
    "buddies.BuddyRequest.at": SENSITIVE,
    "buddies.BuddyRequest.refused_at": SENSITIVE,
    "buddies.BuddyPair.id": PLAIN,
    "buddies.BuddyPair.cohort": PERSONAL,
    "buddies.BuddyPair.one": SENSITIVE,
    "buddies.BuddyPair.other": SENSITIVE,
    "buddies.BuddyPair.at": SENSITIVE,
    "buddies.BuddyPair.ended_at": SENSITIVE,
}

KINDS = {"maatjes": "maatjes", "vragen om een maatje": "maatjes"}
LOGGED = {
    "ask_buddy": "vroeg een groepsgenoot om een maatje te zijn",
    "take_back_buddy_request": "nam een vraag aan een groepsgenoot terug",
    "refuse_buddy": "beantwoordde een vraag van een groepsgenoot",
    "become_buddies": "zei ja, zodat je een maatje kreeg",
    "end_buddies": "liet ophouden dat je met iemand een maatje vormt",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns whose buddy someone is or was, and who asked whom as far as that is theirs (two queries)."""
    pairs = BuddyPair.objects.filter(Q(one=person_id) | Q(other=person_id)).select_related("cohort", "one", "other")
    asked = BuddyRequest.objects.filter(Q(asker=person_id) | Q(asked=person_id))
    return {
        "maatjes": [
            {
                "groep": pair.cohort.title,
                "met": (pair.other if pair.one_id == person_id else pair.one).name,
                "sinds": pair.at,
                "beëindigd": pair.ended_at,
            }
            for pair in pairs
        ],
        "vragen om een maatje": [
            {
                "groep": one.cohort.title,
                "van": one.asker.name,
                "aan": one.asked.name,
                "op": one.at,
                "nee": one.refused_at,
            }
            for one in asked.select_related("cohort", "asker", "asked")
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Throws away whose buddy someone was and who asked whom; what was shared because of it goes along."""
    BuddyPair.objects.filter(Q(one=person_id) | Q(other=person_id)).delete()
    BuddyRequest.objects.filter(Q(asker=person_id) | Q(asked=person_id)).delete()
