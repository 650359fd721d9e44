import { describe, expect, it } from 'vitest';
import { Batch } from './later.ts';

function lettersOf() {
  const reads: string[][] = [];
  const batch = new Batch<string, string>(async (keys) => {
    reads.push(keys);
    if (keys.includes('bad')) throw new Error('unreadable');
    return new Map(keys.filter((key) => key !== 'gone').map((key) => [key, key.toUpperCase()]));
  });
  return { batch, reads };
}

describe('a batch', () => {
  it('reads the keys of one step in one go, each once, and remembers them', async () => {
    const { batch, reads } = lettersOf();
    expect(await Promise.all(['a', 'b', 'a', 'gone'].map((key) => batch.load(key)))).toEqual([
      'A',
      'B',
      'A',
      undefined,
    ]);
    expect(await Promise.all(['b', 'c'].map((key) => batch.load(key)))).toEqual(['B', 'C']);
    expect(reads).toEqual([['a', 'b', 'gone'], ['c']]);
  });

  it('gathers the keys that promises of the same step bring', async () => {
    const { batch, reads } = lettersOf();
    const later = Promise.resolve().then(() => batch.load('b'));
    expect(await Promise.all([batch.load('a'), later])).toEqual(['A', 'B']);
    expect(reads).toEqual([['a', 'b']]);
  });

  it('fails all who wait for what cannot be read, and reads it again for the next', async () => {
    const { batch, reads } = lettersOf();
    const outcomes = await Promise.allSettled([batch.load('bad'), batch.load('a').map((text) => text?.length)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await batch.load('a')).toBe('A');
    expect(reads).toEqual([['bad', 'a'], ['a']]);
  });

  it('lets a change fail by itself', async () => {
    const { batch } = lettersOf();
    const broken = batch.load('a').map(() => {
      throw new Error('no such thing');
    });
    await expect(broken).rejects.toThrow('no such thing');
    await expect(batch.load('a').map((text) => `${text}!`)).resolves.toBe('A!');
  });
});
