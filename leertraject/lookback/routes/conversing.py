"""Planning, consent, transcript, quotes before their speaker."""

from django.urls import path

from leertraject.lookback.views import (
    consent,
    conversations,
    holding,
    notes,
    own,
    planning,
    quotes,
    searching,
    transcripts,
)

CONVERSATION = "gesprekken/<uuid:conversation_id>/"
QUOTE = "citaat/<uuid:offer_id>/"

urlpatterns = [
    path("gesprekken/", conversations.conversations, name="conversations"),
    path("gesprekken/nieuw/", conversations.plan, name="plan"),
    path("gesprekken/zoeken/", searching.search, name="search"),
    path(CONVERSATION, conversations.conversation, name="conversation"),
    path(f"{CONVERSATION}toestemmingsvraag/", conversations.ask_consent, name="ask_consent"),
    path(f"{CONVERSATION}voorbereidingsmail/", planning.send_preparation, name="send_preparation"),
    path(f"{CONVERSATION}verzetting/", planning.move_conversation, name="move_conversation"),
    path(f"{CONVERSATION}afzegging/", planning.call_off, name="call_off"),
    path(f"{CONVERSATION}agenda/", planning.calendar, name="calendar"),
    path(f"{CONVERSATION}aantekeningen/", holding.holding, name="holding"),
    path(f"{CONVERSATION}aantekeningen/verwijdering/", holding.holding_discard, name="holding_discard"),
    path(f"{CONVERSATION}aantekeningen/begin/", holding.holding_begin, name="holding_begin"),
    path(f"{CONVERSATION}aantekeningen/bewaring/", holding.jotting, name="jotting"),
    path("voorbereiding/<uuid:conversation_id>/", planning.preparation, name="preparation"),
    path("toestemming/<uuid:conversation_id>/", consent.consent, name="consent"),
    path(f"{CONVERSATION}verslag/", transcripts.transcript_upload, name="transcript_upload"),
    path(f"{CONVERSATION}verslag/verwijdering/", transcripts.discard_transcript, name="discard_transcript"),
    path(f"{CONVERSATION}sprekers/", transcripts.speakers, name="speakers"),
    path(f"{CONVERSATION}tekst/", transcripts.transcript, name="transcript"),
    path(QUOTE, quotes.quote, name="quote"),
    path(f"{QUOTE}vrijgave/", quotes.quote_release, name="quote_release"),
    path(f"{QUOTE}weigering/", quotes.quote_refusal, name="quote_refusal"),
    path(f"{QUOTE}intrekking/", quotes.quote_withdrawal, name="quote_withdrawal"),
    path(f"{QUOTE}alles/", own.own_from_quote, name="own_from_quote"),
    path("toestemming/<uuid:conversation_id>/alles/", own.own_from_consent, name="own_from_consent"),
    path("van-mij/onderweg/", own.own_sent, name="own_sent"),
    path("van-mij/<uuid:person_id>/", own.own, name="own"),
    path("citaten/", quotes.quotes, name="quotes"),
    path("bericht/<uuid:copy_id>/", notes.note, name="note"),
]
