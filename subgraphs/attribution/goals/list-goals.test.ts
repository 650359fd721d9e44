import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { importGoals } from './import-goals.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-05-21T10:00:00Z', false);
});
afterAll(() => instance?.close());

interface Goals {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly nodes: ReadonlyArray<{
    readonly from: string;
    readonly channel: { readonly code: string } | null;
    readonly sellingLocation: { readonly id: string } | null;
  }>;
}
const LIST = `query ($first: Int, $after: String) { goals(first: $first, after: $after) {
  pageInfo { endCursor hasNextPage } nodes { from channel { code } sellingLocation { id } } } }`;

it('K22: tells goals of the last period first, the widest first in it, page by page', async () => {
  const goals = ['2026-04', '2026-05'].flatMap((month) => {
    const period = { from: `${month}-01`, before: month === '2026-04' ? '2026-05-01' : '2026-06-01', currency: 'EUR' };
    const goal = (scope: string, scopeKey: string) => ({
      ...{ ...period, metric: 'net_sales', scope, scopeKey, target: '100.00' },
    });
    return [goal('STORE', newId('loc')), goal('ALL', ''), goal('STORE', newId('loc')), goal('CHANNEL', 'WEB')];
  });
  await importGoals(instance.deps, serviceContext(), { source: 'mixed.csv', goals });
  const told: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const answer = await instance.execute(LIST, { first: 3, after });
    expect(answer.errors).toBeUndefined();
    const page: Goals = (answer.data as { goals: Goals }).goals;
    told.push(
      ...page.nodes.map(({ from, channel, sellingLocation }) =>
        [from.slice(0, 7), channel ? 'channel' : sellingLocation ? 'store' : 'all'].join(' '),
      ),
    );
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  const ofMonth = (month: string) => ['all', 'channel', 'store', 'store'].map((scope) => `${month} ${scope}`);
  expect(told).toEqual([...ofMonth('2026-05'), ...ofMonth('2026-04')]);
});
