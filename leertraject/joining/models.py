"""Links by which people join a cohort, and who is on the way in."""

from django.db import models
from django.db.models import Q

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Organisation, Person
from leertraject.programmes.models import Cohort, Enrolment


class JoinLink(models.Model):
    """An invitation to a cohort, for one of its organisations. It names nobody.

    Of its secret only a `digest` is kept; renewed, it has another. `vets`: the programme leader looks first at who it
    is. `domains`: only addresses there, with a space between two; "" is any.
    """

    visibility_row = "aanmelding"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    last_on = models.DateField("laatste dag")
    places = models.PositiveSmallIntegerField("plekken")
    vets = models.BooleanField("kijkt eerst", default=True)
    domains = models.CharField("alleen adressen van", max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    renewed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "organisation"], condition=Q(withdrawn_at__isnull=True), name="joining_link_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class JoinAttempt(models.Model):
    """Someone gave a name and an address, and did not show yet that the address is theirs."""

    visibility_row = "aanmelding_onbevestigd"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(JoinLink, on_delete=models.CASCADE, related_name="attempts")
    name = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "email"], name="joining_attempt_once")]

    def __str__(self) -> str:
        return str(self.pk)


class JoinRequest(models.Model):
    """Someone whose address it is wants to join, and waits. The id is that of the attempt. `person` is who it turned
    out to be, or None for someone new.
    """

    visibility_row = "aanmelding"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(JoinLink, on_delete=models.CASCADE, related_name="requests")
    name = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["link", "email"], name="joining_request_once")]

    def __str__(self) -> str:
        return str(self.pk)


class JoinRefusal(models.Model):
    """Who said no to a request, and when. `told_at`: since when the mail that says so may have gone."""

    visibility_row = "aanmelding"

    request = models.OneToOneField(JoinRequest, on_delete=models.CASCADE, related_name="refusal")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.request_id)


class Joined(models.Model):
    """That an enrolment came by a link. The id is that of the request, which is gone."""

    visibility_row = "inschrijving"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(JoinLink, on_delete=models.CASCADE, related_name="joined")
    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
