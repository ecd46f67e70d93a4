from datetime import UTC, datetime, timedelta, timezone

import pytest

from leertraject.kernel import clock


def test_the_time_passes_and_is_in_utc():
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_the_clock_stands_where_it_was_put_and_goes_on_afterwards(moment):
    with clock.standing_at(moment):
        assert clock.now() == moment
        with clock.standing_at(moment + timedelta(days=365)):
            assert clock.now() == moment + timedelta(days=365)
        assert clock.now() == moment
    assert clock.now() != moment


def test_the_clock_goes_on_after_an_error(moment):
    with pytest.raises(ZeroDivisionError), clock.standing_at(moment):
        raise ZeroDivisionError
    assert clock.now() != moment


def test_a_moment_of_another_zone_is_told_in_utc():
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    with clock.standing_at(summer):
        assert clock.now() == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
        assert clock.now().tzinfo is UTC


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"), clock.standing_at(datetime(2026, 4, 14)):
        pass
