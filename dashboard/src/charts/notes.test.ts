import { expect, it } from 'vitest';
import { placeNotes } from './notes.ts';

const note = (number: number, day: string) => ({ number, day, text: `note ${number}` });
const numbers = (days: string[], notes: ReturnType<typeof note>[]) =>
  [...placeNotes(days, notes)].map(([index, of]) => [index, of.map(({ number }) => number)]);

it('puts a note on the point of its day, and on the week that holds it', () => {
  expect(numbers(['2026-03-01', '2026-03-02'], [note(1, '2026-03-02')])).toEqual([[1, [1]]]);
  const weeks = ['2026-03-02', '2026-03-09'];
  expect(numbers(weeks, [note(1, '2026-03-08'), note(2, '2026-03-02'), note(3, '2026-03-15')])).toEqual([
    [0, [1, 2]],
    [1, [3]],
  ]);
});

it('puts a note of an earlier time on no point', () => {
  expect(numbers(['2026-03-01'], [note(1, '2026-02-28')])).toEqual([]);
  expect(numbers([], [note(1, '2026-02-28')])).toEqual([]);
});
