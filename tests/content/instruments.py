"""The instruments, one by one."""

import re

from tests.content.reading import all_of, expect, filled, one_of, unique


def check_instruments(ins, ch):
    disciplines = {x["id"] for x in ch["meta"]["disciplines"]}
    scales = unique("schalen", ins["assessment"]["scales"])
    items = [i for s in ins["assessment"]["scales"] for i in s["items"]]
    unique("items", items)
    expect(
        len(scales) == 6 and len(items) == 24 and all(len(s["items"]) == 4 for s in ins["assessment"]["scales"]),
        "zes schalen van vier",
    )
    expect(len(unique("reflectievragen", ins["reflection_prompts"]["items"])) == 20, "twintig reflectievragen")
    pitfalls = unique("valkuilen", ins["pitfalls"])
    expect(len(pitfalls) == 15, "vijftien valkuilen")

    def if_then(w, text):
        expect(text.startswith("Als ") and ", dan " in text, w, "geen als-dan-zin:", text)

    for x in ins["pitfalls"]:
        w = "valkuil " + x["id"]
        one_of(w, x["scale"], scales)
        filled(w, x, ("description", "signs", "quality_behind", "uitdaging"))
        expect(len(x["if_then"]) == 2, w, "twee als-dan-zinnen")
        for t in x["if_then"]:
            if_then(w, t)
    expect(len(unique("uitgangspunten", ins["principles"]["items"])) == 5, "vijf uitgangspunten")

    q = ins["core_quadrant"]
    fields = [f["id"] for f in q["fields"]]
    expect(fields == ["kwaliteit", "valkuil", "uitdaging", "allergie"], "kernkwadrant: vakken")
    for x in q["links"]:
        all_of("kernkwadrant", (x["from"], x["to"]), fields)
    unique("kernkwadrant", q["examples"])
    expect(
        len(q["examples"]) == 6 and len({e["discipline"] for e in q["examples"]}) == 6,
        "kernkwadrant: zes voorbeelden, zes vakken",
    )
    for e in q["examples"]:
        w = "kernkwadrant " + e["id"]
        filled(w, e, fields + ["function", "sentence"])
        one_of(w, e["discipline"], disciplines)
        one_of(w, e["pitfall"], pitfalls)
        if_then(w, e["if_then"])
    b = ins["belief_card"]
    fields = [f["id"] for f in b["fields"]]
    expect(fields == ["overtuiging", "gedrag", "effect", "herzien"], "overtuigingskaart: velden")
    for e in b["examples"]:
        filled("overtuigingskaart " + e["id"], e, fields)
    own = ins["own_interest_line"]
    filled("belangregel", own, ("question", "frame", "follow_ups", "signal_words", "examples"))
    expect(ins["curiosity_counter"]["counts"]["shown_to"] == ["subject"], "nieuwsgierigheid: alleen voor jezelf")
    s = ins["shadowing_day"]
    expect(
        [m["id"] for m in s["mechanisms"]] == ["identificatie", "coordinatie", "reflectie", "transformatie"],
        "meeloopdag: vier mechanismen",
    )
    expect(all(m["question"].endswith("?") for m in s["mechanisms"]), "meeloopdag: één vraag per mechanisme")
    expect(sum(p["minutes"] for p in s["plan"]) == s["duration_minutes"], "meeloopdag: minuten")
    t = ins["three_way_start"]
    expect(
        set(t["who"]) == {"deelnemer", "leidinggevende", "trainer"} and len(t["manager_actions"]) == 2, "driegesprek"
    )
    all_of("driegesprek", [a["who"] for a in t["agenda"]], t["who"])
    for a in t["manager_actions"]:
        slots = set(re.findall(r"{(\w+)}", a["sentence"]))
        filled("driegesprek " + a["id"], a, ("name", "sentence", "fields", "examples"))
        expect(
            all(any(f == x or f.startswith(x) for f in a["fields"]) for x in slots),
            "driegesprek",
            a["id"],
            "velden",
            slots,
        )
    expect(
        t["reminders"]["to"] == "leidinggevende" and t["reminders"]["never_about"] == "deelnemer",
        "driegesprek: herinneringen",
    )
    i = ins["intake_conversation"]
    expect(len(i["learning_question"]["fields"]) == 3, "leervraag: drie velden")
    all_of("leervraag", [e["discipline"] for e in i["learning_question"]["examples"]], disciplines)
    for x in (t, i):
        expect(sum(a["minutes"] for a in x["agenda"]) == x["duration_minutes"], x["id"], "minuten van de agenda")
    p = ins["sponsor_pledge"]
    fields = {f["id"] for f in p["fields"]}
    all_of("toezegging", re.findall(r"{(\w+)}", p["sentence"]), fields)
    expect(p["statuses"] == ins["commitment_format"]["statuses"], "toezegging en afspraak hebben dezelfde standen")
    filled("metaforenwand", ins["metaphor_wall"], ("prompts", "rules", "examples"))
    unique("begrippen", ins["glossary"], "nl")
    unique("begrippen", ins["glossary"], "en")
    terms = {g["nl"]: g["en"] for g in ins["glossary"]}
    expect(
        (terms["opgave"], terms["opgavehouder"], terms["opgavenkaart"]) == ("opgave", "opgave_owner", "opgaven_map"),
        "opgave blijft Nederlands",
    )
