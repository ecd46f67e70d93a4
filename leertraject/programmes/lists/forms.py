"""What is asked about a list: the file, how it is taken, and what a row should say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from leertraject.analysis.spreadsheets import Book, Field, SpreadsheetError
from leertraject.analysis.spreadsheets.decoding import NAMES
from leertraject.analysis.spreadsheets.separated import SEPARATORS
from leertraject.people.models import Organisation
from leertraject.programmes.lists import reading
from leertraject.programmes.lists.drafts import Draft, Mends
from leertraject.programmes.lists.recognising import DISCIPLINE_LENGTH, NAME_LENGTH, Standing, Verdict

ACCEPTED = ".csv,.txt,.xlsx,.ods"
MOST_ASKED = 50
MOST_COLUMNS = 40
FIELDS = {
    Field.FIRST: "Voornaam",
    Field.INFIX: "Tussenvoegsel",
    Field.LAST: "Achternaam",
    Field.NAME: "Hele naam",
    Field.EMAIL: "E-mailadres",
    Field.ORGANISATION: "Organisatie",
    Field.DISCIPLINE: "Functie of vak",
}


class ListForm(forms.Form):
    """A file or pasted text; after cleaning `cleaned_data["book"]` is what was read from it."""

    use_required_attribute = False
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        max_length=None,
        label="Bestand",
        help_text="Excel (.xlsx), LibreOffice (.ods) of een tekstbestand (.csv). Hoogstens 10 MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Geplakte lijst",
        help_text="Of kopieer de cellen in Excel en plak ze hier. Neem de rij met kopjes mee.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        upload, text = given.get("file"), given.get("text") or ""
        if upload and text.strip():
            self.add_error("text", "Kies één van de twee: een bestand of een geplakte lijst.")
        elif upload:
            self._read("file", lambda: reading.from_file(upload.read(reading.MAX_BYTES + 1)), upload.name)
        elif text.strip():
            self._read("text", lambda: reading.from_text(text))
        elif not self.errors:
            self.add_error("file", "Kies een bestand, of plak hieronder je lijst.")
        return given

    def _read(self, part: str, read: Callable[[], Book], name: str = "") -> None:
        try:
            self.cleaned_data["book"] = read()
        except SpreadsheetError as refusal:
            self.add_error(part, f"‘{name}’ is niet gelezen. {refusal}" if name else str(refusal))


class LayoutForm(forms.Form):
    """How a list is taken: encoding, separator, sheet, row with headers, and what each column holds."""

    use_required_attribute = False

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft, book = draft, draft.book
        if book.encoding:
            self._choose("encoding", "Codering", list(NAMES.items()), book.encoding)
        if book.separator:
            self._choose("separator", "Scheidingsteken", list(SEPARATORS.items()), book.separator)
        if len(book.sheets) > 1:
            sheets = [(str(at), sheet.name or f"Blad {at + 1}") for at, sheet in enumerate(book.sheets)]
            self._choose("sheet", "Blad", sheets, str(draft.sheet))
        self._choose("header", "Rij met kopjes", self._headers(), str(self._header()))
        for at, head in enumerate(draft.layout.heads[:MOST_COLUMNS]):
            kinds = [("", "Niet overnemen"), *((kind.value, label) for kind, label in FIELDS.items())]
            chosen = draft.layout.columns.get(at)
            self._choose(f"column_{at}", f"Kolom ‘{head[:60]}’", kinds, chosen.value if chosen else "")

    def _choose(self, name: str, label: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, initial=chosen)

    def _header(self) -> int:
        at = self._draft.layout.header
        return 0 if at is None else self._draft.layout.sheet.rows[at].number

    def _headers(self) -> list[tuple[str, str]]:
        rows = self._draft.layout.sheet.rows
        first = rows[:10] if self._header() in [0, *(row.number for row in rows[:10])] else rows[:40]
        named = [(str(row.number), f"Rij {row.number}: {_begin(row.cells)}") for row in first]
        return [("0", "Er zijn geen kopjes"), *named]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row that asks something, with its fields."""

    verdict: Verdict
    fields: Sequence[BoundField]

    @property
    def head(self) -> str:
        """The row as its reader knows it."""
        name = self.verdict.row.name
        return f"Rij {self.verdict.row.number}{f': {name[:60]}' if name else ''}"


