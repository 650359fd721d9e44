import { expect, it } from 'vitest';
import { type KeysetPage, PageCursors } from './page-cursors.ts';

/** Sixty-three items, ten to a page; counts how often it is read. */
function numbers() {
  const reads: (string | null)[] = [];
  const read = async (after: string | null): Promise<KeysetPage<number>> => {
    reads.push(after);
    const start = after === null ? 0 : Number(after);
    const end = Math.min(63, start + 10);
    const items = Array.from({ length: end - start }, (_, index) => start + index);
    return { items, endCursor: String(end), hasNextPage: end < 63 };
  };
  return { reads, read };
}

it('turns the pages of a list one cursor at a time', async () => {
  const { reads, read } = numbers();
  const cursors = new PageCursors();
  expect((await cursors.read('a', 1, read)).items[0]).toBe(0);
  expect((await cursors.read('a', 2, read)).items[0]).toBe(10);
  expect((await cursors.read('a', 1, read)).items[0]).toBe(0);
  expect(reads).toEqual([null, '10', null]);
});

it('walks to a page that was opened by its address, once', async () => {
  const { reads, read } = numbers();
  const cursors = new PageCursors();
  expect((await cursors.read('a', 4, read)).items[0]).toBe(30);
  expect((await cursors.read('a', 4, read)).items[0]).toBe(30);
  expect(reads).toEqual([null, '10', '20', '30', '30']);
});

it('shows an empty page beyond the end, and the short last page', async () => {
  const { read } = numbers();
  expect((await new PageCursors().read('a', 9, read)).items).toEqual([]);
  expect((await new PageCursors().read('a', 7, read)).items).toEqual([60, 61, 62]);
});

it('keeps lists of different filters apart', async () => {
  const { reads, read } = numbers();
  const cursors = new PageCursors();
  await cursors.read('a', 2, read);
  await cursors.read('b', 1, read);
  expect(reads).toEqual([null, '10', null]);
});

it('refuses to walk to an absurd page', async () => {
  await expect(new PageCursors().read('a', 1_000, numbers().read)).rejects.toThrow(RangeError);
});
