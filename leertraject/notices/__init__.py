"""Outgoing mail, and the links in it that let people act without an account.

A *notice* is one mail to one person. It goes at most once: `sending` is committed before the mail server hears of
it, and after a crash an *unsure* one is shown to whoever sent it and never sent again by itself. Its Message-ID is
fixed. A mail holds no quote and no private text, only a link. A *settlement* is what the sender decided about an
unsure or failed one: send a new notice, or leave it. A *reminder* goes once per matter and person, never in quiet
hours, and not to who was reminded often enough this week (`rhythm`). `calendars` writes an appointment as a file,
which goes along with a mail when its letter has one. A *feed* is a private address at which a calendar program
reads all appointments of one person.
A *mail link* has one purpose, one person, one object and a short life; it is signed and revocable. Opening it
changes nothing: the page shows what will happen and a button posts.

States: waiting > sending > sent | unsure | failed; waiting > dropped | declined; sending > waiting when surely not
accepted.

Upper packages say at start what they send and where a link leads: `letters.register`, `links.register`.
"""
