import { roomFor, SlotSet } from './growing.ts';
import { errorsBetween, forgivenErrors } from './near-words.ts';
import type { QueryWord } from './search-query.ts';
import { kindOf, slotOf, type TextIndex } from './text-index.ts';

/** What a word weighs in a title, in facts (vendor, category, tags) and in a description. */
const KIND_WEIGHTS = [1, 0.5, 0.15];
const STEM_WEIGHT = 0.9;
const BEGINNING_WEIGHT = 0.7;
/** By the count of errors. */
const ERROR_WEIGHTS = [1, 0.5, 0.3];
/** Words at most that a beginning stands for, and that a misspelled word may have meant. */
const MAX_BEGINNINGS = 60;
const MAX_MEANT = 8;

/**
 * How each word of a query was read, a letter each: `w` as it was typed, `e` with its errors forgiven, `x` left out.
 * The cursor of a page carries it, so that the next one reads them alike.
 */
export type Reading = string;

export interface WordMatch {
  readonly hits: SlotSet;
  readonly reading: Reading;
  /** How well a hit matches; only until the next search. */
  scoreOf(slot: number): number;
}

/**
 * Finds the slots that have all words of a query. A word that finds nothing has its errors forgiven; where no slot has
 * all words, the rarest of them is left out, once.
 */
export class WordMatcher {
  readonly #index: TextIndex;
  /** The round in which a slot was last found, its best weight there, and the round up to which it has every word. */
  #round = 0;
  #found = new Uint32Array(0);
  #best = new Float64Array(0);
  #chain = new Uint32Array(0);
  #scores = new Float64Array(0);

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** Matches within a scope; `reading` is given where an earlier page has decided it. */
  match(words: readonly QueryWord[], scope: SlotSet, reading?: Reading): WordMatch {
    this.#makeRoom(scope.words.length * 32);
    const first = this.#matchAll(words, scope, reading);
    if (reading !== undefined || first.count > 0 || words.length < 2) return first;
    let rarest: number | undefined;
    words.forEach(({ isPair }, index) => {
      if (isPair) return;
      if (rarest === undefined || (first.counts[index] ?? 0) < (first.counts[rarest] ?? 0)) rarest = index;
    });
    if (rarest === undefined) return first;
    return this.#matchAll(words, scope, `${first.reading.slice(0, rarest)}x${first.reading.slice(rarest + 1)}`);
  }

  #matchAll(words: readonly QueryWord[], scope: SlotSet, given: Reading | undefined) {
    const total = scope.count();
    const counts: number[] = [];
    let reading = '';
    let before: number | undefined;
    let all: number[] = [];
    words.forEach((word, index) => {
      const wished = given?.[index];
      if (wished === 'x') {
        reading += 'x';
        return;
      }
      let hits = wished === 'e' ? [] : this.#findAsTyped(word, scope);
      const isForgiven = wished === 'e' || (given === undefined && hits.length === 0 && !word.isPair);
      if (isForgiven) hits = this.#findForgiven(word.text, scope);
      reading += isForgiven && hits.length > 0 ? 'e' : 'w';
      counts[index] = hits.length;
      const rarity = Math.log(1 + total / Math.max(1, hits.length));
      all = hits.filter((slot) => {
        if (before !== undefined && this.#chain[slot] !== before) return false;
        this.#scores[slot] = (before === undefined ? 0 : (this.#scores[slot] ?? 0)) + (this.#best[slot] ?? 0) * rarity;
        this.#chain[slot] = this.#round;
        return true;
      });
      before = this.#round;
    });
    const hits = new SlotSet(new Uint32Array(scope.words.length));
    for (const slot of all) hits.add(slot);
    return { hits, reading, counts, count: all.length, scoreOf: (slot: number) => this.#scores[slot] ?? 0 };
  }

  #findAsTyped({ text, isPair, isBeginning }: QueryWord, scope: SlotSet): number[] {
    const hits: number[] = [];
    this.#round += 1;
    const term = this.#index.termOf(text);
    if (term !== undefined) this.#collect(term, 1, scope, hits);
    if (isPair) return hits;
    for (const stem of this.#index.stemsOf(text)) this.#collect(stem, STEM_WEIGHT, scope, hits);
    const longer = isBeginning ? this.#index.wordsBeginning(text, MAX_BEGINNINGS) : [];
    for (const word of longer) this.#collect(word, BEGINNING_WEIGHT, scope, hits);
    return hits;
  }

  /** Words with the fewest errors that are found at all, those in most products first. */
  #findForgiven(text: string, scope: SlotSet): number[] {
    const hits: number[] = [];
    const forgiven = forgivenErrors(text);
    this.#round += 1;
    if (forgiven === 0) return hits;
    const near = this.#index
      .wordsNear(text, forgiven)
      .map((term) => ({ term, errors: errorsBetween(text, this.#index.textOf(term), forgiven) }));
    for (let errors = 1; errors <= forgiven && hits.length === 0; errors++) {
      const weight = ERROR_WEIGHTS[errors] ?? 0;
      let meant = 0;
      for (const { term } of near.filter((one) => one.errors === errors)) {
        const before = hits.length;
        this.#collect(term, weight, scope, hits);
        for (const stem of this.#index.stemsOf(this.#index.textOf(term))) {
          this.#collect(stem, weight * STEM_WEIGHT, scope, hits);
        }
        if (hits.length > before && ++meant === MAX_MEANT) break;
      }
    }
    return hits;
  }

  /** Adds the slots of a term that lie in the scope, and keeps the best weight of each in this round. */
  #collect(term: number, weight: number, scope: SlotSet, hits: number[]): void {
    const { values, length } = this.#index.postingsOf(term);
    const weights = KIND_WEIGHTS.map((one) => one * weight);
    for (let index = 0; index < length; index++) {
      const posting = values[index] ?? 0;
      const slot = slotOf(posting);
      if (!scope.has(slot)) continue;
      const value = weights[kindOf(posting)] ?? 0;
      if (this.#found[slot] !== this.#round) {
        this.#found[slot] = this.#round;
        this.#best[slot] = value;
        hits.push(slot);
      } else if (value > (this.#best[slot] ?? 0)) {
        this.#best[slot] = value;
      }
    }
  }

  #makeRoom(slots: number): void {
    if (slots <= this.#found.length) return;
    const room = roomFor(slots, this.#found.length);
    this.#found = new Uint32Array(room);
    this.#best = new Float64Array(room);
    this.#chain = new Uint32Array(room);
    this.#scores = new Float64Array(room);
  }
}
