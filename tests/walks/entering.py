"""Signing in by mail in a browser, and looking at the pages on the way."""

from playwright.sync_api import CDPSession

from tests.walks.axe import Axe
from tests.walks.rooms import CODE
from tests.walks.visitor import Visitor


def well_made(visitor: Visitor, name: str) -> list[str]:
    """Returns what is wrong with the page that is there: wide, narrow and dark."""
    axe, tab, problems = Axe(visitor.page), visitor.page, []
    axe.load()
    for width in (1280, 320):
        tab.set_viewport_size({"width": width, "height": 900})
        problems += [f"{name} {width}: {one}" for one in (*axe.sideways(), *axe.violations(), *axe.heads())]
        visitor.picture(f"tweede-stap/{width}-{name}")
    tab.emulate_media(color_scheme="dark")
    problems += [f"{name} dark: {one}" for one in axe.colours()]
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size({"width": 1280, "height": 900})
    return problems


def address_of(someone: Visitor) -> str:
    """The address of whoever is signed in, from their own page of what is kept."""
    someone.follow("Mijn gegevens")
    return (someone.page.locator("main dd").filter(has_text="@").first.text_content() or "").strip()


def code_by_mail(someone: Visitor, email: str) -> str:
    """The code in the newest mail."""
    someone.go(f"/demo/post/?aan={email}")
    return CODE.search(someone.page.get_by_role("main").inner_text()).group()


def by_mail(other: Visitor, someone: Visitor, email: str) -> None:
    """Signs in with a code by mail, which `someone` reads in the mailbox of the demo; a second step may come after."""
    other.go("/inloggen/")
    other.page.get_by_label("Je e-mailadres op het werk").fill(email)
    other.press("Stuur mij een code")
    other.at("Vul je code in")
    other.page.get_by_label("Code van zes cijfers").fill(code_by_mail(someone, email))
    with other.page.expect_navigation():
        other.press("Log in")


class Device:
    """An authenticator that Chromium plays in one tab."""

    def __init__(self, visitor: Visitor) -> None:
        self.cdp: CDPSession = visitor.page.context.new_cdp_session(visitor.page)
        self.cdp.send("WebAuthn.enable")
        self.id = ""
        self.fresh()

    def fresh(self) -> None:
        """Puts another one, without passkeys, in the place of the one that was there."""
        if self.id:
            self.cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.id})
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self.id = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def passkey(self) -> dict[str, object]:
        """Returns the one passkey in it."""
        (found,) = self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]
        return dict(found)

    def take(self, passkey: dict[str, object]) -> "Device":
        """Puts a passkey of another device in it, as when someone brings that."""
        self.cdp.send("WebAuthn.addCredential", {"authenticatorId": self.id, "credential": passkey})
        return self

    def recognises(self, someone: bool) -> None:
        """Says whether the finger or the code is right from now on."""
        self.cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": someone})
