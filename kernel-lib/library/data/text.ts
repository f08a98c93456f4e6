import { RandomState } from '../random/index.js';
import { Tensor } from '../tensor/index.js';
import { checkCount } from './dataset.js';

/** Words and their numbers; number 0 is for words that are not in the list. */
export class Vocabulary {
  /** The words by their numbers, the most frequent first. */
  readonly words: readonly string[];
  readonly #index: Map<string, number>;

  /** @param words known words, most frequent first; `<unk>` is put in front. */
  constructor(words: Iterable<string>) {
    this.words = ['<unk>', ...new Set([...words].filter((w) => w !== '<unk>'))];
    this.#index = new Map(this.words.map((word, i) => [word, i]));
  }

  /** How many words it knows. */
  get size(): number {
    return this.words.length;
  }

  /** The number of a word, 0 if it is unknown. */
  id(word: string): number {
    return this.#index.get(word) ?? 0;
  }

  /** All words of some texts, most frequent first, ties in alphabetical order. */
  static of(texts: readonly (readonly string[])[]): Vocabulary {
    const counts = new Map<string, number>();
    for (const text of texts) for (const w of text) counts.set(w, (counts.get(w) ?? 0) + 1);
    const order = (a: [string, number], b: [string, number]) =>
      b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    return new Vocabulary([...counts].sort(order).map(([word]) => word));
  }
}

/** Texts with one label each. */
export interface Reviews {
  /** The words of each review. */
  texts: string[][];
  /** (N,): 1 for a good review, 0 for a bad one. */
  y: Tensor;
  /** All words that occur. */
  vocabulary: Vocabulary;
}

const GOOD = ['great', 'wonderful', 'moving', 'clever', 'funny', 'brilliant', 'charming'];
const BAD = ['dull', 'awful', 'boring', 'clumsy', 'tedious', 'bland', 'annoying'];
const THINGS = ['film', 'story', 'acting', 'script', 'music', 'ending', 'dialogue', 'photography'];
const STRENGTH = ['very', 'really', 'quite', 'rather', 'truly'];
const FILLER = [
  ['i', 'saw', 'it', 'on', 'a', 'rainy', 'day'],
  ['we', 'went', 'with', 'friends'],
  ['the', 'cinema', 'was', 'nearly', 'empty'],
  ['it', 'runs', 'for', 'two', 'hours'],
];

/**
 * Film reviews from a small grammar: two to five clauses such as "the acting was really clever", some
 * of them negated ("was not boring") and some of the opposite opinion ("but the music was dull"). The
 * label is that of the majority of clauses. A bag of words gets most of them, negation needs order.
 * All randomness is from `RandomState(seed)` (0).
 */
export function reviews({
  N = 500,
  negated = 0.15,
  opposite = 0.2,
  seed = 0,
}: {
  N?: number;
  /** Share of clauses that say it with "not" (0.15). */
  negated?: number;
  /** Chance that a clause disagrees with the review's opinion (0.2), never a majority of them. */
  opposite?: number;
  seed?: number;
} = {}): Reviews {
  checkCount('reviews', 'N', N);
  const rng = new RandomState(seed);
  const pick = <T>(list: readonly T[]): T => list[rng.randint(0, list.length)]!;
  const labels = Int32Array.from({ length: N }, () => rng.randint(0, 2));
  const texts = Array.from(labels, (label) => {
    const clauses = rng.randint(2, 6);
    const words: string[] = [];
    let against = 0;
    for (let k = 0; k < clauses; k++) {
      const contrary = 2 * (against + 1) < clauses && rng.rand() < opposite;
      if (contrary) against += 1;
      const praise = (label === 1) !== contrary;
      const negation = rng.rand() < negated;
      const adjective = pick(praise !== negation ? GOOD : BAD);
      if (k > 0) words.push(contrary ? 'but' : 'and');
      words.push('the', pick(THINGS), 'was');
      if (negation) words.push('not');
      if (rng.rand() < 0.4) words.push(pick(STRENGTH));
      words.push(adjective);
      if (rng.rand() < 0.2) words.push(...pick(FILLER));
    }
    return words;
  });
  return { texts, y: new Tensor(labels, [N]), vocabulary: Vocabulary.of(texts) };
}

/** The tags of {@link taggedSentences}. */
export const TAGS = ['DET', 'ADJ', 'NOUN', 'VERB', 'ADV', 'PREP', 'PRON'] as const;

/** Sentences in which each word has its part of speech. */
export interface TaggedSentences {
  /** Of each its words, and for each word the number of its tag. */
  sentences: { words: string[]; tags: number[] }[];
  /** All words that occur. */
  vocabulary: Vocabulary;
  /** What the numbers of the tags mean. */
  tagNames: readonly string[];
}

const LEXICON: Readonly<Record<(typeof TAGS)[number], readonly string[]>> = {
  DET: ['the', 'a', 'every', 'this'],
  ADJ: ['old', 'light', 'small', 'green', 'quiet', 'fast'],
  NOUN: ['dog', 'watch', 'light', 'park', 'play', 'ship', 'answer', 'book', 'fast', 'child'],
  VERB: ['watch', 'light', 'park', 'play', 'ship', 'answer', 'book', 'sees', 'likes', 'fast'],
  ADV: ['slowly', 'often', 'fast', 'here'],
  PREP: ['in', 'with', 'near', 'under'],
  PRON: ['she', 'they', 'we', 'he'],
};

/**
 * Sentences from a small grammar with a tag for each word. Half of the nouns are verbs too ("they
 * watch the watch"), and "fast" is four things, so that a word alone does not tell its tag but its
 * neighbours do (L3, tagging). All randomness is from `RandomState(seed)` (0).
 */
export function taggedSentences({
  N = 500,
  seed = 0,
}: {
  N?: number;
  seed?: number;
} = {}): TaggedSentences {
  checkCount('taggedSentences', 'N', N);
  const rng = new RandomState(seed);
  type Tag = (typeof TAGS)[number];
  const noun = (): Tag[] => ['DET', ...(rng.rand() < 0.4 ? (['ADJ'] as Tag[]) : []), 'NOUN'];
  const sentences = Array.from({ length: N }, () => {
    const tags: Tag[] = rng.rand() < 0.5 ? ['PRON'] : noun();
    tags.push('VERB');
    if (rng.rand() < 0.8) tags.push(...noun());
    if (rng.rand() < 0.4) tags.push('PREP', ...noun());
    if (rng.rand() < 0.3) tags.push('ADV');
    const words = tags.map((tag) => LEXICON[tag][rng.randint(0, LEXICON[tag].length)]!);
    return { words, tags: tags.map((tag) => TAGS.indexOf(tag)) };
  });
  return { sentences, vocabulary: Vocabulary.of(sentences.map((s) => s.words)), tagNames: TAGS };
}
