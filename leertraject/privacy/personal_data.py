"""How every package says which of its fields are personal, and hands them over or erases them."""

PERSONAL = "personal"
SENSITIVE = "sensitive"
PLAIN = "plain"

FIELDS = {
    "privacy.PersonKey.person": PLAIN,
    "privacy.PersonKey.wrapped": PLAIN,
    "privacy.PersonKey.master": PLAIN,
    "privacy.PersonKey.made_at": PLAIN,
    "privacy.Box.id": PLAIN,
    "privacy.Box.owner": PLAIN,
    "privacy.Box.wrapped": PLAIN,
}
