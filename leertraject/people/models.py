"""Who there is, for whom they work, and what they may do until when."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from leertraject.kernel.subjects import new_id


class Organisation(models.Model):
    """A client organisation. Its objects do not exist for people of another one."""

    visibility_row = "rol"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("naam", max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone with a name; an account is a separate thing. The address is how mail links reach them."""

    visibility_row = "persoon"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", unique=True, null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleKind(models.TextChoices):
    PARTICIPANT = "participant", "Deelnemer"
    FACILITATOR = "facilitator", "Trainer"
    PROGRAMME_LEAD = "programme_lead", "Programmaleider"
    SPONSOR = "sponsor", "Opdrachtgever"
    OPGAVE_OWNER = "opgave_owner", "Opgavehouder"
    ALUMNUS = "alumnus", "Oud-deelnemer"
    LINE_MANAGER = "line_manager", "Leidinggevende"
    ADMINISTRATOR = "administrator", "Beheerder"


class RoleQuerySet(models.QuerySet["Role"]):
    def held_on(self, day: date) -> "RoleQuerySet":
        """Roles that have begun and not ended on `day`; the end date is the first day without the role."""
        return self.filter(self.holding(day))

    @staticmethod
    def holding(day: date, to_role: str = "") -> Q:
        """The same as a condition on rows from which `to_role` leads to a role."""
        until = Q(**{f"{to_role}ends_on__isnull": True}) | Q(**{f"{to_role}ends_on__gt": day})
        return until & Q(**{f"{to_role}starts_on__lte": day})


class Role(models.Model):
    """A role of a person. `cohort` is an opaque id, for cohorts belong to a package above this one."""

    visibility_row = "rol"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField("rol", max_length=20, choices=RoleKind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cohort = models.UUIDField(null=True, blank=True)
    about = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    discipline = models.CharField("vak", max_length=60, blank=True)
    starts_on = models.DateField("vanaf")
    ends_on = models.DateField("tot", null=True, blank=True)
    given_by = models.UUIDField(null=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "starts_on"], name="people_role_person"),
            models.Index(fields=["kind", "organisation"], name="people_role_kind_org"),
            models.Index(fields=["cohort", "kind"], name="people_role_cohort_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="people_role_order"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["programme_lead", "administrator", "facilitator"])
                | Q(organisation__isnull=False),
                name="people_role_scope",
            ),
            models.CheckConstraint(
                condition=~Q(kind="line_manager") | Q(about__isnull=False), name="people_role_manager_of"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person_id}"


class AccountManager(BaseUserManager["Account"]):
    def get_queryset(self) -> models.QuerySet["Account"]:
        """Accounts with their person: every request of someone signed in needs both."""
        return super().get_queryset().select_related("person")

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """The means to sign in. It keeps no time of the last sign-in: nobody has to know that."""

    visibility_row = "aanmeldmiddel"

    last_login = None
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]

    objects = AccountManager()

    def __str__(self) -> str:
        return str(self.pk)


class BrowserSession(models.Model):
    """A browser in use: signed in when it has an account. Of the key in its cookie only a digest is kept.

    `seen_at` is at most an hour behind: a page does not write when it need not, and nobody has to know it finer.
    """

    visibility_row = "aanmeldmiddel"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session_key = models.CharField(max_length=64, unique=True)
    session_data = models.TextField()
    expire_date = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    device = models.CharField("apparaat", max_length=60)
    begun_at = models.DateTimeField("ingelogd sinds")
    seen_at = models.DateTimeField("laatst gebruikt")

    def __str__(self) -> str:
        return str(self.pk)


class SecondFactor(models.Model):
    """An app that shows codes by the clock. Its secret is sealed; `last_step` is the last half minute that was used."""

    visibility_row = "aanmeldmiddel"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    box = models.UUIDField()
    secret = models.BinaryField()
    last_step = models.BigIntegerField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Passkey(models.Model):
    """A key of which a device keeps the secret half. `handle` is what the device keeps of its owner: mere chance.

    `sign_count` is what the device counted last; one that does not count, says 0.
    """

    visibility_row = "aanmeldmiddel"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField("naam", max_length=60)
    handle = models.CharField(max_length=86)
    credential_id = models.CharField(max_length=1400, unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return str(self.pk)


class RecoveryCode(models.Model):
    """A code that lets someone in once without app or passkey; used is gone. `box` holds the key of its digest."""

    visibility_row = "aanmeldmiddel"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    box = models.UUIDField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "digest"], name="people_recovery_code_once")]

    def __str__(self) -> str:
        return str(self.pk)
