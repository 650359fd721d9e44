import { describe, expect, it } from 'vitest';
import { errorsBetween, forgivenErrors, NearWords } from './near-words.ts';

describe('errors between words', () => {
  it.each([
    ['robe', 'robe', 0],
    ['robe', 'robes', 1],
    ['roeb', 'robe', 1],
    ['rboe', 'robe', 1],
    ['robe', 'rubis', 3],
    ['chemsie', 'chemise', 1],
    ['pantaoln', 'pantalon', 1],
    ['pantlon', 'pantalons', 2],
  ])('%s and %s are %i apart', (one, other, errors) => {
    expect(Math.min(errorsBetween(one, other, 2), 3)).toBe(errors);
    expect(Math.min(errorsBetween(other, one, 2), 3)).toBe(errors);
  });

  it('are forgiven by length, and never where a digit stands', () => {
    expect(['pul', 'pull', 'cardigan', 'taille42'].map(forgivenErrors)).toEqual([0, 1, 2, 0]);
  });
});

it('words near one begin as it does, or with its second letter', () => {
  const near = new NearWords();
  for (const [term, word] of ['robe', 'orbe', 'globe', 'robes', 'roberto'].entries()) near.add(word, term);
  expect(near.around('robe', 1).sort()).toEqual([0, 1, 3]);
});
