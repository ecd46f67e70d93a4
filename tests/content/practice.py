"""Opgaven, conversation codes and practice partners."""

import re

from tests.content.reading import all_of, expect, filled, one_of, unique


def check_opgaven(ch, pe, ins):
    expect("challenges" not in ch, "challenges.yaml: sleutel heet 'opgaven'")
    expect(ch["meta"].get("concept") == "opgave", "challenges.yaml meta.concept")
    unique("opgaven", ch["opgaven"])
    people = {p["id"]: p for p in pe["personas"]}
    disciplines = {x["id"] for x in ch["meta"]["disciplines"]}
    units = {x["id"] for x in ch["meta"]["units"]}
    modes = {x["id"] for x in ch["meta"]["governance_modes"]}
    principles = {x["id"] for x in ins["principles"]["items"]}
    for x in ch["opgaven"]:
        w = "opgave " + x["id"]
        if one_of(w, x["persona_id"], people):
            expect(people[x["persona_id"]]["opgave_id"] == x["id"], w, "persona hoort bij een andere opgave")
        one_of(w, x["responsible_unit"], units)
        expect(set(x["governance_mix"]) == modes, w, "governance_mix")
        expect(len(x["resident_questions"]) == 3, w, "drie bewonersvragen")
        all_of(w, [k["discipline"] for k in x["contributions"]], disciplines)
        all_of(w, x["principles"], principles)


def check_codes(ins):
    cc = ins["conversation_codes"]
    codes = unique("codes", cc["codes"])
    shown = unique("shown_labels", cc["shown_labels"])
    for c in cc["codes"]:
        filled("code " + c["id"], c, ("nl", "group", "definition", "example", "boundary"))
        if "shown_as" in c:
            one_of("code " + c["id"], c["shown_as"], shown)
    for c in ("simple_reflection", "complex_reflection"):
        expect(next(x for x in cc["codes"] if x["id"] == c).get("shown_as") == "reflection", c, "shown_as")
    for s in shown:
        expect(any(c.get("shown_as") == s for c in cc["codes"]), "shown_label zonder code", s)
        expect(s not in codes, "shown_label is ook een code", s)
    indicators = unique("indicators", cc["indicators"])
    expect("percent_complex" not in indicators, "percent_complex bestaat nog")
    known = set(codes) | {
        "words_adviser",
        "words_total",
        "min",
        "turn",
        "of",
        "count",
        "persona",
        "layers",
        "disclosed",
    }
    for i in cc["indicators"]:
        all_of("indicator " + i["id"], re.findall(r"[a-z_]+", i["formula"]), known)
        used = set(re.findall(r"[a-z_]+", i["formula"])) & {"simple_reflection", "complex_reflection"}
        expect(len(used) != 1, "indicator", i["id"], "telt maar één soort weergave")
    expect(
        {"simple_reflection", "complex_reflection"}
        <= set(
            re.findall(r"[a-z_]+", next(i["formula"] for i in cc["indicators"] if i["id"] == "reflection_to_question"))
        ),
        "reflection_to_question: alle weergaven",
    )


def acts_of(ins):
    """What a learner sees: code -> shown name."""
    return {c["id"]: c.get("shown_as", c["id"]) for c in ins["conversation_codes"]["codes"]}


