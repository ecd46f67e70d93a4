"""Mijn gegevens: what is kept about someone, who looked at it, and all of it to take along.

Each package says in its `personal_data` what it hands over (`export_for`), of which data kind that is (`KINDS`), and
how its entries in the logbook read for whom they concern (`LOGGED`). It opens for whoever signed in, and by the link to
everything of theirs for those without an account. Nobody sees anyone else's.
"""
