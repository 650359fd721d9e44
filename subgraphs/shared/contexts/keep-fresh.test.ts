import { describe, expect, it } from 'vitest';
import { keepFresh } from './keep-fresh.ts';

function open() {
  let nowMs = 0;
  let loads = 0;
  let broken = false;
  const kept = keepFresh(
    async () => {
      loads += 1;
      if (broken) throw new Error('down');
      return loads;
    },
    () => nowMs,
  );
  return {
    kept,
    advance: (ms: number) => {
      nowMs += ms;
    },
    breakDown: () => {
      broken = true;
    },
  };
}

describe('a value that is kept fresh', () => {
  it('is read once by all who ask at once, and again after five seconds', async () => {
    const { kept, advance } = open();
    expect(kept.peek()).toBeUndefined();
    expect(await Promise.all([kept.read(), kept.read()])).toEqual([1, 1]);
    expect(kept.peek()).toBe(1);
    advance(5_000);
    expect(kept.peek()).toBeUndefined();
    expect(await kept.read()).toBe(2);
  });

  it('is read again once it is forgotten, and what was being read then is not fresh', async () => {
    const { kept } = open();
    const before = kept.read();
    kept.forget();
    expect([await before, kept.peek()]).toEqual([1, undefined]);
    expect(await kept.read()).toBe(2);
  });

  it('is the last one known while it cannot be read', async () => {
    const { kept, advance, breakDown } = open();
    await kept.read();
    breakDown();
    advance(5_000);
    expect([await kept.read(), kept.peek()]).toEqual([1, 1]);
    const never = open();
    never.breakDown();
    await expect(never.kept.read()).rejects.toThrow('down');
  });

  it('is the last one known while its owner hangs, after half a second once, and without a wait from then on', async () => {
    let nowMs = 0;
    let loads = 0;
    const kept = keepFresh(
      () => {
        loads += 1;
        return loads === 1 ? Promise.resolve(1) : new Promise<number>(() => undefined);
      },
      () => nowMs,
    );
    await kept.read();
    nowMs += 5_000;
    expect(await Promise.all([kept.read(), kept.read()])).toEqual([1, 1]);
    expect([kept.peek(), loads]).toEqual([1, 2]);
  });

  it('is waited for where something said that it has changed', async () => {
    let loads = 0;
    const kept = keepFresh(async () => {
      loads += 1;
      if (loads === 2) await new Promise((resolve) => setTimeout(resolve, 700));
      return loads;
    });
    await kept.read();
    kept.forget();
    expect(await kept.read()).toBe(2);
  });
});
