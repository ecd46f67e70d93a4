"""From fragment to released quote: the speaker decides, and may change their mind."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.coding import Fragment
from leertraject.lookback.models.conversation import Study, Voice
from leertraject.people.models import Organisation


class Offer(models.Model):
    """A fragment laid before its speaker."""

    visibility_row = "citaat"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fragment = models.OneToOneField(Fragment, on_delete=models.PROTECT, related_name="offer")
    offered_at = models.DateTimeField()
    offered_by = models.UUIDField(null=True)


class Refusal(models.Model):
    """The speaker said no, without having to say why."""

    visibility_row = "citaat"

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="refusal")
    at = models.DateTimeField()


class Audience(models.TextChoices):
    """For whom a quote is released, each wider than the one before."""

    TEAM = "team", "Trainers en programmaleiders"
    COHORTS = "cohorts", "Ook deelnemers en oud-deelnemers van dit leertraject"
    ORGANISATION = "organisation", "Ook mijn organisatie: opdrachtgever, leidinggevenden en opgavehouders"
    PUBLIC = "public", "Iedereen"


class Attribution(models.TextChoices):
    """What stands beside the quote; ids of `disclosure.attribution_levels` in the content file."""

    NONE = "geen", "Niets"
    ROLE = "rol", "Mijn rol"
    NAME = "naam", "Mijn naam"


class Release(models.Model):
    """The speaker's permission, with its own sealed copy of the literal words, or of what the speaker wrote instead.

    `noted`: these are the words of the interviewer, who took notes; then they are not `literal` either.
    `speaker` is sealed too: it is the only tie between quote and person, and goes when the release ends.
    """

    visibility_row = "citaat"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="release")
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    voice = models.CharField(max_length=20, choices=Voice.choices)
    box = models.UUIDField()
    words = models.BinaryField()
    literal = models.BooleanField(default=True)
    noted = models.BooleanField(default=False)
    speaker = models.BinaryField()
    shown_as = models.BinaryField()
    audience = models.CharField("voor wie", max_length=12, choices=Audience.choices)
    attribution = models.CharField("erbij staat", max_length=4, choices=Attribution.choices)
    until = models.DateField("tot en met")
    released_at = models.DateTimeField()


class WithdrawalCause(models.TextChoices):
    SPEAKER = "speaker", "De spreker trok het citaat in"
    CONSENT = "consent", "De spreker trok de toestemming in"
    EXPIRED = "expired", "De termijn liep af"


class Withdrawal(models.Model):
    """The release has ended; its words and its tie to the speaker are gone."""

    visibility_row = "citaat"

    release = models.OneToOneField(Release, on_delete=models.CASCADE, related_name="withdrawal")
    cause = models.CharField(max_length=8, choices=WithdrawalCause.choices)
    at = models.DateTimeField()
