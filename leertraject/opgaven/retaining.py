"""Opgaven and what residents ask are kept: the selection list of the organisation decides (`bewaren`)."""

from leertraject.kernel.ending import Ending

ENDINGS: tuple[Ending, ...] = ()
ELSEWHERE = {
    "opgaven.Opgave": "working information of an organisation; kept until its own list says otherwise",
    "opgaven.Keeper": "goes with the opgave, and with the person",
    "opgaven.Contribution": "goes with the opgave",
    "opgaven.Interest": "goes with the opgave",
    "opgaven.Evidence": "goes with the opgave, and with what it was",
    "opgaven.ResidentQuestion": "holds no personal data; kept until the organisation's own list says otherwise",
    "opgaven.OwnerCheck": "goes with the opgave, and with the owner",
    "opgaven.Alteration": "goes with the opgave",
    "opgaven.Citation": "goes with the opgave, and with its evidence",
    "opgaven.Document": "working information of an organisation; kept until its own list says otherwise",
    "opgaven.DocumentFile": "goes as soon as the document was read",
    "opgaven.Paragraph": "goes with the document",
}
