"""Writes what a second person judges without seeing a label: `python -m bench.linking.blind FILE`.

So many paragraphs of each split, by chance and whatever their labels are, with the opgaven in another order and the
rule.
"""

import random
import sys
from pathlib import Path

from bench.linking.draw import HERE, SPLITS, Paragraph
from bench.linking.labelled import opgaven, paragraphs

SEED, EACH = 7, 40
ASKED = """# Blind labelling: which opgaven does a paragraph link to?

Do not look into the project's folder of labels while you do this. Read the rule, then the opgaven, then each paragraph,
and write for each the ids of the opgaven that it links to, best first, at most three, or an empty list. Judge by
reading; use no script that looks at words. About fifteen seconds a paragraph. Write the answers beside this file, as
`blind.answers.json`, with every paragraph once:

    {"p001": ["warmte"], "p002": [], "p003": ["ov", "parkeren"]}

"""


def chosen() -> list[Paragraph]:
    """Returns the paragraphs of the second pass, in the order in which they are shown."""
    chance = random.Random(SEED)  # noqa: S311 chance that must come out the same each time
    found = [one for split in SPLITS for one in chance.sample(paragraphs(split), EACH)]
    chance.shuffle(found)
    return found


def written() -> str:
    """Returns the whole text: what is asked, the rule, the opgaven and the paragraphs."""
    rule = (HERE / "RULE.md").read_text(encoding="utf-8").split("## How the paragraphs are drawn")[0]
    others = opgaven()
    random.Random(SEED).shuffle(others)  # noqa: S311
    parts = [ASKED, rule.replace("\n## ", "\n### ").replace("# When", "## The rule: when", 1), "## The opgaven\n"]
    for one in others:
        parts.append(
            f"- `{one.id}`: **{one.title}**. {one.statement} {one.why_now} *{' '.join(one.resident_questions)}*"
        )
    parts.append("\n## The paragraphs\n")
    parts += [f"**{one.id}** (from: {one.title})\n\n> {one.text}\n" for one in chosen()]
    return "\n".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(), encoding="utf-8")
