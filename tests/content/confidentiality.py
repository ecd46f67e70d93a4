"""Visibility, retention and disclosure."""

import re

from tests.content.interviews import all_guides
from tests.content.reading import all_of, expect, filled, one_of, unique, walk


def check_visibility(ins):
    v = ins["visibility"]
    columns = unique("columns", v["columns"])
    assignments = set(unique("assignments", v["assignments"]))
    levels = {k: x["order"] for k, x in v["levels"].items()}
    expect(
        columns
        == [
            "subject",
            "assigned",
            "peer",
            "trainer",
            "programmaleider",
            "opdrachtgever",
            "leidinggevende",
            "opgavehouder",
            "oud_deelnemer",
            "beheerder",
            "bezoeker",
        ],
        "kolommen van de matrix",
    )
    expect(sorted(levels.values()) == list(range(len(levels))), "order van niveaus")
    kinds = unique("matrix", v["matrix"])
    f = v["flags"]
    employer = [c["id"] for c in v["columns"] if c.get("side") == "werkgever"]
    expect(sorted(f["strictest_rule"]["between"]) == sorted(employer), "strengste regel en side: werkgever")
    admin = f["administrator"]
    all_of("administrator", admin["sees"] + admin["counts_only"] + admin["never"], kinds)
    for row in v["matrix"]:
        w = "matrix " + row["id"]
        expect(set(row) - {"id", "label", "scope", "subject_is", "note", "assigned_as"} == set(columns), w, "kolommen")
        filled(w, row, ("label", "subject_is"))
        one_of(w, row["scope"], v["scopes"])
        all_of(w, [row[c] for c in columns], levels)
        expect(row["subject"] == "vol", w, "niemand raakt eigen materiaal kwijt")
        given = row.get("assigned_as", {})
        all_of(w, given, assignments)
        all_of(w, given.values(), levels)
        expect(
            row["assigned"] == max(given.values(), key=levels.get, default="geen"),
            w,
            "assigned is het ruimste van assigned_as",
        )
        allowed = (
            {"vol"} if row["id"] in admin["sees"] else {"aantallen"} if row["id"] in admin["counts_only"] else {"geen"}
        )
        one_of(w + " beheerder", row["beheerder"], allowed)
        one_of(w + " bezoeker", row["bezoeker"], {"geen", "vrijgegeven", "gepubliceerd"})
        for c in ins["disclosure"]["outside_team"]:
            expect(row[c] != "groepsbeeld", w, c, "staat buiten het team en krijgt alleen bevroren publicaties")
        if row["scope"] == "persoon":
            for c in ("opdrachtgever", "leidinggevende"):
                expect(row[c] != "vol" or row["id"] == "inschrijving", w, c, "ziet inhoud van een persoon")
    rows = {r["id"]: r for r in v["matrix"]}
    practice = f["practice_activity"]
    for c in columns:
        expect((rows[practice["data"]][c] == "geen") == (c not in practice["visible_to"]), "oefen_activiteit", c)
    expect(
        f["own_material_always_visible"]
        and f["assignment_outside_strictest_rule"]
        and f["assignment_is_grant_on_one_object"]
        and f["uploader_becomes"] in assignments
        and f["public_is_floor"] in columns,
        "flags van visibility",
    )
    expect(rows["aanwezigheid"]["opdrachtgever"] == "bevroren", "aanwezigheid voor de opdrachtgever")
    needed = {
        "citaat",
        "toestemming",
        "logboek",
        "mail_log",
        "intake",
        "opdracht",
        "opmerking",
        "aanwezigheid",
        "agenda_antwoord",
        "inschrijving",
        "evaluatie_bijeenkomst",
        "opgave",
        "document",
        "bewonersvraag",
        "veldgesprek",
        "inzicht",
        "programmawijziging",
        "publicatie",
        "aanmeldmiddel",
        "oefen_activiteit",
    }
    expect(needed <= set(kinds), "matrix mist", needed - set(kinds))

    r = ins["retention"]
    kept = unique("retention", r["items"])
    expect(set(kept) == set(kinds), "matrix en retention verschillen:", set(kept) ^ set(kinds))
    used = set()
    for x in r["items"]:
        w = "retention " + x["id"]
        expect(re.fullmatch(r"P\d+[DM]", x["period"]), w, "period", x["period"])
        one_of(w, x["start"], r["starts"])
        one_of(w, x["action"], r["actions"])
        expect(
            x["announce_days"] is None or (isinstance(x["announce_days"], int) and x["announce_days"] > 0),
            w,
            "announce_days",
        )
        expect("announce_days" in x and x["reason"], w, "announce_days of reason")
        all_of(w, x.get("not_before", []), kinds)
        expect(
            x["action"] != "bewaren" or rows.get(x["id"], {}).get("scope") != "persoon",
            w,
            "persoonsgegevens blijven niet",
        )
        used.add(x["start"])
    expect(used == set(r["starts"]), "retention: starts zonder gebruik", set(r["starts"]) - used)
    quote = next(x for x in r["items"] if x["id"] == "citaat")
    expect(quote["start"] == "vrijgave_eindigt" and quote["action"] == "wissen", "retention citaat")
    for path, key, value in walk(ins):
        if key in ("data", "notes_data") and isinstance(value, str):
            one_of("data in " + path, value, kinds)
    all_of("mirror_data", ins["assessment"]["mirror_data"].values(), kinds)


def check_disclosure(ins):
    d = ins["disclosure"]
    m = d["minimum_group"]
    expect((m["default"], m["floor"], m["sensitive"]) == (5, 5, 7) and m["change"] == "alleen_omhoog", "minimum_group")
    all_of("sensitive_kinds", d["sensitive_kinds"], [r["id"] for r in ins["visibility"]["matrix"]])
    all_of("outside_team", d["outside_team"], [c["id"] for c in ins["visibility"]["columns"]])
    rules = unique("disclosure", d["rules"])
    for r in d["rules"]:
        filled("disclosure " + r["id"], r, ("text", "params"))
    expect(
        {"minimum", "deel_en_rest", "bevroren", "nieuwe_mensen", "wissen", "verhogen", "stemmen", "toeschrijven"}
        <= set(rules),
        "disclosure mist een regel",
    )
    voices = unique("voices", d["voices"])
    guides = {g["id"]: g for g in all_guides(ins)}
    for x in d["voices"]:
        if one_of("voice " + x["id"], x["guide"], guides):
            expect(guides[x["guide"]]["voice"] == x["id"], "voice", x["id"], "leidraad is voor een ander")
    folded = d["folded_voice"]["id"]
    for i, x in enumerate(d["examples"]):
        w, k = f"disclosure voorbeeld {i + 1}", x["minimum"]
        if not one_of(w, x["rule"], rules):
            continue
        if x["rule"] == "deel_en_rest":
            rest = x["total"] - x["part"]
            expect(x["shown"] == (x["part"] >= k and (rest == 0 or rest >= k)), w)
        elif x["rule"] == "nieuwe_mensen":
            expect(x["shown"] == (x["new_people"] >= k), w)
        elif x["rule"] == "toeschrijven":
            expect(x["shown"] == (x["role_holders"] >= k), w)
        elif x["rule"] == "stemmen":
            all_of(w, x["speakers"], voices)
            result = {v: n for v, n in x["speakers"].items() if n >= k}
            rest = sum(n for n in x["speakers"].values() if n < k)
            expect(x["result"] == (result | {folded: rest} if rest >= k else result), w)
        else:
            expect(False, w, "regel zonder rekenvoorbeeld", x["rule"])
