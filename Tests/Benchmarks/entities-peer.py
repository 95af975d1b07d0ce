"""python-crfsuite with common features: word, case, shape, affixes, two neighbours. train CONLL MODEL | tag MODEL CONLL OUT"""
import re, sys, time
import pycrfsuite


def sentences(path):
    sentence = []
    for line in open(path, encoding="utf8"):
        word, _, label = line.rstrip("\n").partition("\t")
        if word.startswith("-DOCSTART-") or not word:
            if sentence:
                yield sentence
            sentence = []
        else:
            sentence.append((word, label))
    if sentence:
        yield sentence


def shape(word):
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", re.sub(r"[0-9]", "0", word))))


def features(words):
    rows = []
    for i, word in enumerate(words):
        row = ["w=" + word, "l=" + word.lower(), "s=" + shape(word)]
        row += ["p%d=%s" % (n, word[:n].lower()) for n in (2, 3, 4)] + ["e%d=%s" % (n, word[-n:].lower()) for n in (2, 3, 4)]
        for d in (-2, -1, 1, 2):
            other = words[i + d] if 0 <= i + d < len(words) else "<>"
            row += ["%d:l=%s" % (d, other.lower()), "%d:s=%s" % (d, shape(other))]
        rows.append(row)
    return rows


def bare(label):
    kind = {"GPE": "LOC", "FAC": "LOC", "EVENT": "MISC"}.get(label[2:], label[2:])
    return "O" if kind in ("", "DATE", "MONEY") else label[:2] + kind


if sys.argv[1] == "train":
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences(sys.argv[2]):
        trainer.append(features([w for w, _ in sentence]), [bare(l) for _, l in sentence])
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 2})
    trainer.train(sys.argv[3])
else:
    tagger = pycrfsuite.Tagger()
    tagger.open(sys.argv[2])
    count, start = 0, time.process_time()
    tagged = []
    for sentence in sentences(sys.argv[3]):
        words = [w for w, _ in sentence]
        tagged.append(zip(words, tagger.tag(features(words))))
        count += len(words)
    print("%d words, %d a CPU second" % (count, count / (time.process_time() - start)), file=sys.stderr)
    with open(sys.argv[4], "w", encoding="utf8") as out:
        for pairs in tagged:
            out.writelines("%s\t%s\n" % pair for pair in pairs)
            out.write("\n")