def check_personas(pe, ch, ins):
    acts = acts_of(ins)
    codes, shown = set(acts), set(acts.values())
    opgaven = {x["id"] for x in ch["opgaven"]}
    disciplines = {x["id"] for x in ch["meta"]["disciplines"]}
    units = {x["id"] for x in ch["meta"]["units"]}
    d = pe["meta"]["engine_defaults"]
    order = [x["id"] for x in pe["meta"]["layers"]]
    expect(set(d["code_effects"]) == codes, "code_effects en codes verschillen", set(d["code_effects"]) ^ codes)
    for s in shown:
        effects = {d["code_effects"][c] for c in codes if acts[c] == s}
        expect(len(effects) == 1, "wat één naam heeft, heeft één effect:", s, effects)
    unique("personas", pe["personas"])
    for p in pe["personas"]:
        w = "persona " + p["id"]
        filled(
            w,
            p,
            (
                "name",
                "role",
                "situation",
                "surface_request",
                "opening_line",
                "if_only_surface",
                "good_outcome",
                "example_closing_summary",
                "manner",
            ),
        )
        one_of(w, p["opgave_id"], opgaven)
        one_of(w, p["unit"], units)
        all_of(w, p["good_for"], disciplines)
        expect([x["level"] for x in p["layers"]] == order, w, "volgorde van lagen")
        trust = [x["unlock"]["min_trust"] for x in p["layers"]]
        expect(trust == sorted(trust) and d["trust_min"] <= trust[0] and trust[-1] <= d["trust_max"], w, "min_trust")
        for x in p["layers"]:
            filled(f"{w} {x['level']}", x, ("says", "cue", "example"))
            by = x["unlock"]["by"]
            all_of(f"{w} {x['level']}", by, shown)
            expect("reflection" in by, w, x["level"], "gaat niet open op een weergave")
            expect(len(by) == len(set(by)) and x["unlock"]["about"], w, x["level"], "by of about")
        expect(len(p["shutdown"]) >= 3, w, "shutdown")
        for s in p["shutdown"]:
            one_of(w, s["when"], codes)
            expect(s["effect"] < 0 and s["triggers"] and s["reaction"], w, "shutdown", s["when"])


STYLES = {
    "luisteraar": [
        "open_question",
        "complex_reflection",
        "simple_reflection",
        "affirmation",
        "complex_reflection",
        "summary",
    ],
    "gemengd": [
        "open_question",
        "simple_reflection",
        "closed_question",
        "open_question",
        "inform",
        "complex_reflection",
    ],
    "alleen open vragen": ["open_question"],
    "alleen weergaven": ["simple_reflection"],
    "gesloten vragen": ["closed_question"],
    "adviseert": ["advise_without_permission", "closed_question", "inform", "advise_without_permission"],
    "noemt regels": ["rule_reflex", "closed_question", "inform", "rule_reflex"],
    "neemt bestelling aan": ["closed_question", "take_order"],
}


def opened(persona, pattern, d, acts):
    """Layers opened by someone who always touches the right words: the rules of engine_defaults, without the words."""
    trust, layer, last = persona["starting_trust"], 0, []
    closes = {s["when"]: s["effect"] for s in persona["shutdown"]}
    for turn in range(persona["patience_turns"]):
        code = pattern[turn % len(pattern)]
        trust += closes.get(code, d["code_effects"][code])
        last = (last + [acts[code]])[-3:]
        if len(last) == 3 and len(set(last)) == 1:
            trust += d["repeat_penalty"]
        trust = max(d["trust_min"], min(d["trust_max"], trust))
        if trust < d["leaves_below"]:
            break
        if layer < len(persona["layers"]) and trust >= d["shutdown_below"]:
            unlock = persona["layers"][layer]["unlock"]
            if acts[code] in unlock["by"] and trust >= unlock["min_trust"]:
                layer += 1
    return layer


def simulate(pe, ins):
    d, acts = pe["meta"]["engine_defaults"], acts_of(ins)
    result = {s: [opened(p, pattern, d, acts) for p in pe["personas"]] for s, pattern in STYLES.items()}
    for p, n in zip(pe["personas"], result["luisteraar"], strict=True):
        expect(n == 4, "simulatie: de luisteraar opent", n, "lagen bij", p["id"])
    for style in ("noemt regels", "adviseert", "neemt bestelling aan", "gesloten vragen"):
        expect(not any(result[style]), "simulatie:", style, "opent", result[style])
    swapped = [c.replace("complex", "simple") for c in STYLES["luisteraar"]]
    expect(
        [opened(p, swapped, d, acts) for p in pe["personas"]] == result["luisteraar"],
        "simulatie: eenvoudig of verdiepend mag niet uitmaken",
    )
    mean = {s: sum(v) / len(v) for s, v in result.items()}
    expect(mean["luisteraar"] > mean["gemengd"] > mean["gesloten vragen"], "simulatie: stijlen lopen door elkaar")
