"""What score_quotes.py does not count. matrix BENCH FOUND | speakers BENCH FOUND ; with -v names what is wrong.

matrix: cases of the test matrix that are fully right: each attribution with its words, source and (where the gold names one)
speaker, and none besides. speakers: pronouns and roles of speaker_probe.jsonl whose entity is the one named by hand."""
import collections, json, sys

sys.path.insert(0, sys.argv[2])
import score_quotes as score


def same_name(gold, found):
    """Whether one of two names holds every word of the other, in any order: a text may give the surname only."""
    one, other = (set(score.norm_speaker(name or "").split()) for name in (gold, found))
    return bool(one) and bool(other) and (one <= other or other <= one)


def matrix(bench, found):
    right, total = collections.Counter(), collections.Counter()
    predicted = score.load(found)
    for key, case in score.load(f"{bench}/testmatrix.jsonl").items():
        text = case["text"]
        mask = score.quote_mask(text)
        gold = [score.prep(text, mask, a) for a in case["attributions"]]
        gold = [g for g in gold if g.content]
        ours = [score.prep(text, mask, a) for a in predicted[key]["attributions"]]
        pairs, _ = score.align(gold, ours, lambda g, p: score.dice(g.content, p.content) if g.content & p.content else 0)
        problems = [f"extra: {show(text, p)}" for j, p in enumerate(ours) if j not in pairs.values()]
        for i, g in enumerate(gold):
            if i not in pairs:
                problems.append(f"missed: {show(text, g)}")
                continue
            p = ours[pairs[i]]
            if g.content != p.content:
                problems.append(f"words: {show(text, p)} for {show(text, g)}")
            if not score.src_partial(g, p):
                problems.append(f"source: {show(text, p)} for {show(text, g)}")
            elif is_name(g.speaker) and not same_name(g.speaker, p.speaker):
                problems.append(f"speaker: {p.speaker} for {g.speaker}")
        category = case["category"]
        total[category] += 1
        right[category] += not problems
        if problems and "-v" in sys.argv:
            print(f"{key}: {' / '.join(problems)}")
    shares = ", ".join(f"{c} {right[c]}/{total[c]}" for c in sorted(total))
    print(f"test matrix: {sum(right.values())} of {sum(total.values())} cases fully right ({shares})")


def is_name(speaker):
    """Whether the gold names one person: capitals, not several, not unknown."""
    return bool(speaker) and ";" not in speaker and "(" not in speaker and all(w[0].isupper() for w in speaker.split())


def show(text, item):
    part = lambda key: " … ".join(text[a:b] for a, b in item.a.get(key, []))
    return f"[{part('source')} | {part('cue')} | {part('content')}]"


def speakers(bench, found):
    predicted = score.load(found)
    right, met, total = collections.Counter(), collections.Counter(), collections.Counter()
    for line in open(f"{bench}/speaker_probe.jsonl", encoding="utf8"):
        probe = json.loads(line)
        kind = probe["type"]
        if probe["speaker"] == "SELF" or "+" in probe["speaker"]:
            continue
        total[kind] += 1
        start, end = probe["source"]
        for item in predicted[probe["id"]]["attributions"]:
            if any(a < end and start < b for a, b in item["source"]):
                met[kind] += 1
                good = same_name(probe["speaker"], item.get("speaker"))
                right[kind] += good
                if not good and "-v" in sys.argv:
                    print(f"{probe['id']} {start} {probe['text']}: {item.get('speaker')} for {probe['speaker']}")
                break
        else:
            if "-v" in sys.argv:
                print(f"{probe['id']} {start} {probe['text']}: no quote")
    for kind, name in (("pron", "he, she"), ("nom", "roles")):
        print(f"{name}: {right[kind]} of {met[kind]} that are sources of a quote, of {total[kind]} in all")


{"matrix": matrix, "speakers": speakers}[sys.argv[1]](sys.argv[2], sys.argv[3])
