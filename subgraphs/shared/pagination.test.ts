import { describe, expect, it } from 'vitest';
import { encodeCursor, parsePage, toPage } from './pagination.ts';

describe('a page', () => {
  it('tells by the extra row that more follow, and does not show it', () => {
    const page = toPage(['a', 'b', 'c'], parsePage({ first: 2 }, 1), (node) => [node]);
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, endCursor: encodeCursor(['b']) });
  });

  it('goes on from its own cursor', () => {
    expect(parsePage({ first: 2, after: encodeCursor(['2026', 'x']) }, 2)).toEqual({ limit: 2, after: ['2026', 'x'] });
  });

  it.each([0, -1, 101, 1_000_000])('refuses a size of %d', (first) => {
    expect(() => parsePage({ first }, 1)).toThrow(/between 1 and 100/);
  });

  it.each(['', '%%%', 'bm8=', encodeCursor(['a', 'b'])])(
    'refuses "%s", which is no cursor of a one-key list',
    (after) => {
      expect(() => parsePage({ after }, 1)).toThrow(/not a cursor/);
    },
  );
});
