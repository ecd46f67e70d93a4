"""The demo marker, and what the job that lets things go keeps of itself."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.notices.models import Notice
from leertraject.people.models import Person
from leertraject.privacy import matrix


class DemoMarker(models.Model):
    """That this installation is a demo; made by `leertraject demo` and by nothing else."""

    technical = "says that the installation is a demo; holds no personal data"

    made_at = models.DateTimeField()


class TermRun(models.Model):
    """The job looked at everything whose term was over. Without an end it was broken off; the next one goes on."""

    technical = "when a job ran; holds nothing about anyone"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class TermBatch(models.Model):
    """How many rows of a kind went in one transaction. The entry of the logbook that points at it proves that.

    `kind` is a row of the matrix; of whom the rows were it does not say.
    """

    technical = "how many rows of a kind a job let go; holds nothing about anyone"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(TermRun, on_delete=models.CASCADE, related_name="batches")
    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["kind", "-at"], name="home_batch_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pk}"


class Bond(models.Model):
    """The last day on which something bound someone that has gone since, such as a conversation: their term counts
    from the last bond, also when that went earlier."""

    visibility_row = "persoon"

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.person_id}"


class Pause(models.Model):
    """Of one data kind nothing goes by itself for now, of everyone or of one person: through the day `until`, unless
    it was ended earlier. What someone erases of their own goes all the same."""

    visibility_row = "persoon"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("wat", max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    reason = models.TextField("waarom", max_length=300)
    until = models.DateField("tot en met")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["until", "id"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pk}"

    @property
    def label(self) -> str:
        """The kind in words."""
        return matrix.rows()[self.kind].label

    @property
    def whose(self) -> str:
        """Of whom it is."""
        return f"Van {self.person.name}" if self.person else "Van iedereen"


class Announced(models.Model):
    """Its owner was told that something goes. `start` is the day from which its term counted then: should that become
    a later day, then the owner hears of it again; of the same day only once.
    """

    visibility_row = "mail_log"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    object_id = models.UUIDField()
    start = models.DateField()
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    notice = models.ForeignKey(Notice, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "start"], name="home_announced_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pk}"
