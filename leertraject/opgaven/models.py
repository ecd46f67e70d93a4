"""Opgaven of an organisation, what residents ask, and the evidence that keeps them fresh.

Texts of an organisation are not sealed: they are searched (decision 5).
"""

from django.db import models
from django.db.models import F, Q

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Organisation, Person

MOST_OF_A_MODE = 5


class EvidenceKind(models.TextChoices):
    """What makes an opgave fresh again."""

    QUESTION = "question", "vraag van een inwoner"
    FACT = "fact", "nieuw feit"
    CONVERSATION = "conversation", "gesprek"


class DocumentState(models.TextChoices):
    """How far the reading of a document is."""

    WAITING = "waiting", "wacht op lezen"
    READING = "reading", "wordt gelezen"
    READ = "read", "gelezen"
    REFUSED = "refused", "niet gelezen"


class Opgave(models.Model):
    """Something that an organisation works on with others and that belongs to no single department.

    `users`, `partners`, `signals` and `principles` are lists, one on a line. The four modes of governing say how much
    each asks, from 0 to `MOST_OF_A_MODE`. `owner` is who answers for it, a person without an account; `owner_role` says
    so in words, also without one. A change of these texts is no evidence.
    """

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("naam", max_length=120)
    statement = models.CharField("de opgave", max_length=400)
    why_now = models.TextField("waarom nu", blank=True)
    theme = models.CharField("thema", max_length=80, blank=True)
    horizon = models.PositiveSmallIntegerField("horizon", null=True)
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    owner_role = models.CharField("wie gaat erover", max_length=120, blank=True)
    users = models.TextField("voor wie", blank=True)
    partners = models.TextField("met wie", blank=True)
    shared_interest = models.CharField("wat allen willen", max_length=400, blank=True)
    lawful = models.PositiveSmallIntegerField("rechtmatig", default=0)
    performing = models.PositiveSmallIntegerField("presterend", default=0)
    networking = models.PositiveSmallIntegerField("samenwerkend", default=0)
    responsive = models.PositiveSmallIntegerField("responsief", default=0)
    signals = models.TextField("signalen", blank=True)
    principles = models.TextField("uitgangspunten", blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "title"], name="opgaven_of_organisation")]
        constraints = [
            models.CheckConstraint(condition=Q(**{f"{mode}__lte": MOST_OF_A_MODE}), name=f"opgaven_{mode}_at_most")
            for mode in ("lawful", "performing", "networking", "responsive")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Keeper(models.Model):
    """That someone looks after an opgave, since `at`; one at a time."""

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="keepers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opgave"], condition=Q(ended_at__isnull=True), name="opgaven_one_keeper")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Contribution(models.Model):
    """What a discipline can do for an opgave, and what goes wrong."""

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="contributions")
    discipline = models.CharField("vak", max_length=20)
    can = models.CharField("wat dit vak kan doen", max_length=400)
    goes_wrong = models.CharField("wat er misgaat", max_length=400, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["opgave", "discipline"], name="opgaven_contribution_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Interest(models.Model):
    """What a party asks for, what it wants by that, and what it is afraid of."""

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="interests")
    party = models.CharField("partij", max_length=120)
    position = models.CharField("vraagt om", max_length=300, blank=True)
    interest = models.CharField("wil eigenlijk", max_length=300, blank=True)
    concern = models.CharField("is bang voor", max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["opgave", "party"], name="opgaven_party_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Evidence(models.Model):
    """That something new came in on a day `on`, noted `at` by a role that `by` held. Rows are added, never changed;
    what it was is told by what points here, and when that goes the row goes."""

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField("soort", max_length=12, choices=EvidenceKind.choices)
    on = models.DateField("van")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    role = models.CharField("door", max_length=40, blank=True)

    class Meta:
        ordering = ["-on", "-at"]
        indexes = [models.Index(fields=["opgave", "-on"], name="opgaven_newest_evidence")]

    def __str__(self) -> str:
        return str(self.pk)


class ResidentQuestion(models.Model):
    """What a resident or another user asks, in their own words, without who it was.

    `asker` is the kind of person, `place` where it was asked. `answer`, `stuck` and `could`: what they hear now, where
    that gets stuck, and what a support function could do. Withdrawn, the words are empty.
    """

    visibility_row = "bewonersvraag"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    evidence = models.OneToOneField(Evidence, on_delete=models.SET_NULL, null=True, related_name="question")
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="questions")
    words = models.CharField("de vraag", max_length=400)
    asker = models.CharField("wie vroeg het", max_length=80)
    place = models.CharField("waar", max_length=120, blank=True)
    asked_on = models.DateField("wanneer")
    answer = models.CharField("antwoord nu", max_length=600, blank=True)
    stuck = models.CharField("waar het vastloopt", max_length=600, blank=True)
    could = models.CharField("wat wij kunnen doen", max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    noted_by = models.UUIDField(null=True)
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_on", "-noted_at"]
        indexes = [models.Index(F("opgave"), F("asked_on").desc(), name="opgaven_questions")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, evidence__isnull=False)
                | Q(withdrawn_at__isnull=False, evidence__isnull=True, words=""),
                name="opgaven_question_stands_or_not",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class OwnerAnswer(models.TextChoices):
    """What an owner said when asked whether the text of an opgave holds."""

    HOLDS = "holds", "klopt nog"
    CORRECTED = "corrected", "verbeterd"
    TAKEN_BACK = "taken_back", "teruggenomen"


class OwnerCheck(models.Model):
    """That an owner was asked whether the text of an opgave still holds, and what they said.

    A correction is in their own words and is evidence; taken back, both are gone.
    """

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="owner_checks")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    answer = models.CharField("antwoord", max_length=10, choices=OwnerAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    words = models.CharField("wat niet klopt", max_length=600, blank=True)
    evidence = models.OneToOneField(Evidence, on_delete=models.SET_NULL, null=True, related_name="correction")

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="corrected", evidence__isnull=False) | ~Q(answer="corrected") & Q(words=""),
                name="opgaven_correction_is_evidence",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Alteration(models.Model):
    """That the text of an opgave was changed, and in which parts. The old words are not kept."""

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="alterations")
    parts = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.pk)


