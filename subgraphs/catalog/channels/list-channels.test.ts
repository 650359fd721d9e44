import { afterAll, beforeAll, expect, it } from 'vitest';
import { merchandiser, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
  const trade = { code: 'AAA', name: 'Zebra', kind: 'WHOLESALE', currencyCodes: ['EUR'], audience: 'STAFF' };
  const { id } = await catalog.mutate('createChannel', trade);
  await catalog.mutate('updateChannel', { channelId: id, isActive: false });
});
afterAll(() => catalog.close());

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly audience: string;
  readonly isActive: boolean;
}
const list = (sort?: object) =>
  catalog.ask<Listed[]>(
    merchandiser,
    'query ($sort: ChannelSort) { channels(sort: $sort) { code name audience isActive } }',
    { sort },
  );
const KEYS = [
  ['NAME', ({ name, code }: Listed) => [name, code]],
  ['CODE', ({ code }: Listed) => [code]],
  ['AUDIENCE', ({ audience, code }: Listed) => [audience, code]],
  ['STATUS', ({ isActive, name, code }: Listed) => [isActive ? '0' : '1', name, code]],
] as const;

it.each(KEYS)('has channels by %s from either end', async (key, keyOf) => {
  const rising = await list({ key });
  const keys = rising.map((channel) => Buffer.from(keyOf(channel).join('\u0000')));
  expect(keys).toEqual([...keys].sort(Buffer.compare));
  expect(await list({ key, direction: 'DESC' })).toEqual([...rising].reverse());
});

it("begins in the retailer's order", async () => {
  expect(await list()).toEqual(await list({ key: 'POSITION' }));
  expect((await list()).at(-1)?.code).toBe('AAA');
});
