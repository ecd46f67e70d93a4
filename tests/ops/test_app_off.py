"""`leertraject app-off`, and the mail when an app to sign in with comes or goes."""

import pytest

from leertraject.config import starting, worker
from leertraject.config.trouble import Trouble
from leertraject.people import commands, totp
from leertraject.people.models import SecondFactor
from leertraject.people.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def test_each_change_is_mailed_and_the_machine_helps_who_lost_everything(moment, mailoutbox):
    someone = build.staff("Lotte Brink", "lotte@bureau.example", "programme_lead", moment)
    secret = totp.new_secret()
    code = totp.code_at(secret, int(moment.timestamp()) // totp.SECONDS)
    codes = commands.add_second_factor(secret=secret, code=code, by=build.actor(someone, moment), now=moment)
    worker.run_pending()
    starting.lift_second_factor("Lotte@bureau.example")
    worker.run_pending()

    assert SecondFactor.objects.count() == 0
    assert [mail.subject for mail in mailoutbox] == ["Je logt nu in met een app", "De app om in te loggen staat uit"]
    for mail in mailoutbox:
        assert mail.to == ["Lotte Brink <lotte@bureau.example>"]
        assert "/inloggen/apparaten/" in mail.body
        assert not any(private in mail.body for private in (secret, code, *codes))


@pytest.mark.parametrize("email", ["lotte@bureau.example", "niemand@elders.example"])
def test_who_has_no_app_is_said_in_a_sentence(email, moment):
    build.staff("Lotte Brink", "lotte@bureau.example", "programme_lead", moment)
    with pytest.raises(Trouble):
        starting.lift_second_factor(email)
