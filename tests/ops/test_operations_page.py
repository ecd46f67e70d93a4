"""docs/operations.md and the README must not lie: what they name exists, and what exists is named."""

import argparse
import re

import dj_email_url
import pytest

from leertraject.config import cli
from tests.ops.running import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "leertraject" / "config" / "settings.py").read_text(encoding="utf-8")


def _commands(parser: argparse.ArgumentParser | None = None) -> dict[str, argparse.ArgumentParser]:
    found = [a for a in (parser or cli._parser())._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(found[0].choices) if found else {}


def test_every_variable_stands_in_the_table_and_the_table_holds_nothing_else():
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', SETTINGS)) - {"LEERTRAJECT_TESTING"}
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE, flags=re.MULTILINE)) - {"LEERTRAJECT_SHARED"}
    assert told == read


def test_every_command_and_option_that_is_named_exists():
    commands = _commands()
    calls = re.findall(r"(?:bin/|`)leertraject (\w[\w-]*)([^`\n]*)", PAGE + README)
    assert {name for name, _ in calls} <= set(commands)
    assert len(calls) >= 10
    for name, rest in calls:
        parser, parts = commands[name], _commands(commands[name])
        if parts:
            parser = parts[rest.split()[0]]
        options = {option for action in parser._actions for option in action.option_strings}
        assert set(re.findall(r"--[a-z-]+", rest.split("#")[0])) <= options, (name, rest)


def test_the_page_names_every_part_of_a_command():
    for name, parser in _commands().items():
        for part in _commands(parser):
            assert f"leertraject {name} {part}" in PAGE


def test_the_readme_names_every_command():
    assert set(_commands()) <= set(re.findall(r"`(\w[\w-]*)`", README))


def test_the_readme_has_the_two_commands_and_fits_a_page():
    assert re.findall(r"^make (\w+)", README, flags=re.MULTILINE) == ["run", "test"]
    assert len(README.splitlines()) <= 60


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make (\w+)", README + PAGE))))
def test_every_make_target_that_is_named_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("url", "tls", "ssl"),
    [
        (u, "submission" in u, "ssl=True" in u)
        for u in re.findall(r"^\| `((?:submission|smtp)://[^`]+)`", PAGE, re.MULTILINE)
    ],
)
def test_the_mail_addresses_mean_what_the_page_says(url, tls, ssl):
    parsed = dj_email_url.parse(url)
    assert parsed["EMAIL_HOST"] == "host"
    assert (parsed["EMAIL_USE_TLS"], parsed["EMAIL_USE_SSL"]) == (tls, ssl)
