"""Panels of upper packages."""

import pytest
from django.utils.safestring import mark_safe

from leertraject.programmes import panels


@pytest.fixture(autouse=True)
def no_panels(monkeypatch):
    monkeypatch.setattr(panels, "_registered", {})


def test_nobody_registered_means_nothing(rf):
    assert panels.shown("change_reasons", rf.get("/"), [object()]) == {}


def test_a_panel_is_asked_once_for_all(rf):
    asked = []

    def panel(request, subjects):
        asked.append(list(subjects))
        return {one: mark_safe("<p>x</p>") for one in subjects}

    panels.register("change_checks", panel)
    assert panels.shown("change_checks", rf.get("/"), ["a", "b"]) == {"a": "<p>x</p>", "b": "<p>x</p>"}
    assert panels.shown("change_checks", rf.get("/"), []) == {}
    assert asked == [["a", "b"]]


def test_an_unknown_panel_is_refused():
    with pytest.raises(ValueError, match="there is no panel"):
        panels.register("anders", lambda request, subjects: {})
