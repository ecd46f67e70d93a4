from datetime import date, timedelta

import pytest

from leertraject.privacy import matrix, retention
from leertraject.privacy.retention import Action


def test_every_data_kind_has_one_term() -> None:
    assert sorted(retention.terms()) == sorted(matrix.rows())


def test_every_term_uses_known_starts_and_actions() -> None:
    assert {term.start for term in retention.terms().values()} == set(retention.starts())
    assert {term.action for term in retention.terms().values()} == set(retention.actions()) == set(Action)


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("terugblik_opname", date(2026, 1, 31), date(2026, 2, 28)),
        ("terugblik_opname", date(2027, 12, 15), date(2028, 1, 15)),
        ("terugblikgesprek", date(2028, 2, 29), date(2029, 2, 28)),
        ("citaat", date(2026, 4, 14), date(2026, 4, 14)),
    ],
)
def test_end_of_a_term(kind: str, start: date, end: date) -> None:
    assert retention.term(kind).ends_on(start) == end


def test_notice_goes_before_the_end() -> None:
    assert retention.term("terugblik_opname").announced_on(date(2026, 1, 31)) == date(2026, 2, 21)
    assert retention.term("mail_log").announced_on(date(2026, 1, 31)) is None


def test_consent_waits_for_what_rests_on_it() -> None:
    assert retention.term("toestemming").not_before == ("terugblikgesprek", "citaat", "verhaal")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("citaat", "meteen"),
        ("terugblik_opname", "één maand"),
        ("reflectie", "twaalf maanden"),
        ("leertraject", "vijf jaar"),
    ],
)
def test_length_in_words(kind: str, words: str) -> None:
    assert retention.term(kind).length == words


def test_a_period_in_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="P3W"):
        retention._term({"id": "x", "period": "P3W"})


def test_what_began_later_than_the_last_day_cannot_have_ended() -> None:
    for kind in ("logboek", "evenement_aanmelding", "aanmeldmiddel"):
        term = retention.term(kind)
        for day in (date(2026, 2, 28), date(2024, 2, 29), date(2026, 5, 31), date(2026, 12, 1)):
            last = term.began_by(day)
            assert term.ends_on(last) <= day < term.ends_on(last + timedelta(days=1))
