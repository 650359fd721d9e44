import { Series } from './growing.ts';
import { NearWords } from './near-words.ts';
import { OrderedNumbers } from './ordered-numbers.ts';
import { isUnparted, pairsOf, stemsOf, wordsOf } from './words.ts';

/** Bits of a posting that say in which kind of text a term stands: 0 title, 1 facts, 2 description. */
const KIND_BITS = 2;

/** The slot of a posting. */
export function slotOf(posting: number): number {
  return posting >>> KIND_BITS;
}

/** The kind of text of a posting. */
export function kindOf(posting: number): number {
  return posting & 3;
}

/**
 * Which slots hold which words: each word stands as itself and as its French and English stems, in one space of terms.
 * A slot is added once and never changed.
 */
export class TextIndex {
  readonly #terms = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #postings: Series[] = [];
  /** Of the terms that are words and not stems alone: the terms of their stems. */
  readonly #stems: Array<readonly number[] | undefined> = [];
  readonly #vocabulary = new OrderedNumbers((one, other) => compareTexts(this.textOf(one), this.textOf(other)));
  readonly #near = new NearWords();

  /** Puts the words of a new slot in; its texts by kind, the one that weighs most first. */
  add(slot: number, texts: readonly string[]): void {
    texts.forEach((text, kind) => {
      for (const word of wordsOf(text)) {
        for (const found of isUnparted(word) ? [...pairsOf(word), ...word] : [word]) {
          const term = this.#wordOf(found);
          this.#post(term, slot, kind);
          for (const stem of this.#stems[term] ?? []) this.#post(stem, slot, kind);
        }
      }
    });
  }

  termOf(text: string): number | undefined {
    return this.#terms.get(text);
  }

  textOf(term: number): string {
    return this.#texts[term] ?? '';
  }

  /** Slots of a term, each once, with the kind of text that weighs most. */
  postingsOf(term: number): Series {
    return this.#postings[term] as Series;
  }

  /** Terms of the stems of a word, which need not be known. */
  stemsOf(text: string): readonly number[] {
    return stemsOf(text).flatMap((stem) => this.#terms.get(stem) ?? []);
  }

  /** Words that begin so and are longer, those in most products first. */
  wordsBeginning(beginning: string, limit: number): number[] {
    const found: number[] = [];
    this.#vocabulary.ascend(
      (term) => compareTexts(this.textOf(term), beginning),
      (term) => {
        const text = this.textOf(term);
        if (!text.startsWith(beginning)) return false;
        if (text !== beginning) found.push(term);
        return true;
      },
    );
    return this.#mostFrequent(found).slice(0, limit);
  }

  /** Words that may lie within so many errors of a text, those in most products first. */
  wordsNear(text: string, errors: number): number[] {
    return this.#mostFrequent(this.#near.around(text, errors));
  }

  get termCount(): number {
    return this.#texts.length;
  }

  /** True for terms that are words, not stems alone. */
  isWord(term: number): boolean {
    return this.#stems[term] !== undefined;
  }

  /** Takes a term with its postings over from where they were kept. */
  restore(text: string, isWord: boolean, postings: Series): void {
    const term = isWord ? this.#wordOf(text) : this.#termFor(text);
    this.#postings[term] = postings;
  }

  #mostFrequent(terms: number[]): number[] {
    return terms.sort((one, other) => this.postingsOf(other).length - this.postingsOf(one).length);
  }

  #termFor(text: string): number {
    const known = this.#terms.get(text);
    if (known !== undefined) return known;
    const term = this.#texts.length;
    this.#terms.set(text, term);
    this.#texts.push(text);
    this.#postings.push(new Series());
    return term;
  }

  #wordOf(text: string): number {
    const term = this.#termFor(text);
    if (this.#stems[term] === undefined) {
      this.#stems[term] = stemsOf(text).map((stem) => this.#termFor(stem));
      this.#vocabulary.add(term);
      this.#near.add(text, term);
    }
    return term;
  }

  #post(term: number, slot: number, kind: number): void {
    const postings = this.postingsOf(term);
    if (postings.length > 0 && slotOf(postings.values[postings.length - 1] ?? 0) === slot) return;
    postings.push(slot * 4 + kind);
  }
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
