import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedShops } from '../../../../test/support/planted-shops.ts';
import { storyEvents } from '../../../../test/support/random-story.ts';
import { type FactsInstance, openFactsInstance, serviceContext, WEB_CHANNEL_ID } from '../../testing/facts-instance.ts';
import { ship } from '../../testing/touchpoints.ts';

const DAY = 86_400_000;

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  const document = 'mutation I($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
  const batch = { batchId: 'published', touchpoints: plantedShops.touches };
  expect((await instance.execute(document, { batch }, serviceContext().actor)).errors).toBeUndefined();
  await ship(instance);
  await instance.publish('orders', storyEvents(plantedShops, 1));
  await instance.settle();
});
afterAll(() => instance?.close());

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
}
interface Comparison {
  readonly omni: Figure;
  readonly mono: Figure;
  readonly uplift: Figure & { readonly caveat: string };
  readonly standardizedUplift: Figure;
}
interface Report {
  readonly cards: readonly Figure[];
  readonly matrix: {
    readonly rows: ReadonlyArray<{
      touchedCode: string;
      people: number;
      cells: Array<{ boughtCode: string; share: Figure }>;
    }>;
  };
  readonly retention: Comparison;
  readonly storeOrderValue: Comparison;
  readonly onlineOrderValue: Comparison;
  readonly repeatVisits: Comparison;
}
async function report(from: string, before: string, withinDays = 7, more: object = {}): Promise<Report> {
  const figure = 'metric { key benchmark } value n low high caveat';
  const compared = `omni { ${figure} } mono { ${figure} } uplift { ${figure} } standardizedUplift { ${figure} }`;
  const document = `query R($input: ReportInput!, $withinDays: Int!) { crossChannelReport(input: $input, withinDays: $withinDays) {
    cards { ${figure} } matrix { rows { touchedCode people cells { boughtCode share { ${figure} } } } }
    retention { ${compared} } storeOrderValue { ${compared} } onlineOrderValue { ${compared} } repeatVisits { ${compared} } } }`;
  const answer = await instance.execute(document, { input: { from, before, ...more }, withinDays });
  expect(answer.errors).toBeUndefined();
  return (answer.data as { crossChannelReport: Report }).crossChannelReport;
}
const card = ({ cards }: Report, name: string) =>
  cards.find(({ metric }) => metric.key === name) ?? expect.fail(`no ${name}`);

describe('the published figures come out where they are planted', () => {
  it('K3: 87 % of store buyers had a touch online within 7 days, to the millisecond', async () => {
    const found = card(await report('2011-03-01', '2011-04-01'), 'research_online_rate');
    expect(found).toMatchObject({ value: '0.8700', n: 100, low: '0.7902', high: '0.9224' });
    expect(found.metric.benchmark).toContain('87 %');
  });

  it('K4: 89 % of customers of several channels bought again, 33 % of those of one', async () => {
    const { retention } = await report('2013-05-01', '2013-06-01');
    expect(retention.omni).toMatchObject({ value: '0.8900', n: 100 });
    expect(retention.mono).toMatchObject({ value: '0.3300', n: 100 });
    // Newcombe, 1998, method 10.
    expect(retention.uplift).toMatchObject({ value: '0.5600', low: '0.4366', high: '0.6568' });
    expect(retention.uplift.caveat).toContain('Observed, not caused');
    // All bought twice in the year before: standardizing changes nothing.
    expect(retention.standardizedUplift.value).toBe('0.5600');
    expect(retention.omni.metric.benchmark).toMatch(/89 %.*33 %/);
  });

  it('K5: they spend 4 % more in stores and 10 % more online; canceled orders change nothing', async () => {
    const { storeOrderValue, onlineOrderValue } = await report('2015-03-01', '2015-04-01');
    expect(storeOrderValue.uplift).toMatchObject({ value: '0.0400', n: 50 });
    expect(onlineOrderValue.uplift).toMatchObject({ value: '0.1000', n: 50 });
    expect([storeOrderValue.omni.value, onlineOrderValue.mono.value]).toEqual(['104.00', '100.00']);
    expect(storeOrderValue.uplift.metric.benchmark).toContain('+4 %');
    expect(onlineOrderValue.uplift.metric.benchmark).toContain('+10 %');
  });

  it('K6: they come 23 % more often in the half year after a purchase, online and in stores', async () => {
    const { repeatVisits } = await report('2017-07-01', '2017-08-01');
    expect([repeatVisits.omni.value, repeatVisits.mono.value]).toEqual(['1.23', '1.00']);
    expect(repeatVisits.uplift).toMatchObject({ value: '0.2300', n: 100 });
    expect(repeatVisits.uplift.metric.benchmark).toContain('+23 %');
  });

  it('K9: 27 % of pickups led to another purchase within exactly two hours', async () => {
    const found = card(await report('2019-03-01', '2019-04-01'), 'pickup_attach_rate');
    expect(found).toMatchObject({ value: '0.2700', n: 100 });
    expect(found.metric.benchmark).toContain('25 % to 30 %');
  });

  it('K10: 41 % of online buyers collect', async () => {
    const found = card(await report('2021-03-01', '2021-04-01'), 'pickup_adoption');
    expect(found).toMatchObject({ value: '0.4100', n: 100 });
    expect(found.metric.benchmark).toContain('41 %');
  });

  it('K11, A9: 20 % of those who looked for a store came to none within 7 days: neither visit, purchase nor pickup', async () => {
    const found = card(await report('2023-03-01', '2023-04-01'), 'store_intent_loss');
    expect(found).toMatchObject({ value: '0.2000', n: 100 });
    expect(found.metric.benchmark).toContain('20 %');
  });
});

