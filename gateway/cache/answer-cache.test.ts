import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SharedFeed } from '#kernel/runtime/subgraph.ts';
import type { AnswerTrace } from '../request/answer-trace.ts';
import { AnswerCache, type SharedAnswer } from './answer-cache.ts';

type Listener = Parameters<SharedFeed['onChange']>[0];

function domain(fields: readonly string[]) {
  const listeners = new Set<Listener>();
  const feed: SharedFeed = {
    fields,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  function change(keys: Parameters<Listener>[0]): void {
    for (const listener of listeners) listener(keys);
  }
  return { feed, change };
}

function open(maxBytes = 1_000_000) {
  const catalog = domain(['products']);
  const inventory = domain([]);
  const feeds = new Map([
    ['catalog', catalog.feed],
    ['inventory', inventory.feed],
  ]);
  return { cache: new AnswerCache({ feeds, maxBytes }), catalog, inventory };
}

/** Makes an answer of a list and the stock of some variants, as a request does; `meanwhile` happens half way. */
function listOf(
  text: string,
  variants: readonly string[],
  meanwhile: () => void = () => undefined,
  nextChangeMs = Infinity,
) {
  return async (trace: AnswerTrace) => {
    trace.ask('catalog', 'all');
    await Promise.resolve();
    meanwhile();
    trace.ask('inventory', variants);
    trace.finish(['products', '__typename'], nextChangeMs);
    return { key: text[0]?.toLowerCase(), body: Buffer.from(text), headers: new Map() };
  };
}

async function textOf(answer: ReturnType<AnswerCache['get']>): Promise<string | undefined> {
  return ((await answer) as SharedAnswer | undefined)?.body.toString();
}

describe('answers kept for everybody', () => {
  it('are given again until what they were made of changes, and no longer', async () => {
    const { cache, catalog, inventory } = open();
    await cache.fill('a', listOf('A', ['var_1', 'var_2']));
    await cache.fill('b', listOf('B', ['var_3']));
    inventory.change(['var_9']);
    inventory.change([]);
    expect([await textOf(cache.get('a')), await textOf(cache.get('b'))]).toEqual(['A', 'B']);
    inventory.change(['var_2']);
    expect([await textOf(cache.get('a')), await textOf(cache.get('b'))]).toEqual([undefined, 'B']);
    catalog.change('all');
    expect(cache.get('b')).toBeUndefined();
  });

  it('end with the next hold or window of publishing that is known, to the millisecond', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { cache } = open();
    await cache.fill('a', listOf('A', ['var_1'], undefined, 1_002_000));
    vi.setSystemTime(1_001_999);
    expect(await textOf(cache.get('a'))).toBe('A');
    vi.setSystemTime(1_002_000);
    expect(cache.get('a')).toBeUndefined();
  });

  it('are not kept when a part of them changed while they were made', async () => {
    const { cache, catalog, inventory } = open();
    await cache.fill(
      'a',
      listOf('A', ['var_1'], () => inventory.change(['var_1'])),
    );
    await cache.fill(
      'b',
      listOf('B', ['var_1'], () => catalog.change('all')),
    );
    await cache.fill(
      'c',
      listOf('C', ['var_1'], () => inventory.change(['var_2'])),
    );
    expect([cache.get('a'), cache.get('b'), await textOf(cache.get('c'))]).toEqual([undefined, undefined, 'C']);
  });

  it('are not kept when something was asked that nobody may share, or the answer is not whole', async () => {
    const { cache } = open();
    const ask = (work: (trace: AnswerTrace) => void) => async (trace: AnswerTrace) => {
      work(trace);
      return { key: 'x', body: Buffer.from('x'), headers: new Map() };
    };
    const otherDomain = ask((trace) => {
      trace.ask('orders', ['1']);
      trace.finish(['products'], Infinity);
    });
    await cache.fill('x', otherDomain);
    const otherField = ask((trace) => trace.finish(['products', 'me'], Infinity));
    await cache.fill('x', otherField);
    const notWhole = ask((trace) => trace.ask('catalog', 'all'));
    await cache.fill('x', notWhole);
    expect(cache.get('x')).toBeUndefined();
  });

  it('are waited for by those who ask while one is made, except after a change', async () => {
    const { cache, inventory } = open();
    await cache.fill('a', listOf('A', ['var_1']));
    inventory.change(['var_1']);
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const filled = cache.fill('a', async (trace) => {
      const made = await listOf('A2', ['var_1'])(trace);
      await gate;
      return made;
    });
    const joined = cache.get('a');
    inventory.change(['var_7']);
    expect(cache.get('a')).toBeUndefined();
    go();
    await filled;
    expect(await textOf(joined)).toBe('A2');
  });

  it('fail for those who wait no louder than by coming to nothing', async () => {
    const { cache, catalog } = open();
    await cache.fill('a', listOf('A', []));
    catalog.change('all');
    const filled = cache.fill('a', () => Promise.reject(new Error('broken')));
    const joined = cache.get('a');
    await expect(filled).rejects.toThrow('broken');
    expect(await joined).toBeUndefined();
  });

  it('take no more memory than they may', async () => {
    const { cache } = open(2_500);
    for (const key of ['a', 'b', 'c']) await cache.fill(key, listOf(key.repeat(1_000), []));
    expect([cache.get('a'), await textOf(cache.get('c'))]).toEqual([undefined, 'c'.repeat(1_000)]);
  });
});
