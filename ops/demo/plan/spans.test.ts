import { expect, test } from 'vitest';
import { planSpans } from './spans.ts';

test('spans cover the history once, the newest first', () => {
  const { recent, older } = planSpans(730);
  expect(recent).toEqual({ from: 639, before: 730 });
  const all = [recent, ...older];
  for (const [index, span] of all.entries()) expect(span.before).toBe(all[index - 1]?.from ?? 730);
  expect(all.at(-1)?.from).toBe(0);
});
