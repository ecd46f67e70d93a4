"""What people type to come in, and what a programme lead or administrator types about people."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.internal.userkit import filter_users_by_email
from django import forms
from django.db.models import QuerySet

from leertraject.people import rules
from leertraject.people.models import Organisation, Person, RoleKind
from leertraject.ui.widgets import DateBox

NO_ADDRESS = "Vul je e-mailadres in, met een @ erin."


class AskAddress(RequestLoginCodeForm):
    """Asks the address. Whether there is an account shows nowhere; how often is counted by the view."""

    email = forms.EmailField(
        label="Je e-mailadres op het werk",
        help_text="We sturen je een code van zes cijfers. Je hebt geen wachtwoord nodig.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        found = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
        self._user = found[0] if found else None
        return email


class AskCode(ConfirmLoginCodeForm):
    """Asks the six digits; spaces and dashes do not matter."""

    code = forms.CharField(
        label="Code van zes cijfers",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "lt-gate__code"}
        ),
        error_messages={
            "required": "Vul de code in die in je mail staat.",
            "max_length": "Deze code is te lang. Het zijn zes cijfers.",
        },
    )


class SecondStepForm(forms.Form):
    """A code of the app, a recovery code, or the answer of a passkey, which a script brings."""

    code = forms.CharField(
        label="Code uit je app",
        max_length=20,
        required=False,
        help_text="Zes cijfers. Heb je de app niet bij je? Vul dan een herstelcode in.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "class": "lt-gate__code"}
        ),
        error_messages={
            "max_length": "Deze code is te lang. Het zijn zes cijfers, of tien tekens van een herstelcode.",
        },
    )
    answer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, app: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.app = app
        if not app:
            self.fields["code"].label = "Herstelcode"
            self.fields["code"].help_text = "Tien tekens. Elke code werkt één keer."

    def clean(self) -> dict[str, Any]:
        """Wants one of the two."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("code") and not given.get("answer"):
            wanted = "de code in die je app nu laat zien" if self.app else "een van je herstelcodes in"
            self.add_error("code", f"Vul {wanted}.")
        return given


class NewPasskeyForm(forms.Form):
    """The name of a passkey, and what the browser made of it."""

    name = forms.CharField(
        label="Naam van je passkey",
        max_length=60,
        help_text="Zo herken je hem later, bijvoorbeeld: sleutel aan mijn bos.",
        error_messages={
            "required": "Geef je passkey een naam.",
            "max_length": "Deze naam is te lang. Het mogen zestig tekens zijn.",
        },
    )
    answer = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": "Je browser maakte geen passkey. Kies de knop nog eens."},
    )


class NewAppForm(forms.Form):
    """The first code of an app that just read the secret. The page brings the secret back, signed, for an hour."""

    secret = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label="Code die de app nu laat zien",
        max_length=20,
        help_text="Zes cijfers. Zo weten we dat de app het doet.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={
            "required": "Vul de zes cijfers in die je app nu laat zien.",
            "max_length": "Deze code is te lang. Het zijn zes cijfers.",
        },
    )


class NewAddressForm(forms.Form):
    """The address to which someone moves."""

    email = forms.EmailField(
        label="Je nieuwe e-mailadres",
        help_text="We sturen er een code van zes cijfers heen.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
    )

    def clean_email(self) -> str:
        """Returns the address as it is kept."""
        return str(self.cleaned_data["email"]).lower()


class AddressCodeForm(forms.Form):
    """The code from the mail to the new address. The page brings the address back, signed."""

    address = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label="Code van zes cijfers",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "lt-gate__code"}
        ),
        error_messages={
            "required": "Vul de code in die in je mail staat.",
            "max_length": "Deze code is te lang. Het zijn zes cijfers.",
        },
    )


class OrganisationForm(forms.Form):
    """A new client organisation."""

    name = forms.CharField(label="Naam van de organisatie", max_length=120)


class _Term(forms.Form):
    starts_on = forms.DateField(label="Vanaf", widget=DateBox)
    ends_on = forms.DateField(
        label="Tot", required=False, widget=DateBox, help_text="De eerste dag zonder deze rol. Leeg: zonder einde."
    )


class StaffForm(_Term):
    """Someone of the bureau, with a first role and an account."""

    name = forms.CharField(label="Naam", max_length=120)
    email = forms.EmailField(label="E-mailadres")
    kind = forms.ChoiceField(label="Rol", choices=[(k.value, k.label) for k in RoleKind if k in rules.STAFF])

    field_order = ["name", "email", "kind", "starts_on", "ends_on"]


class MemberForm(_Term):
    """Someone of a client organisation, with a first role there."""

    name = forms.CharField(label="Naam", max_length=120)
    email = forms.EmailField(
        label="E-mailadres", required=False, help_text="Zonder adres kan iemand geen mail of links krijgen."
    )
    kind = forms.ChoiceField(label="Rol", choices=[(k.value, k.label) for k in RoleKind if k not in rules.STAFF])
    about = forms.ModelChoiceField(
        label="Leidinggevende van",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Niet van toepassing",
        help_text="Alleen bij de rol leidinggevende.",
    )
    discipline = forms.CharField(label="Vak", max_length=60, required=False)

    field_order = ["name", "email", "kind", "about", "discipline", "starts_on", "ends_on"]

    def __init__(self, *args: Any, colleagues: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = colleagues  # type: ignore[attr-defined]


class RoleForm(_Term):
    """One more role for someone who is known already. The choices are those that the giver may give."""

    kind = forms.ChoiceField(label="Rol")
    organisation = forms.ModelChoiceField(
        label="Organisatie",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="Het bureau",
    )
    about = forms.ModelChoiceField(
        label="Leidinggevende van",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Niet van toepassing",
        help_text="Alleen bij de rol leidinggevende.",
    )
    discipline = forms.CharField(label="Vak", max_length=60, required=False)

    field_order = ["kind", "organisation", "about", "discipline", "starts_on", "ends_on"]

    def __init__(
        self,
        *args: Any,
        kinds: list[tuple[str, str]],
        organisations: QuerySet[Organisation],
        colleagues: QuerySet[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["about"].queryset = colleagues  # type: ignore[attr-defined]
        if all(kind in rules.STAFF for kind, _ in kinds):
            for name in ("organisation", "about", "discipline"):
                del self.fields[name]


class DetailsForm(forms.Form):
    """The name of someone, and their address while there is none."""

    name = forms.CharField(label="Naam", max_length=120)
    email = forms.EmailField(
        label="E-mailadres", required=False, help_text="Zonder adres kan iemand geen mail of links krijgen."
    )

    def __init__(self, *args: Any, someone: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = someone.name
        if someone.email:
            del self.fields["email"]


class EndForm(forms.Form):
    """The day from which someone no longer has a role."""

    on = forms.DateField(label="Eerste dag zonder deze rol", widget=DateBox)
