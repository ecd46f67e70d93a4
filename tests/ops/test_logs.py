import io
import logging
import logging.config
import re

import pytest
from django.conf import settings
from django.test import RequestFactory

from leertraject.config import logs

SECRET = "wat Youssef vertelde"


def _raised(words: str = SECRET) -> Exception:
    try:
        try:
            int(words)
        except ValueError as error:
            raise LookupError(f"not found: {words}") from error
    except LookupError as error:
        return error


@pytest.fixture
def logged():
    """A logger that writes as the settings say, and what it wrote."""
    chosen = settings.LOGGING["formatters"]["plain"]
    configurator = logging.config.DictConfigurator({"version": 1})
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(configurator.configure_formatter(dict(chosen)))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    return logger, handler.stream.getvalue


def test_a_logged_error_tells_its_classes_and_places_and_no_words(logged):
    logger, written = logged
    logger.error("task %s failed", 7, exc_info=_raised())
    assert "task 7 failed" in written()
    assert "builtins.ValueError" in written()
    assert "builtins.LookupError" in written()
    assert "tests/ops/test_logs.py:" in written()
    assert SECRET not in written()
    assert "int(words)" not in written()


def test_an_error_logged_as_its_own_message_is_named_only(logged):
    logger, written = logged
    error = _raised()
    logger.error(error, exc_info=error)
    logger.error("gave up: %s", error, exc_info=error)
    assert SECRET not in written()
    assert "gave up: LookupError" in written()


def test_a_traceback_that_another_handler_made_is_not_reused(logged):
    logger, written = logged
    record = logger.makeRecord("test", logging.ERROR, "f", 1, "boom", (), (LookupError, _raised(), None))
    logging.Formatter().format(record)
    assert SECRET in record.exc_text
    logger.handle(record)
    assert SECRET not in written()


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        ("mail to youssef@dijkerveen.example went", "mail to …@… went"),
        ('"Youssef <youssef@dijkerveen.example>"', '"Youssef <…@…>"'),
        ("Not Found: /uitnodiging/" + "A1b-" * 12 + "/", "Not Found: /uitnodiging/…/"),
        ("task 0c5e1a3e-5a4b-4a55-8df0-08b4b0dd2b6a failed", "task 0c5e1a3e-5a4b-4a55-8df0-08b4b0dd2b6a failed"),
    ],
)
def test_addresses_and_tokens_are_left_out_and_ids_stay(logged, line, clean):
    logger, written = logged
    logger.warning("%s", line)
    assert written().rstrip().endswith(clean)


def test_the_chain_is_told_oldest_first_and_stops_where_it_was_cut():
    lines = [line for line in logs.places(_raised()).splitlines() if not line.startswith(" ")]
    assert lines == ["builtins.ValueError", "builtins.LookupError"]
    error = _raised()
    error.__cause__, error.__suppress_context__ = None, True
    assert "ValueError" not in logs.places(error)


def test_errors_that_cause_each_other_come_to_an_end():
    one, other = LookupError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert logs.places(one).splitlines() == ["builtins.ValueError", "builtins.LookupError"]


def test_an_error_that_was_never_raised_has_no_place():
    assert logs.last_place(LookupError()) == "onbekend"


def test_a_page_that_breaks_is_logged_without_what_was_typed(logged):
    from django.core.handlers.exception import response_for_exception

    logger, written = logged
    request = RequestFactory().post("/gesprekken/", {"note": SECRET})
    django_log = logging.getLogger("django.request")
    django_log.addHandler(logger.handlers[0])
    try:
        response = response_for_exception(request, _raised())
    finally:
        django_log.removeHandler(logger.handlers[0])
    assert response.status_code == 500
    assert "/gesprekken/" in written()
    assert SECRET not in written()
    mark = re.search(r"<strong>(\w{4}-\w{4})</strong>", response.content.decode())
    assert mark and f"kenmerk {mark[1]}" in written()