class Document(models.Model):
    """A paper of the organisation, of the day `dated_on`. Its text lies fixed: a newer version is another document that
    `follows` this one. `notes` are sentences about what could not be read, one on a line; `refusal` says why nothing
    was. The same bytes are the same document within an organisation."""

    visibility_row = "document"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=200)
    file_name = models.CharField("bestand", max_length=200)
    kind = models.CharField("soort", max_length=4, blank=True)
    sha256 = models.CharField(max_length=64)
    dated_on = models.DateField("van")
    pages = models.PositiveIntegerField("bladzijden", default=0)
    length = models.PositiveIntegerField("alinea's", default=0)
    state = models.CharField(max_length=8, choices=DocumentState.choices, default=DocumentState.WAITING)
    refusal = models.CharField(max_length=400, blank=True)
    notes = models.TextField(blank=True)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="followers")
    added_by = models.UUIDField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-dated_on", "title"]
        constraints = [models.UniqueConstraint(fields=["organisation", "sha256"], name="opgaven_document_once")]

    def __str__(self) -> str:
        return str(self.pk)


class DocumentFile(models.Model):
    """The bytes of a document, only until it was read."""

    visibility_row = "document"

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class Paragraph(models.Model):
    """A paragraph of a document, as `analysis.documents` read it. The database refuses to change one."""

    visibility_row = "document"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="paragraphs")
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    part = models.CharField(max_length=8)
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="opgaven_paragraph_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Citation(models.Model):
    """Literal words of a paragraph on which an opgave rests: `text[start:end] == quote`. It is evidence of the day of
    its document, and goes with that evidence. It never moves: the paragraph does not change."""

    visibility_row = "opgave"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="citation")
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="citations")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField("citaat")
    cited_by = models.UUIDField(null=True)
    cited_at = models.DateTimeField()

    class Meta:
        ordering = ["cited_at"]
        constraints = [
            models.CheckConstraint(condition=Q(start__gte=0, start__lt=F("end")), name="opgaven_citation_place")
        ]

    def __str__(self) -> str:
        return str(self.pk)
