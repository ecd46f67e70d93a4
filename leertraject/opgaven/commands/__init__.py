"""Every write about opgaven. Of all of these only a question of a resident and a citation make an opgave
fresher."""

from leertraject.opgaven.commands.asking import answer_question, note_question, withdraw_question
from leertraject.opgaven.commands.citing import cite, make_cited_opgave, take_off_citation
from leertraject.opgaven.commands.keeping import keep, let_go
from leertraject.opgaven.commands.mapping import (
    change_opgave,
    drop_contribution,
    drop_interest,
    make_opgave,
    write_contribution,
    write_interest,
)
from leertraject.opgaven.commands.owning import REST, ask_owner, confirm, correct, take_correction_back
from leertraject.opgaven.commands.reading import add_document, begin_reading, drop_document, finish_reading

__all__ = [
    "REST",
    "add_document",
    "answer_question",
    "ask_owner",
    "begin_reading",
    "change_opgave",
    "cite",
    "confirm",
    "correct",
    "drop_contribution",
    "drop_document",
    "drop_interest",
    "finish_reading",
    "keep",
    "let_go",
    "make_cited_opgave",
    "make_opgave",
    "note_question",
    "take_correction_back",
    "take_off_citation",
    "withdraw_question",
    "write_contribution",
    "write_interest",
]
