"""Programmes and their public texts."""

from tests.content.reading import all_of, expect, filled, minutes, one_of, unique, walk


def instrument_lengths(ins):
    """id -> minutes, for everything a programme may refer to."""
    return {x["id"]: x.get("duration_minutes", 0) for x in ins.values() if isinstance(x, dict) and "id" in x} | {
        g["id"]: g["duration_minutes"] for g in ins["voice_interviews"]["guides"]
    }


def check_programmes(ins):
    instruments = instrument_lengths(ins)
    scales = {s["id"] for s in ins["assessment"]["scales"]}
    methods = {x["id"]: sum(s["minutes"] for s in x["steps"]) for x in ins["peer_consultation_methods"]}
    moments = {m["id"] for m in ins["assessment"]["moments"]}
    public = {x["programme_id"]: x for x in ins["public_programme_texts"]["items"]}
    ids = unique("leertrajecten", ins["programmes"])
    expect(sorted(ids) == sorted(public), "elk leertraject heeft een openbare tekst")
    for pg in ins["programmes"]:
        w = "leertraject " + pg["id"]
        unique(
            w,
            [
                x
                for part in (
                    "preparation",
                    "sessions",
                    "assignments",
                    "peer_consultation",
                    "measurements",
                    "follow_up",
                    "events",
                )
                for x in pg[part]
            ],
        )
        assignments = {a["id"] for a in pg["assignments"]}
        taught = consulted = 0
        for s in pg["sessions"]:
            x = s["schedule"]
            expect(x[0]["start"] == s["start"] and x[-1]["end"] == s["end"], w, s["id"], "begin of einde")
            for a, b in zip(x, x[1:], strict=False):
                expect(a["end"] == b["start"], w, s["id"], "gat of overlap bij", a["end"])
            expect(all(minutes(a["end"]) > minutes(a["start"]) for a in x), w, s["id"], "tijden")
            all_of(f"{w} {s['id']}", s["between"], assignments)
            taught += minutes(s["end"]) - minutes(s["start"])
        for path, key, value in walk({k: pg[k] for k in ("preparation", "sessions", "assignments", "measurements")}):
            if key == "instrument":
                one_of(w + path, value, instruments)
        for x in pg["preparation"] + pg["assignments"]:
            if x.get("instrument") in instruments:
                expect(x["minutes"] >= instruments[x["instrument"]], w, x["id"], "te kort voor", x["instrument"])
        for m in pg["measurements"]:
            all_of(w, m.get("scales", []), scales)
            if "moment" in m:
                one_of(w, m["moment"], moments)
        all_of(w, pg["themes"], scales)
        for f in pg["follow_up"]:
            all_of(w, f.get("instruments", []), instruments)
        for i in pg["peer_consultation"]:
            long = minutes(i["end"]) - minutes(i["start"])
            expect(long >= methods[i["method"]], w, i["id"], "te kort")
            consulted += long
        weeks = [s["week"] for s in pg["sessions"]]
        expect(weeks == sorted(weeks) and weeks[-1] == pg["duration_weeks"], w, "weken")
        e = pg["effort_hours_participant"]
        expect(e["bijeenkomsten"] * 60 == taught and e["intervisie"] * 60 == consulted, w, "opgegeven uren")
        if pg["id"] in public:
            check_public(pg, public[pg["id"]], sum(e.values()))


def check_public(pg, text, hours):
    w, f = "openbare tekst " + pg["id"], text["facts"]
    filled(w, text, ("title", "lead", "for_whom", "what_it_asks", "how_long", "what_it_gives", "what_it_is_not"))
    length = [minutes(s["end"]) - minutes(s["start"]) for s in pg["sessions"]]
    full = sum(n > 300 for n in length)
    expect(
        f
        == {
            "weeks": pg["duration_weeks"],
            "sessions": len(length),
            "full_days": full,
            "half_days": len(length) - full,
            "peer_consultations": len(pg["peer_consultation"]),
            "hours": f["hours"],
            "group": pg["group_size"],
        },
        w,
        "feiten kloppen niet",
    )
    expect(abs(f["hours"] - hours) <= 1, w, "uren", f["hours"], "en", hours)
    expect(text["title"] == pg["title"], w, "titel")
    expect(
        f"{f['weeks']} weken" in text["how_long"] and f"ongeveer {f['hours']} uur" in text["how_long"],
        w,
        "how_long noemt andere getallen",
    )