class MendForm(forms.Form):
    """The fields of rows that ask something or were mended; each problem stands at its field."""

    use_required_attribute = False

    def __init__(self, verdicts: Sequence[Verdict], mends: Mends, organisations: Sequence[Organisation]) -> None:
        asking = [one for one in verdicts if _asks(one)]
        others = [one for one in verdicts if one.row.number in mends and not _asks(one)]
        # Rows that ask something come first when there are more than a page can bear.
        shown = sorted((asking + others)[:MOST_ASKED], key=lambda one: one.row.number)
        self.verdicts, self.left = shown, max(0, len(asking) - MOST_ASKED)
        data = {name: text for one in shown for name, text in _said(one, mends.get(one.row.number, {})).items()}
        super().__init__(data)
        for one in shown:
            self._add(one, mends.get(one.row.number, {}), [(str(place.pk), place.name) for place in organisations])
        self.full_clean()
        for one in shown:
            for part, sentence in one.problems.items():
                if _name(one, part) in self.fields:
                    self.add_error(_name(one, part), sentence)
                    # Said beside the field; that it is empty is said by the problem itself.
                    self.fields[_name(one, part)].required = part in ("name", "organisation", "choice")

    def rows(self) -> Iterator[AskedRow]:
        """Yields the rows with their fields, in the order of the list."""
        for one in self.verdicts:
            parts = ("name", "email", "organisation", "discipline", "choice")
            yield AskedRow(one, [self[_name(one, part)] for part in parts if _name(one, part) in self.fields])

    def _add(self, one: Verdict, mend: object, places: Sequence[tuple[str, str]]) -> None:
        wanted = {*one.problems, *(mend if isinstance(mend, dict) else ())}
        kinds: dict[str, forms.Field] = {
            "name": forms.CharField(label="Naam", max_length=4 * NAME_LENGTH),
            "email": forms.CharField(label="E-mailadres", help_text="Leeg mag: dan kan deze persoon niet inloggen."),
            "organisation": forms.ChoiceField(
                label="Organisatie",
                choices=[("", "Kies er een"), *places],
                help_text="Geldt ook voor andere rijen waar hetzelfde staat.",
            ),
            "discipline": forms.CharField(label="Vak", max_length=8 * DISCIPLINE_LENGTH),
        }
        for part, made in kinds.items():
            if part in wanted and not (part == "organisation" and one.follows is not None):
                made.required = False
                self.fields[_name(one, part)] = made
        choices = list(one.choices) or [("", "Neem deze rij mee"), ("skip", "Sla deze rij over")]
        if one.problems and choices[0][0]:
            choices.insert(0, ("", "Kies er een"))
        label = "Wie is dit?" if one.choices else "Wat doen we met deze rij?"
        self.fields[_name(one, "choice")] = forms.ChoiceField(label=label, choices=choices, required=False)


def _asks(one: Verdict) -> bool:
    only_follows = set(one.problems) == {"organisation"} and one.follows is not None
    return (one.standing is Standing.ASKS and not only_follows) or bool(one.choices)


def _said(one: Verdict, mend: object) -> dict[str, str]:
    typed = dict(mend) if isinstance(mend, dict) else {}
    row = one.row
    file = {"name": row.name, "email": row.email, "discipline": row.discipline, "organisation": "", "choice": ""}
    if one.organisation is not None:
        file["organisation"] = str(one.organisation.pk)
    chosen = typed.get("choice", "")
    if chosen not in {value for value, _ in one.choices} | {"", "skip"}:
        typed.pop("choice", None)
    return {_name(one, part): typed.get(part, text) for part, text in file.items()}


def _name(one: Verdict, part: str) -> str:
    return f"row_{one.row.number}_{part}"


def _begin(cells: Sequence[str]) -> str:
    text = ", ".join(cell for cell in cells if cell)
    return text if len(text) <= 60 else f"{text[:59]}…"
