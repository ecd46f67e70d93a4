"""Which fields of mail are personal, and how they are handed over or erased."""

import uuid

from leertraject.notices import letters, mailfolder, streams
from leertraject.notices.models import (
    CalendarFeed,
    MailLink,
    Notice,
    NoticeState,
    Reminder,
    RemindersStopped,
    Settlement,
    SwitchedOff,
)
from leertraject.people.models import Person
from leertraject.privacy.personal_data import PERSONAL, PLAIN

FIELDS = {
    "notices.CalendarFeed.id": PLAIN,
    "notices.CalendarFeed.person": PERSONAL,
    "notices.CalendarFeed.name": PERSONAL,
    "notices.CalendarFeed.made_at": PLAIN,
    "notices.MailLink.id": PLAIN,
    "notices.MailLink.purpose": PLAIN,
    "notices.MailLink.person": PERSONAL,
    "notices.MailLink.object_id": PLAIN,
    "notices.MailLink.made_at": PLAIN,
    "notices.MailLink.expires_at": PLAIN,
    "notices.MailLink.revoked_at": PLAIN,
    "notices.Notice.id": PLAIN,
    "notices.Notice.kind": PLAIN,
    "notices.Notice.recipient": PERSONAL,
    "notices.Notice.object_id": PLAIN,
    "notices.Notice.link": PLAIN,
    "notices.Notice.message_id": PLAIN,
    "notices.Notice.state": PLAIN,
    "notices.Notice.made_at": PLAIN,
    "notices.Notice.made_by": PERSONAL,
    "notices.Notice.state_at": PLAIN,
    "notices.Notice.note": PLAIN,
    "notices.Settlement.id": PLAIN,
    "notices.Settlement.notice": PLAIN,
    "notices.Settlement.again": PLAIN,
    "notices.Settlement.at": PLAIN,
    "notices.Settlement.by": PERSONAL,
    "notices.SwitchedOff.id": PLAIN,
    "notices.SwitchedOff.person": PERSONAL,
    "notices.SwitchedOff.stream": PERSONAL,
    "notices.SwitchedOff.at": PLAIN,
    "notices.RemindersStopped.id": PLAIN,
    "notices.RemindersStopped.person": PERSONAL,
    "notices.RemindersStopped.at": PLAIN,
    "notices.RemindersStopped.resumed_at": PLAIN,
    "notices.Reminder.id": PLAIN,
    "notices.Reminder.kind": PLAIN,
    "notices.Reminder.recipient": PERSONAL,
    "notices.Reminder.object_id": PLAIN,
    "notices.Reminder.notice": PLAIN,
    "notices.Reminder.at": PLAIN,
}

# Of which data kind of the matrix each part of `export_for` is.
KINDS = {
    "mail": "mail_log",
    "herinneringen": "herinnering",
    "mail die uitstaat": "herinnering",
    "gestopte herinneringen": "herinnering",
    "links": "mail_log",
    "agenda-adressen": "aanmeldmiddel",
}
# How an entry of the logbook reads for whom it concerns, after the name of who did it.
LOGGED = {
    "announce": "stuurde je een mail",
    "send_again": "stuurde je een mail opnieuw",
    "leave_mail": "liet een mail aan jou liggen",
    "revoke_link": "trok een link van je in",
    "prolong_link": "liet een link van je langer werken",
    "renew_link": "stuurde je een nieuwe link",
    "make_feed": "maakte een adres voor je agenda",
    "end_feed": "beëindigde een adres voor je agenda",
    "switch_mail_off": "zette een soort mail aan jou uit",
    "switch_mail_on": "zette een soort mail aan jou weer aan",
    "stop_reminding": "stopte met je te herinneren, omdat er niets op kwam",
    "remind": "herinnerde je aan een vraag",
    "forget_mail": "wiste dat je een mail kreeg, want de termijn was voorbij",
    "forget_link": "wiste een link van je die niet meer werkte",
    "forget_reminder": "wiste een herinnering aan jou, want de termijn was voorbij",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns which mails and reminders someone got and which links they hold; what a mail said is stored nowhere.

    The secret in the address of a calendar is not handed over: it stands on the page of its owner.
    """
    notices = Notice.objects.filter(recipient=person_id)
    links = MailLink.objects.filter(person=person_id).order_by("made_at")
    return {
        "mail": [
            {"soort": letters.label(n.kind), "gemaakt": n.made_at, "stand": NoticeState(n.state).label} for n in notices
        ],
        "herinneringen": [
            {"soort": letters.label(r.kind), "wanneer": r.at} for r in Reminder.objects.filter(recipient=person_id)
        ],
        "mail die uitstaat": [
            {"soort": streams.BY_ID[off.stream].label, "sinds": off.at}
            for off in SwitchedOff.objects.filter(person=person_id)
        ],
        "gestopte herinneringen": [
            {"gestopt": stop.at, "weer aan": stop.resumed_at}
            for stop in RemindersStopped.objects.filter(person=person_id)
        ],
        "links": [{"doel": letters.label(k.purpose), "gemaakt": k.made_at, "tot": k.expires_at} for k in links],
        "agenda-adressen": [
            {"waarvoor": f.name, "gemaakt": f.made_at} for f in CalendarFeed.objects.filter(person=person_id)
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Deletes the mail to someone with its links and files, and takes their id off the mail they sent."""
    address = Person.objects.filter(pk=person_id).values_list("email", flat=True).first()
    if address:
        mailfolder.forget(address)
    CalendarFeed.objects.filter(person=person_id).delete()
    Reminder.objects.filter(recipient=person_id).delete()
    SwitchedOff.objects.filter(person=person_id).delete()
    RemindersStopped.objects.filter(person=person_id).delete()
    Notice.objects.filter(recipient=person_id).delete()
    MailLink.objects.filter(person=person_id).delete()
    Notice.objects.filter(made_by=person_id).update(made_by=None)
    Settlement.objects.filter(by=person_id).update(by=None)
