"""How well paragraphs are linked to opgaven: `python -m bench.linking` for the splits tune and test.

`--held` measures the third that is held back, for once, at the end. Beside ours stand plain tf-idf and vectors alone.
The vectors come from an encoder process as `serve` has it. When that does not answer, the rows with vectors are left
out, and it says so.
"""

import math
import operator
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.linking.draw import HERE
from bench.linking.draw import Paragraph as Drawn
from bench.linking.labelled import answers, kappa, labels, opgaven, paragraphs
from bench.processes import ROOT, environment
from leertraject.analysis.textsearch import Linker, Opgave, Paragraph, middle, stated, terms
from leertraject.analysis.textsearch.linking import Suggestion, Vector
from leertraject.analysis.textsearch.spelling import words
from leertraject.kernel.vectors import available
from leertraject.kernel.vectors import encode as ask_encoder

BLIND = HERE / "blind.answers.json"
CUTS = (1, 3, 5)
Ranking = Callable[[Drawn], Sequence[str]]
Encode = Callable[[Sequence[str]], Sequence[Vector]]


def main() -> int:
    """Prints a table for each split, what the thresholds do, and how far the blind pass agrees."""
    with _encoder() as encode:
        if encode is None:
            print("the encoder does not answer: the rows with vectors are left out")
        for split in ("held",) if "--held" in sys.argv else ("tune", "test"):
            _measure(split, encode)
    _agreement()
    return 0


def _measure(split: str, encode: Encode | None) -> None:
    drawn, linked = paragraphs(split), labels(split)
    found = [one for one in drawn if linked[one.id]]
    print(f"\n## {split}: {len(drawn)} paragraphs, {len(found)} linked\n")
    print("| | recall at 1 | at 3 | at 5 | mean reciprocal rank |\n|---|---|---|---|---|")
    vectors = _vectors(drawn, encode) if encode else None
    ways: dict[str, Ranking] = {"plain tf-idf": _tf_idf(drawn)}
    if vectors:
        ways["vectors alone"] = _by_vectors(vectors)
    plain = terms.subjects
    terms.subjects = lambda stemmed: ()
    ways["words, without the list of subjects"] = _fixed(_ours(drawn), drawn)
    if vectors:
        ways["words without the list, vectors and the title"] = _fixed(_ours(drawn, vectors, titles=True), drawn)
    terms.subjects = plain
    ways["words"] = _fixed(_ours(drawn), drawn)
    ways["words and the title of the document"] = _fixed(_ours(drawn, titles=True), drawn)
    if vectors:
        ways["words and vectors"] = _fixed(_ours(drawn, vectors), drawn)
        ways["words, vectors and the title"] = _fixed(_ours(drawn, vectors, titles=True), drawn)
    for name, ranking in ways.items():
        print(f"| {name} | {' | '.join(f'{one:.2f}' for one in _scores(ranking, found, linked))} |")
    _thresholds(drawn, linked, vectors)
    _other_way(drawn, linked, vectors)
    _candidates(drawn, linked)


def _scores(ranking: Ranking, found: Sequence[Drawn], linked: dict[str, list[str]]) -> list[float]:
    """Returns recall at each cut, a paragraph counting as one, and the mean of one through the first right place."""
    ranked = [(ranking(one), linked[one.id]) for one in found]
    recalls = [sum(len({*order[:cut]} & {*right}) / len(right) for order, right in ranked) for cut in CUTS]
    first = sum(1 / (1 + min(list(order).index(one) for one in right)) for order, right in ranked)
    return [one / len(found) for one in (*recalls, first)]


def _thresholds(drawn: Sequence[Drawn], linked: dict[str, list[str]], vectors: "dict[str, Vector] | None") -> None:
    print(
        "\n| suggested | nothing for who links to nothing | recall | precision | a paragraph |\n|---|---|---|---|---|"
    )
    for name, given in {"words": None, "words and vectors": vectors}.items():
        if name != "words" and given is None:
            continue
        suggest = _ours(drawn, given, titles=True, suggest=True)
        for level, sure in (("suggested", False), ("sure", True)):
            made = {one.id: [it.opgave for it in suggest(one) if it.sure or not sure] for one in drawn}
            print(f"| {name}, {level} | {' | '.join(f'{one:.2f}' for one in _made(made, linked))} |")


def _made(made: dict[str, list[str]], linked: dict[str, list[str]]) -> list[float]:
    nothing = [not made[key] for key, right in linked.items() if not right]
    recall = [len({*made[key]} & {*right}) / len(right) for key, right in linked.items() if right]
    right = sum(len({*made[key]} & {*linked[key]}) for key in linked)
    total = sum(map(len, made.values()))
    return [sum(nothing) / len(nothing), sum(recall) / len(recall), right / (total or 1), total / len(linked)]


def _candidates(drawn: Sequence[Drawn], linked: dict[str, list[str]]) -> None:
    shares = []
    for some in (True, False):
        group = [one for one in drawn if bool(linked[one.id]) is some]
        shares.append(f"{sum(stated(one.text) is not None for one in group)} of {len(group)}")
    print(f"\nstate a question of society, by the rules: {shares[0]} that link, {shares[1]} that link to nothing")