describe('a channel that is asked for is one side of a figure', () => {
  const web = { channelIds: [WEB_CHANNEL_ID] };

  it('K9: the orders collected, not what is bought beside them in the store', async () => {
    const found = card(await report('2019-03-01', '2019-04-01', 7, web), 'pickup_attach_rate');
    expect(found).toMatchObject({ value: '0.2700', n: 100 });
  });

  it('K4, K5: the orders observed, not those by which somebody is a customer of several channels', async () => {
    const { retention } = await report('2013-05-01', '2013-06-01', 7, web);
    expect([retention.omni, retention.mono].map(({ value, n }) => [value, n])).toEqual([
      ['0.8900', 100],
      ['0.3300', 100],
    ]);
    const { onlineOrderValue } = await report('2015-03-01', '2015-04-01', 7, web);
    expect(onlineOrderValue.uplift).toMatchObject({ value: '0.1000', n: 50 });
  });

  it('K6: the purchase, not the visits after it', async () => {
    const { repeatVisits } = await report('2017-07-01', '2017-08-01', 7, web);
    // Of the order online, five days before that in the store, which is one visit more.
    expect(repeatVisits.omni).toMatchObject({ value: '2.23', n: 100 });
  });
});

describe('K2: P(buy in store within 7 days | touched Instagram)', () => {
  const cell = async (from: string, before: string, withinDays: number) => {
    const { matrix } = await report(from, before, withinDays);
    const row = matrix.rows.find(({ touchedCode }) => touchedCode === 'INSTAGRAM');
    return (
      row && { people: row.people, share: row.cells.find(({ boughtCode }) => boughtCode === 'STORE')?.share.value }
    );
  };

  it('counts the day of the touch and the seventh after it, not the eighth, and a browser that was known later', async () => {
    expect(await cell('2025-03-01', '2025-04-01', 7)).toEqual({ people: 4, share: '0.7500' });
    expect(await cell('2025-03-01', '2025-04-01', 8)).toEqual({ people: 4, share: '1.0000' });
    expect(await cell('2025-03-01', '2025-04-01', 1)).toEqual({ people: 4, share: '0.5000' });
  });

  it('leaves out touches whose days are not over', async () => {
    instance.clock.advance(Date.parse('2025-03-09T20:00:00Z') - instance.clock.now().getTime());
    // The touches of 1 March are followed by seven whole days, that of 2 March is not.
    expect(await cell('2025-03-01', '2025-03-10', 7)).toEqual({ people: 3, share: '0.6667' });
    instance.clock.advance(-2 * DAY);
    expect(await cell('2025-03-01', '2025-03-08', 7)).toBeUndefined();
  });
});
