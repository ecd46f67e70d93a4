"""Consent and the guides of look-back conversations."""

from tests.content.reading import all_of, expect, filled, one_of, unique


def all_guides(ins):
    return [ins["look_back_interview"]] + ins["voice_interviews"]["guides"]


def check_guides(ins):
    consent = ins["speaker_consent"]
    expect([p["en"] for p in consent["purposes"]] == ["notes", "transcript", "improvement"], "toestemming: drie doelen")
    kinds = [r["id"] for r in ins["visibility"]["matrix"]]
    for p in consent["purposes"]:
        filled("toestemming " + p["id"], p, ("name", "question", "if_yes", "if_no", "on_withdraw"))
        all_of("toestemming " + p["id"], p["on_withdraw"]["erase"], kinds)
        one_of("toestemming " + p["id"], p["on_withdraw"]["withdraw_releases"], ("alle", "geen"))
    expect(
        next(p for p in consent["purposes"] if p["en"] == "improvement")["on_withdraw"]["withdraw_releases"] == "alle",
        "toestemming: 'verbeteren' intrekken trekt elke vrijgave in",
    )
    codebook = unique("codebook", ins["look_back_interview"]["codebook"])
    voices = {v["id"] for v in ins["disclosure"]["voices"]}
    used = set()
    guides = all_guides(ins)
    unique("leidraden", guides)
    for g in guides:
        w = "leidraad " + g["id"]
        filled(
            w,
            g,
            (
                "title",
                "voice",
                "duration_minutes",
                "when",
                "who_asks",
                "before",
                "consent_text",
                "parts",
                "interviewer_rules",
            ),
        )
        one_of(w, g["voice"], voices)
        expect(g["consent_ref"] == consent["id"], w, "consent_ref")
        expect(
            [p["id"] for p in g["parts"]] == ["opening", "terugblik", "reflectie", "vooruitblik", "afronding"],
            w,
            "delen",
        )
        expect(sum(p["minutes"] for p in g["parts"]) == g["duration_minutes"], w, "minuten tellen niet op")
        expect(len(g["before"]) >= 2 and len(g["interviewer_rules"]) >= 3, w, "before of regels te kort")
        for p in g["parts"]:
            filled(f"{w} {p['id']}", p, ("goal", "questions"))
            for q in p["questions"]:
                if p["id"] not in ("terugblik", "reflectie", "vooruitblik"):
                    continue
                whole = isinstance(q, dict) and q.get("ask") and q.get("probe") and q.get("codes")
                if expect(whole, w, p["id"], "vraag zonder ask, probe of codes"):
                    all_of(w, q["codes"], codebook)
                    used.update(q["codes"])
    expect({g["voice"] for g in guides} == voices, "niet elke stem heeft één leidraad")
    expect(ins["look_back_interview"]["voice"] == "oud_deelnemers", "look_back_interview is voor oud-deelnemers")
    expect(
        {g["id"]: g["duration_minutes"] for g in guides}
        == {"terugblik60": 60, "opgavehouder25": 25, "opdrachtgever35": 35, "betrokkene25": 25},
        "duur van leidraden",
    )
    expect(used == set(codebook), "codes zonder vraag", set(codebook) - used)