def _other_way(drawn: Sequence[Drawn], linked: dict[str, list[str]], vectors: "dict[str, Vector] | None") -> None:
    """Prints how often the first paragraphs that an opgave is shown are labelled with it."""
    linker, asked = _linker(drawn, vectors), [_asked(one, vectors, titles=True) for one in drawn]
    having = sorted({one for right in linked.values() for one in right})
    first = among = 0
    for opgave in having:
        shown = [opgave in linked[drawn[place].id] for place, _one in linker.evidence(opgave, asked, most=3)]
        first += shown[:1] == [True]
        among += any(shown)
    print(
        f"\nthe other way: of {len(having)} opgaven the first paragraph is right for {first}, one of three for {among}"
    )


def _ours(
    drawn: Sequence[Drawn], vectors: "dict[str, Vector] | None" = None, *, titles: bool = False, suggest: bool = False
) -> Callable[[Drawn], list[Suggestion]]:
    linker = _linker(drawn, vectors)
    ask = linker.suggest if suggest else linker.ranked
    return lambda one: ask(_asked(one, vectors, titles=titles))


def _linker(drawn: Sequence[Drawn], vectors: "dict[str, Vector] | None") -> Linker:
    return Linker(
        [Opgave(one.id, one.title, one.statement, one.why_now, one.resident_questions, one.users) for one in opgaven()],
        beside=[one.text for one in drawn],
        vectors=vectors,
    )


def _asked(one: Drawn, vectors: "dict[str, Vector] | None", *, titles: bool) -> Paragraph:
    known, title = vectors or {}, one.title if titles else ""
    return Paragraph(one.text, title, known.get(one.text), known.get(title))


def _fixed(ask: Callable[[Drawn], list[Suggestion]], drawn: Sequence[Drawn]) -> Ranking:
    """Returns the rankings as they are now, whatever is switched afterwards."""
    found = {one.id: [it.opgave for it in ask(one)] for one in drawn}
    return lambda one: found[one.id]


def _tf_idf(drawn: Sequence[Drawn]) -> Ranking:
    """Plain tf-idf with cosine: small letters, no stems, no list of stop words; idf over opgaven and paragraphs."""
    texts = {one.id: _counts(" ".join([one.title, one.statement, one.why_now, *one.resident_questions, *one.users]))
             for one in opgaven()}  # fmt: skip
    known = [*texts.values(), *(_counts(one.text) for one in drawn)]
    common = Counter(word for one in known for word in one)

    def weighed(counts: Counter[str]) -> dict[str, float]:
        found = {word: often * math.log((1 + len(known)) / (1 + common[word])) for word, often in counts.items()}
        length = math.hypot(*found.values()) or 1.0
        return {word: weight / length for word, weight in found.items()}

    vectors = {key: weighed(counts) for key, counts in texts.items()}

    def ranking(one: Drawn) -> list[str]:
        mine = weighed(_counts(one.text))
        return sorted(vectors, key=lambda key: -sum(much * vectors[key].get(word, 0) for word, much in mine.items()))

    return ranking


def _counts(text: str) -> Counter[str]:
    return Counter(word.folded for word in words(text))


def _by_vectors(vectors: "dict[str, Vector]") -> Ranking:
    ids = [one.id for one in opgaven()]

    def like(one: Drawn, key: str) -> float:
        return sum(map(operator.mul, vectors[one.text], vectors[key]))

    return lambda one: sorted(ids, key=lambda key: -like(one, key))


def _vectors(drawn: Sequence[Drawn], encode: Encode) -> "dict[str, Vector]":
    """Returns the vector of each opgave by its id, and of each paragraph and title by its text."""
    texts = list(dict.fromkeys(text for one in drawn for text in (one.text, one.title)))
    found = dict(zip(texts, encode(texts), strict=True))
    for one in opgaven():
        parts = Opgave(one.id, one.title, one.statement, one.why_now, one.resident_questions, one.users).texts()
        found[one.id] = middle(encode(list(parts.values())))
    return found


@contextmanager
def _encoder() -> Iterator[Encode | None]:
    """Gives what encodes, in a process of its own, inside the block; None when it does not answer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "leertraject", "encoder", "--data", name]
        process = subprocess.Popen(command, cwd=ROOT, env=environment(folder))
        try:
            yield _asking(folder, process)
        finally:
            process.terminate()
            process.wait()


def _asking(folder: Path, process: "subprocess.Popen[bytes]") -> Encode | None:
    while not available(folder=folder):
        if process.poll() is not None:
            return None
        time.sleep(0.05)
    if ask_encoder(["begin"], wait=60, folder=folder) is None:
        return None

    def encode(texts: Sequence[str]) -> Sequence[Vector]:
        found = ask_encoder(texts, wait=60, folder=folder)
        if found is None:
            raise RuntimeError("the encoder stopped answering")
        return found

    return encode


def _agreement() -> None:
    if not BLIND.is_file():
        return
    second, ids = answers(BLIND), [one.id for one in opgaven()]
    first = labels("tune", "test", "held")
    both = first.keys() & second.keys()
    same = sum(bool(first[key]) == bool(second[key]) for key in both)
    best = [key for key in both if first[key] and second[key]]
    among = sum(first[key][0] in second[key] for key in best)
    print(
        f"\nblind pass, {len(both)} paragraphs: kappa over pairs {kappa(first, second, ids):.2f};"
        f" on whether it links to anything they agree {same} times;"
        f" the best one of the first is among those of the second in {among} of {len(best)} that both link"
    )


if __name__ == "__main__":
    raise SystemExit(main())
