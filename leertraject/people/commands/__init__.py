"""Every write about people: who comes and goes with which roles, and with what someone signs in."""

from leertraject.people.commands.address import ask_new_address, change_address
from leertraject.people.commands.means import (
    add_second_factor,
    drop_keyless_factors,
    drop_second_factor,
    end_other_sessions,
    end_session,
    lift_second_factor,
    renew_recovery_codes,
)
from leertraject.people.commands.passkeys import add_passkey, drop_passkey
from leertraject.people.commands.steps import enter_with_passkey, pass_second_step
from leertraject.people.commands.welcoming import (
    TAKEN,
    Arrival,
    bring_in,
    correct_person,
    end_role,
    give_account,
    give_role,
    look_at_person,
    rename_oneself,
    welcome_organisation,
    welcome_person,
    welcome_with_role,
)

__all__ = [
    "TAKEN",
    "Arrival",
    "add_passkey",
    "add_second_factor",
    "ask_new_address",
    "bring_in",
    "change_address",
    "correct_person",
    "drop_keyless_factors",
    "drop_passkey",
    "drop_second_factor",
    "end_other_sessions",
    "end_role",
    "end_session",
    "enter_with_passkey",
    "give_account",
    "give_role",
    "lift_second_factor",
    "look_at_person",
    "pass_second_step",
    "rename_oneself",
    "renew_recovery_codes",
    "welcome_organisation",
    "welcome_person",
    "welcome_with_role",
]
