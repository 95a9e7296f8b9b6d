#!/usr/bin/env python3
"""Measures cardc extract against marked data and prints one table: `make score`.

  score.py CARDC GOLD_FOLDER TUNE_FOLDER [CORPUS_FILE]

Only prints; nothing is judged. What is not there is said and passed over. The data lie outside the
repository (their texts are not ours to copy). A measure is a function that gives rows of (what,
value, remark); MEASURES at the end lists them in the table's order.
"""
import collections, importlib.util, json, os, random, re, subprocess, sys, tempfile, types

CARDC, GOLD, TUNE = sys.argv[1:4]
CORPUS = sys.argv[4] if len(sys.argv) > 4 else os.path.join(GOLD, '../corpus/ukraine-summit-2025.txt')
SHUFFLES = 20       # orders of the real corpus in which boundaries are looked for
NAMED = ('name', 'nominal', 'pronoun')


class Missing(Exception):
    """The data of a measure are not there."""


def need(*paths):
    for p in paths:
        if not os.path.exists(p):
            raise Missing(p)


def percent(a, b):
    return f'{100 * a / b:.1f} %' if b else 'none'


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def read_jsonl(path):
    with open(path, encoding='utf8') as f:
        return [json.loads(line) for line in f]


def extract_lines(articles):
    """Answers by id."""
    text = ''.join(json.dumps({'id': a['id'], 'text': a['text']}) + '\n' for a in articles)
    done = subprocess.run([CARDC, 'extract', '--jsonl'], input=text.encode(), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    return {d['id']: d for d in map(json.loads, done.stdout.decode().splitlines())}


def extract_document(path):
    done = subprocess.run([CARDC, 'extract', '--json', path], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    return json.loads(done.stdout)


def scorer():
    path = os.path.join(GOLD, 'score_quotes.py')
    need(path)
    spec = importlib.util.spec_from_file_location('score_quotes', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ------------------------------------------------------------------- quotations and speakers

def count_quotes(gold, answers, pick=lambda q: True):
    s, total = scorer(), collections.Counter()
    args = types.SimpleNamespace(kind='direct', min_words=4)
    for g in gold:
        found = [q for q in answers.get(g['id'], {}).get('quotes', []) if pick(q)]
        total.update(s.article(g, found, args)[0])
    return s, total


def both(name, p, r):
    return (name, f'{100 * f1(p, r):.1f}', f'P {100 * p:.1f} R {100 * r:.1f}')


def card_rows(name, gold, answers, key):
    """Of the quotations with KEY: is the speaker right?"""
    _, c = count_quotes(gold, answers, lambda q: q[key])
    n = sum(c['in_n_' + t] for t in NAMED)
    ok = sum(c['in_ok_' + t] for t in NAMED)
    return (f'{name}: {key}, speaker right', percent(ok, n),
            f'{ok} of {n}; {c["pred"]} in all, {c["pred"] - c["inside"]} in no marked quotation')


def confidence_rows(name, gold, answers):
    """Is a confidence the share of right speakers that it says it is?"""
    steps = (1.001, 0.98, 0.96, 0.94, 0.9, 0.8, 0.6, 0.001)
    for below, least in zip(steps, steps[1:]):
        _, c = count_quotes(gold, answers, lambda q: least <= q['confidence'] < below)
        n, ok = sum(c['n_' + t] for t in NAMED), sum(c['ok_' + t] for t in NAMED)
        yield (f'{name}: confidence from {least:.2f}, speaker right', percent(ok, n), f'of {n}')


def quotation_rows(name, path):
    need(path)
    gold = read_jsonl(path)
    answers = extract_lines(gold)
    s, c = count_quotes(gold, answers)
    o = s.report(c)
    yield both(f'{name}: spans, exact', *o['exact'])
    yield both(f'{name}: spans, 90 % of the words', *o['90%'])
    for t in NAMED:
        yield (f'{name}: speaker right, {t}', percent(c['ok_' + t], c['n_' + t]), f'of {c["n_" + t]}')
    yield both(f'{name}: quotation and speaker', *o['e2e'])
    yield card_rows(name, gold, answers, 'displayable')
    yield card_rows(name, gold, answers, 'shown')
    yield from confidence_rows(name, gold, answers)
    quotes = [q for a in answers.values() for q in a['quotes']]
    sure, alone = sum(q['displayable'] for q in quotes), sum(q['stands_alone'] for q in quotes)
    yield (f'{name}: displayable of those that stand alone', percent(sure, alone), f'{sure} of {alone}')


def polnear():
    return quotation_rows('PolNeAR', os.path.join(TUNE, 'polnear_tune.jsonl'))


def gum():
    return quotation_rows('GUM', os.path.join(GOLD, 'gum_news.jsonl'))


# --------------------------------------------------------------------------- the real corpus

def in_range(line, articles):
    return any(a['first_line'] <= line <= a['last_line'] for a in articles)


def starts_of(articles):
    return {a['first_line'] for a in articles} | {a['last_line'] + 1 for a in articles}


def line_rows(gold, found, shown):
    lines = [n for a in gold['articles'] for n in range(a['first_line'], a['last_line'] + 1)]
    want = {j['line']: j['kind'] for j in gold['junk_lines']}
    have = {j['line']: j['kind'] for j in found['junk_lines']}
    junk = [n for n in lines if n in want or n in have]
    yield ('real corpus: class of a line right',
           percent(sum(want.get(n) == have.get(n) for n in lines), len(lines)), f'of {len(lines)}')
    yield ('real corpus: the same, junk on either side',
           percent(sum(want.get(n) == have.get(n) for n in junk), len(junk)), f'of {len(junk)}')
    yield ('real corpus: junk lines shown', str(sum(n in want for n in shown)), f'of {len(want)}')


def boundary_rows(gold, found):
    last = max(a['last_line'] for a in found['articles']) + 1
    want = starts_of(gold['articles']) - {1, last}
    near = {n for n in starts_of(found['articles']) - {1, last}
            if n in want or in_range(n, gold['articles'])}
    hit = len(want & near)
    yield both('real corpus: boundaries', hit / max(1, len(near)), hit / len(want))
    have = {a['first_line']: a for a in found['articles']}
    right = [a for a in gold['articles'] if a['first_line'] in have]
    yield ('real corpus: article range right', percent(
        sum(have[a['first_line']]['last_line'] == a['last_line'] for a in right), len(gold['articles'])),
        f'of {len(gold["articles"])}')
    yield ('real corpus: lead right', percent(
        sum(have[a['first_line']]['lead_line'] == a['lead_line'] for a in right), len(gold['articles'])),
        f'of {len(gold["articles"])}')


def plain(text):
    return re.sub(r'\W+', ' ', text.lower()).strip()


def corpus_quote_rows(gold, found):
    s = scorer()
    have = {(q['line'], plain(q['text'])): q for q in found['quotes']}
    pairs = [(q, have.get((q['line'], plain(q['text'])))) for q in gold['quotes']]
    met = [(g, f) for g, f in pairs if f]
    named = [(g, f) for g, f in met if g['speaker']]
    ok = sum(s.last(f['speaker']) in {s.last(g['speaker']), s.last(g.get('speaker_alt', ''))} - {''}
             for g, f in named)
    yield ('real corpus: quotations found', percent(len(met), len(pairs)), f'of {len(pairs)}')
    yield ('real corpus: speaker right', percent(ok, len(named)), f'of {len(named)}')
    for key in ('displayable', 'shown'):
        by = collections.Counter(g['displayable'] for g, f in met if f[key] is True or f[key] == 'yes')
        yes = sum(g['displayable'] == 'yes' for g in gold['quotes'])
        yield (f'real corpus: {key}, gold says no', percent(by['no'], sum(by.values())),
               f'{by["yes"]} yes of {yes}, {by["borderline"]} borderline, {by["no"]} no')


def real_corpus():
    path = os.path.join(GOLD, 'corpus_dev.json')
    need(path, CORPUS)
    with open(path, encoding='utf8') as f:
        gold = json.load(f)
    found = extract_document(CORPUS)
    shown = [q['line'] for q in found['quotes'] if q['shown']]
    shown += [a['lead_line'] for a in found['articles'] if a['shown']]
    yield from line_rows(gold, found, shown)
    yield from boundary_rows(gold, found)
    yield from corpus_quote_rows(gold, found)


# ---------------------------------------------------------- boundaries in other collections

def boundary_hits(articles):
    """Runs ARTICLES, lists of lines, together; counts (right, put, wanted)."""
    want, at = set(), 1
    for lines in articles:
        want.add(at)
        at += len(lines)
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8') as f:
        f.write('\n'.join(line for lines in articles for line in lines) + '\n')
        f.flush()
        found = extract_document(f.name)
    have = {a['first_line'] for a in found['articles']} - {1}
    want.discard(1)
    return len(want & have), len(have), len(want)


def together(name, collections_of_articles):
    right = put = wanted = 0
    for articles in collections_of_articles:
        a, b, c = boundary_hits(articles)
        right, put, wanted = right + a, put + b, wanted + c
    return both(name, right / max(1, put), right / max(1, wanted))


def shuffled_corpus():
    need(CORPUS)
    with open(CORPUS, encoding='utf8') as f:
        lines = f.read().splitlines()
    parts = [lines[a['first_line'] - 1:a['last_line']] for a in extract_document(CORPUS)['articles']]
    rnd = random.Random(3)
    orders = [rnd.sample(parts, len(parts)) for _ in range(SHUFFLES)]
    yield together(f'real corpus: boundaries, {SHUFFLES} other orders', orders)


def some_articles(path):
    need(path)
    parts = [[line for line in a['text'].splitlines() if line.strip()] for a in read_jsonl(path)]
    random.Random(4).shuffle(parts)
    return [p for p in parts[:240] if p]


def run_together(name, path, size):
    parts = some_articles(path)
    yield together(name, [parts[i:i + size] for i in range(0, len(parts), size)])


def left_alone(name, path):
    parts = some_articles(path)
    yield (name, percent(sum(boundary_hits([p])[1] == 0 for p in parts), len(parts)), f'of {len(parts)}')


def boundaries():
    yield from shuffled_corpus()
    yield from run_together('GUM: boundaries, run together', os.path.join(GOLD, 'gum_news.jsonl'), 24)
    polnear = os.path.join(TUNE, 'polnear_tune.jsonl')
    yield from run_together('PolNeAR: boundaries, 240 run together by 24', polnear, 24)
    yield from run_together('PolNeAR: boundaries, 240 in files of two', polnear, 2)
    yield from left_alone('PolNeAR: files of one article left whole', polnear)


# ---------------------------------------------------------------- headlines and duplicates

def words(text):
    return re.findall(r'\w+', text.lower())


def rouge_1(text, reference):
    a, b = collections.Counter(words(text)), collections.Counter(words(reference))
    shared = sum((a & b).values())
    return f1(shared / max(1, sum(a.values())), shared / max(1, sum(b.values())))


def compression():
    path = os.path.join(TUNE, 'compression_dev.jsonl')
    need(path)
    gold = read_jsonl(path)
    answers = extract_lines(gold)
    made = [(g, answers[g['id']]) for g in gold if answers[g['id']]['headline']]
    shown = [(g, a) for g, a in made if a['headline_shown']]
    for name, pairs in (('made', made), ('shown', shown)):
        total = sum(max(rouge_1(a['headline'], s) for s in g['summaries']) for g, a in pairs)
        yield (f'compression: ROUGE-1 F of those {name}', f'{100 * total / max(1, len(pairs)):.1f}',
               f'{len(pairs)} of {len(gold)}')


def area(same, different):
    """Under the ROC curve: how often a pair that is the same has the higher figure; ties count half."""
    wins = sum((a > b) + (a == b) / 2 for a in same for b in different)
    return wins / max(1, len(same) * len(different))


def likenesses(rows):
    pairs = ''.join(f'{a}\t{b}\n' for _, a, b in rows)
    done = subprocess.run([CARDC, 'similarity'], input=pairs.encode(), stdout=subprocess.PIPE, check=True)
    return [float(x) for x in done.stdout.split()]


def duplicates():
    path = os.path.join(TUNE, 'duplicates_dev.tsv')
    need(path)
    with open(path, encoding='utf8') as f:
        rows = [(float(score), a, b) for score, a, b in (line.rstrip('\n').split('\t') for line in f)]
    figures = [(row[0], x) for row, x in zip(rows, likenesses(rows))]
    for name, is_same, is_other in (('>= 4 against <= 1', lambda y: y >= 4, lambda y: y <= 1),
                                    ('>= 4 against <= 2', lambda y: y >= 4, lambda y: y <= 2),
                                    ('>= 3.5 against < 2', lambda y: y >= 3.5, lambda y: y < 2)):
        same = [x for y, x in figures if is_same(y)]
        other = [x for y, x in figures if is_other(y)]
        yield (f'duplicates: AUC, {name}', f'{area(same, other):.4f}', f'{len(same)} against {len(other)} pairs')


MEASURES = (polnear, gum, real_corpus, boundaries, duplicates, compression)


def main():
    print(f'| {"what":52} | {"value":>12} | remark |\n|{"-" * 54}|{"-" * 13}:|---|')
    for measure in MEASURES:
        try:
            for what, value, remark in measure():
                print(f'| {what:52} | {value:>12} | {remark} |', flush=True)
        except Missing as e:
            print(f'score: {measure.__name__}: no {e}: left out', file=sys.stderr)


if __name__ == '__main__':
    main()
