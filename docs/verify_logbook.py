#!/usr/bin/env python3
"""Rekent een uitvoer van het logboek na, zonder Leertraject: alleen Python 3.8 of nieuwer, niets om te installeren.

    leertraject logbook export logboek.jsonl
    python3 verify_logbook.py logboek.jsonl [--since CONTROLEWAARDE]

Elke verzegelde regel heeft een hash: SHA-256 over het zout en de regel als JSON (sleutels op volgorde, zonder
spaties). Elke schakel is SHA-256 over de schakel ervoor, een dubbele punt en die hash; de eerste schakel volgt op
64 nullen. Van een regel waarvan de termijn voorbij is, is de inhoud weg en de hash gebleven.

Wat dit niet kan zien: wie de database kan veranderen, kan het einde van de keten afkappen of alles opnieuw
verzegelen. Dat blijkt alleen als je de laatste controlewaarde eerder buiten die machine bewaarde; geef haar met
--since. De onverzegelde staart beschermt nog niets.

Uitkomst: 0 klopt, 1 klopt niet, 2 verkeerd aangeroepen.
"""

import hashlib
import json
import sys

START = "0" * 64
SAID = ("id", "at", "actor", "verb", "object_kind", "object_id", "subject")


class Wrong(Exception):
    """What does not hold, as a sentence."""


def once(pairs):
    """Returns an object of JSON; a name that stands in it twice is refused, for readers would differ about it."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Wrong("een naam staat er twee keer in")
    return found


def read(line):
    """Returns the object on one line."""
    try:
        found = json.loads(line, object_pairs_hook=once)
    except ValueError as error:
        raise Wrong("dit is geen JSON") from error
    if not isinstance(found, dict):
        raise Wrong("dit is geen regel van een uitvoer")
    return found


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def hash_of(row):
    """Returns the hash of what a sealed row says, or the kept one when all it said has gone."""
    entry, salt = row["entry"], row["salt"]
    if not isinstance(entry, dict) or set(entry) != set(SAID):
        raise Wrong("de regel heeft andere velden dan een regel van het logboek")
    if salt is None:
        if any(entry[name] for name in SAID if name != "id"):
            raise Wrong("het zout is weg, maar de inhoud staat er nog")
        return row["payload_hash"]
    text = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return sha256(bytes.fromhex(salt) + text)


def check_seal(row, before):
    """Returns the link of a sealed row, after the link before it."""
    try:
        found = hash_of(row)
    except (TypeError, ValueError) as error:
        raise Wrong("het zout is niet te lezen") from error
    if found != row["payload_hash"]:
        raise Wrong("de inhoud hoort niet bij haar hash")
    link = sha256(f"{before}:{found}".encode())
    if link != row["digest"]:
        raise Wrong("hier hoort een andere schakel; er is iets weggehaald, verwisseld of bijgezet")
    return link


def name_of(row, number):
    """Returns how to name a row: the number in the logbook, or the line of the file."""
    entry = row.get("entry") if isinstance(row, dict) else None
    known = isinstance(entry, dict) and entry.get("id") is not None
    return "regel {} van het logboek".format(entry["id"]) if known else f"regel {number} van het bestand"


def verify(lines, noted=START):
    """Returns what was found as a dict. Raises Wrong with the first thing that does not hold."""
    link, sealed, unsealed, emptied, end = START, 0, 0, 0, None
    at_noted = 0 if noted == START else None
    for number, line in enumerate(lines, 1):
        row = None
        try:
            row = read(line)
            if number == 1:
                if (row.get("format"), row.get("version"), row.get("start")) != ("leertraject-logbook", 1, START):
                    raise Wrong("dit is geen uitvoer van het logboek")
            elif end is not None:
                raise Wrong("na het einde komt nog iets")
            elif set(row) == {"entry", "salt", "payload_hash", "digest"}:
                if unsealed:
                    raise Wrong("een verzegelde regel staat na een onverzegelde")
                link, sealed = check_seal(row, link), sealed + 1
                emptied += row["salt"] is None
                at_noted = sealed if link == noted else at_noted
            elif set(row) == {"entry"}:
                unsealed += 1
            elif set(row) == {"sealed", "unsealed", "last"}:
                end = row
            else:
                raise Wrong("dit is geen regel van een uitvoer")
        except Wrong as wrong:
            raise Wrong(f"{name_of(row, number)}: {wrong}") from wrong
    if end is None:
        raise Wrong("het bestand is afgekapt: het einde ontbreekt")
    if end != {"sealed": sealed, "unsealed": unsealed, "last": link}:
        raise Wrong("het einde zegt iets anders dan wat er staat: er is iets van de staart gehaald")
    if at_noted is None:
        raise Wrong("de bewaarde controlewaarde komt niet voor: de keten is afgekapt of opnieuw gemaakt")
    return {"sealed": sealed, "unsealed": unsealed, "emptied": emptied, "last": link, "after": sealed - at_noted}


def main(words):
    """Runs the check and returns the exit code."""
    noted = START
    if len(words) == 3 and words[1] == "--since":
        noted = words[2].lower()
    if len(words) not in (1, 3) or len(noted) != 64:
        print("gebruik: verify_logbook.py BESTAND [--since CONTROLEWAARDE van 64 tekens]", file=sys.stderr)
        return 2
    try:
        with open(words[0], encoding="utf-8") as file:
            found = verify(file, noted)
    except Wrong as wrong:
        print(f"Het logboek klopt niet; {wrong}.", file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError):
        print(f"Het bestand {words[0]} is niet te lezen.", file=sys.stderr)
        return 2
    print("De keten klopt: {sealed} verzegeld (waarvan {emptied} leeg), {unsealed} nog niet.".format(**found))
    if noted != START:
        print("De bewaarde controlewaarde staat in de keten; daarna kwamen er {after} bij.".format(**found))
    print("Laatste controlewaarde: {last}".format(**found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
