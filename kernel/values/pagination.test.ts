import { describe, expect, it } from 'vitest';
import {
  encodeCursor,
  type PageArgs,
  pageOfWhole,
  parseInstantPage,
  parseNumberPage,
  parsePage,
  toPage,
} from './pagination.ts';

describe('a page', () => {
  it('tells by the extra row that more follow, and does not show it', () => {
    const page = toPage(['a', 'b', 'c'], parsePage({ first: 2 }, 1), (node) => [node]);
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, endCursor: encodeCursor(['b']) });
  });

  it('continues from its own cursor', () => {
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

  it.each(['\u0000', 'a\ud800', 'x'.repeat(501)])('refuses a key that no database would read: %j', (part) => {
    expect(() => parsePage({ after: encodeCursor([part]) }, 1)).toThrow(/not a cursor/);
  });

  it.each(['x', '', '2026-13-45T00:00:00.000Z', '294277-01-01T00:00:00.000Z', 'infinity'])(
    'by time refuses "%s" for an instant',
    (at) => {
      expect(() => parseInstantPage({ after: encodeCursor([at, 'id']) })).toThrow(/not a cursor/);
      expect(parseInstantPage({ after: encodeCursor(['2026-01-02T03:04:05.678Z', 'id']) }).after?.[1]).toBe('id');
    },
  );

  it.each(['x', '', '1.5', '9999999999999999999'])('by a whole number refuses "%s" for one', (amount) => {
    expect(() => parseNumberPage({ after: encodeCursor([amount, 'id']) })).toThrow(/not a cursor/);
    expect(() => parseNumberPage({ before: encodeCursor([amount, 'id']) })).toThrow(/not a cursor/);
    expect(parseNumberPage({ after: encodeCursor(['-1200', 'id']) }).after?.[0]).toBe('-1200');
  });

  it('reads the last rows, and turns them round', () => {
    const request = parsePage({ last: 2, before: encodeCursor(['z']) }, 1);
    expect(request).toEqual({ limit: 2, after: undefined, before: ['z'], isBackward: true });
    const page = toPage(['y', 'x', 'w'], request, (node) => [node]);
    expect(page.nodes).toEqual(['x', 'y']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(toPage(['b', 'a'], parsePage({ last: 2 }, 1), (node) => [node]).pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: false,
    });
  });

  it('of a list that was read whole is any part of it, both ways', () => {
    const read = (args: PageArgs) => pageOfWhole(['a', 'b', 'c', 'd'], args, (row) => row);
    const [a, d] = [encodeCursor(['a']), encodeCursor(['d'])];
    expect(read({}).nodes).toEqual(['a', 'b', 'c', 'd']);
    expect(read({ first: 2, after: a })).toMatchObject({ nodes: ['b', 'c'], totalCount: 4 });
    expect(read({ last: 2, before: d })).toMatchObject({ nodes: ['b', 'c'], pageInfo: { hasPreviousPage: true } });
    expect(read({ after: a, before: d }).edges).toEqual(
      ['b', 'c'].map((node) => ({ cursor: encodeCursor([node]), node })),
    );
    expect(read({ after: d }).nodes).toEqual([]);
    expect(read({ after: d, before: a }).nodes).toEqual([]);
    expect(() => read({ after: encodeCursor(['e']) })).toThrow(/not a cursor/);
  });

  it('refuses both sizes at once', () => {
    expect(() => parsePage({ first: 1, last: 1 }, 1)).toThrow(/first or last/);
  });
});
