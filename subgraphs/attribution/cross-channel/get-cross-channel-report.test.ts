import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffActor } from '../../../test/support/actors.ts';
import { readStory, type Story } from '../../../test/support/brute-force-cross-channel.ts';
import { randomStory, storyEvents } from '../../../test/support/random-story.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { SERVICE_DESK, ship } from '../testing/touchpoints.ts';

const FIGURE = 'value n numerator denominator low high caveat';
const COMPARISON = `omni { ${FIGURE} } mono { ${FIGURE} } uplift { ${FIGURE} } standardizedUplift { ${FIGURE} }
  strata { orders omni { ${FIGURE} } mono { ${FIGURE} } }`;
const REPORT = `query C($input: ReportInput!, $withinDays: Int! = 7) { crossChannelReport(input: $input, withinDays: $withinDays) {
  frame { from before } withinDays touchesBefore
  cards { metric { key benchmark } ${FIGURE} previous }
  matrix { rows { touchedCode people cells { boughtCode share { ${FIGURE} } } } }
  retention { ${COMPARISON} } storeOrderValue { ${COMPARISON} } onlineOrderValue { ${COMPARISON} } repeatVisits { ${COMPARISON} }
  flow { nodes { stage key orders } links { sourceIndex targetIndex orders } } } }`;

interface Figure {
  value: string | null;
  n: number;
  numerator: string | null;
  denominator: string | null;
  low: string | null;
  high: string | null;
  caveat: string | null;
}
interface Comparison {
  omni: Figure;
  mono: Figure;
  uplift: Figure;
  standardizedUplift: Figure;
  strata: Array<{ orders: string; omni: Figure; mono: Figure }>;
}
interface Report {
  touchesBefore: string;
  cards: Array<Figure & { metric: { key: string; benchmark: string | null }; previous: string | null }>;
  matrix: { rows: Array<{ touchedCode: string; people: number; cells: Array<{ boughtCode: string; share: Figure }> }> };
  retention: Comparison;
  storeOrderValue: Comparison;
  onlineOrderValue: Comparison;
  repeatVisits: Comparison;
  flow: {
    nodes: Array<{ stage: string; key: string; orders: number }>;
    links: Array<{ sourceIndex: number; targetIndex: number; orders: number }>;
  };
}

async function tell(instance: FactsInstance, story: Story, batchId: string): Promise<void> {
  const { actor } = serviceContext();
  const document = 'mutation I($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
  const answer = await instance.execute(document, { batch: { batchId, touchpoints: story.touches } }, actor);
  expect(answer.errors).toBeUndefined();
  await ship(instance);
}

async function ask(instance: FactsInstance, input: object, withinDays = 7, actor = SERVICE_DESK): Promise<Report> {
  const answer = await instance.execute(REPORT, { input: { currencyCode: 'EUR', ...input }, withinDays }, actor);
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return (answer.data as { crossChannelReport: Report }).crossChannelReport;
}

const card = (report: Report, key: string) =>
  report.cards.find(({ metric }) => metric.key === key) ?? expect.fail(`no card ${key}`);
const shareOf = ({ numerator, denominator }: Figure) => ({ hits: Number(numerator), of: Number(denominator) });

interface Observation {
  readonly isOmni: boolean;
  readonly orders: number;
  readonly amount: number;
  readonly times: number;
}
const STRATA: ReadonlyArray<[string, number, number]> = [
  ['1', 1, 1],
  ['2', 2, 2],
  ['3-5', 3, 5],
  ['6+', 6, Number.POSITIVE_INFINITY],
];
const ratio = (list: readonly Observation[]) => {
  const sum = (pick: (one: Observation) => number) => list.reduce((total, one) => total + pick(one), 0);
  return sum((one) => one.times) === 0 ? null : sum((one) => one.amount) / sum((one) => one.times);
};
const near = (figure: Figure, expected: number | null, scale: number) => {
  if (expected === null) return expect(figure.value).toBeNull();
  expect(Math.abs(Number(figure.value) * scale - expected)).toBeLessThan(0.5001);
};

/** Compares a comparison with plain means over people; `scale` makes the API's decimals the observations' unit. */
function equals(found: Comparison, all: readonly Observation[], scale: number, isShare = false): void {
  const [omni, mono] = [true, false].map((isOmni) => all.filter((one) => one.isOmni === isOmni));
  for (const [figure, group] of [
    [found.omni, omni],
    [found.mono, mono],
  ] as const) {
    expect(figure.n).toBe(group?.length);
    const value = ratio(group ?? []);
    near(figure, value === null ? null : value * (isShare ? 10_000 : 1), isShare ? 10_000 : scale);
    expect(figure.caveat).toContain('Observed, not caused');
  }
  const [o = null, m = null] = [ratio(omni ?? []), ratio(mono ?? [])];
  if (o !== null && m !== null && (isShare || m > 0))
    expect(Number(found.uplift.value)).toBeCloseTo(isShare ? o - m : o / m - 1, 3);
  let [weighted, total, reference] = [0, 0, 0];
  for (const [label, from, to] of STRATA) {
    const stratum = found.strata.find(({ orders }) => orders === label) ?? expect.fail(label);
    const within = (list: readonly Observation[] = []) => list.filter((one) => one.orders >= from && one.orders <= to);
    expect([stratum.omni.n, stratum.mono.n]).toEqual([within(omni).length, within(mono).length]);
    const [a, b] = [ratio(within(omni)), ratio(within(mono))];
    if (a === null || b === null) continue;
    const weight = within(mono).reduce((sum, one) => sum + one.times, 0);
    weighted += weight * a;
    reference += weight * b;
    total += weight;
  }
  if (total > 0 && (isShare || reference > 0))
    expect(Number(found.standardizedUplift.value)).toBeCloseTo(
      isShare ? (weighted - reference) / total : weighted / reference - 1,
      3,
    );
}

describe.each([3, 11])('on random sequences of events (seed %i)', (seed) => {
  const story = randomStory(seed, new Date('2025-05-01T00:00:00Z'), 400);
  const brute = readStory(story);
  const today = '2026-06-15';
  const span = { from: '2026-04-10', before: '2026-06-08' };
  let instance: FactsInstance;

  beforeAll(async () => {
    instance = await openFactsInstance(`${today}T12:00:00Z`);
    await tell(instance, story, `story-${seed}`);
    await instance.publish('orders', storyEvents(story, seed));
    await instance.settle();
    // Who is who is found out after all has happened.
    await instance.publish(
      'customers',
      story.merged.map(([survivorId = '', alias = ''], index) => ({
        type: 'customers.identity-component-changed.v1',
        aggregateId: survivorId,
        aggregateVersion: 1,
        occurredAt: new Date(`${today}T00:00:00Z`),
        payload: { survivorId, memberIds: [survivorId, alias], bearers: {}, version: String(index + 1) },
      })),
    );
    await instance.settle();
  });
  afterAll(() => instance?.close());

  it.each([1, 7, 30, 90])('K2: the matrix is P(buy in B within %i days | touched A), cell by cell', async (within) => {
    const report = await ask(instance, span, within);
    const touched = brute.touchedBefore(span, within, today);
    expect(report.touchesBefore).toBe(touched.before < span.from ? span.from : touched.before);
    const expected = brute.matrix(touched, within);
    if (within < 60) expect(report.matrix.rows.length).toBeGreaterThan(3);
    for (const row of report.matrix.rows) {
      expect([row.touchedCode, row.people]).toEqual([row.touchedCode, expected.get(`${row.touchedCode} any`)]);
      for (const { boughtCode, share } of row.cells) {
        expect(shareOf(share)).toEqual({
          hits: expected.get(`${row.touchedCode} ${boughtCode}`) ?? 0,
          of: row.people,
        });
        expect(share.low === null).toBe(row.people < 30);
      }
    }
    const cells = [...expected.keys()].filter((key) => key.includes(' ') && !key.endsWith(' any'));
    const shown = report.matrix.rows.flatMap(({ touchedCode, cells: row }) =>
      row.filter(({ share }) => share.numerator !== '0').map(({ boughtCode }) => `${touchedCode} ${boughtCode}`),
    );
    expect(shown.sort()).toEqual(cells.sort());
    expect(shareOf(card(report, 'cross_channel_buyers'))).toEqual({
      hits: expected.get('crossed') ?? 0,
      of: expected.get('touched') ?? 0,
    });
  });

  it('K3, K9, K10: research online, purchases at pickup and adoption of pickup are what happened', async () => {
    const report = await ask(instance, span);
    expect(shareOf(card(report, 'research_online_rate'))).toEqual(brute.researchedOnline(span));
    expect(shareOf(card(report, 'pickup_attach_rate'))).toEqual(brute.attached(span));
    expect(shareOf(card(report, 'pickup_adoption'))).toEqual(brute.adoption(span));
    for (const key of ['research_online_rate', 'pickup_attach_rate', 'pickup_adoption']) {
      const { hits, of } = shareOf(card(report, key));
      expect(hits).toBeGreaterThan(2);
      expect(of).toBeGreaterThan(hits);
    }
  });

  it.each([1, 7, 30])('K11, A9: those who looked for a store and came to none within %i days', async (within) => {
    const touched = brute.touchedBefore(span, within, today);
    const report = await ask(instance, span, within);
    expect(shareOf(card(report, 'store_intent_loss'))).toEqual(brute.intentLoss(touched, within));
    expect(Number(card(report, 'store_intent_loss').numerator)).toBeGreaterThan(2);
  });

  it('K4: those who bought again, by the number of their channels and of their orders', async () => {
    const { retention } = await ask(instance, span);
    const earlier = { from: '2026-02-10', before: '2026-04-10' };
    equals(retention, brute.retained(earlier, span), 1, true);
    expect(retention.uplift.n).toBe(Math.min(retention.omni.n, retention.mono.n));
  });

  it('K5: values of orders in stores and online, omni against mono', async () => {
    const { storeOrderValue, onlineOrderValue } = await ask(instance, span);
    equals(storeOrderValue, brute.orderValues(span, true), 100);
    equals(onlineOrderValue, brute.orderValues(span, false), 100);
  });

  it('K5: customers of one store are omni by what they order anywhere', async () => {
    const { storeOrderValue } = await ask(instance, { ...span, sellingLocationIds: ['loc_1'] });
    equals(storeOrderValue, brute.orderValues(span, true, 'loc_1'), 100);
    expect(storeOrderValue.omni.n).toBeGreaterThan(2);
  });

  it('K6: visits in the 182 days after a purchase, omni against mono', async () => {
    const { repeatVisits } = await ask(instance, span);
    equals(
      repeatVisits,
      brute.repeatVisits(span).map((one) => ({ ...one, amount: one.amount * 100 })),
      100,
    );
    expect(Number(repeatVisits.omni.value)).toBeGreaterThan(1);
  });

  it('shows the ways of orders whose every stage is all orders', async () => {
    const { flow } = await ask(instance, span);
    const paths = brute.flow(span);
    const total = [...paths.values()].reduce((sum, orders) => sum + orders, 0);
    for (const [index, stage] of ['FIRST_TOUCH', 'PURCHASE', 'FULFILLMENT', 'OUTCOME'].entries()) {
      const nodes = flow.nodes.filter((node) => node.stage === stage);
      expect(nodes.reduce((sum, node) => sum + node.orders, 0)).toBe(total);
      for (const node of nodes) {
        const expected = [...paths].filter(([key]) => key.split(' ')[index] === node.key);
        expect([node.key, node.orders]).toEqual([node.key, expected.reduce((sum, [, orders]) => sum + orders, 0)]);
      }
    }
    expect(flow.links.reduce((sum, link) => sum + link.orders, 0)).toBe(3 * total);
    expect(flow.nodes.length).toBeLessThanOrEqual(20);
  });

  it('lists the people behind a cell, as many as it counts, page by page', async () => {
    const { matrix } = await ask(instance, span, 30);
    const row = matrix.rows.find(({ touchedCode }) => touchedCode === 'WEB') ?? expect.fail('no WEB');
    const cell = row.cells.find(({ boughtCode }) => boughtCode === 'STORE') ?? expect.fail('no STORE');
    const document = `query P($input: ReportInput!, $after: String) { convertedPeople(input: $input, touchedCode: "WEB",
      boughtCode: "STORE", withinDays: 30, first: 7, after: $after) {
      nodes { customer { id } touchedOn boughtOn order { id } } pageInfo { hasNextPage endCursor } } }`;
    const people: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const input = { ...span, currencyCode: 'EUR' };
      const answer = await instance.execute(document, { input, after }, SERVICE_DESK);
      expect(answer.errors).toBeUndefined();
      const { convertedPeople: page } = answer.data as {
        convertedPeople: {
          nodes: Array<{ customer: { id: string }; touchedOn: string; boughtOn: string; order: { id: string } }>;
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      people.push(...page.nodes.map(({ customer }) => customer.id));
      for (const { touchedOn, boughtOn } of page.nodes) expect(touchedOn <= boughtOn).toBe(true);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(people).toHaveLength(Number(cell.share.numerator));
    expect(people).toEqual([...new Set(people)].sort());
  });

  it('shows a touch in the first report after it arrived', async () => {
    const phoned = async () =>
      (await ask(instance, span)).matrix.rows.find(({ touchedCode }) => touchedCode === 'PHONE')?.people;
    expect(await phoned()).toBeUndefined();
    const late = { id: `late-${seed}`, occurredAt: '2026-05-10T10:00:00Z', channel: 'PHONE', kind: 'VISIT' };
    await tell(instance, { ...story, touches: [{ ...late, customerId: 'cus_late' }] } as Story, `late-${seed}`);
    expect(await phoned()).toBe(1);
  });

  it('shows nobody the people who may not see customers, and staff of a store the purchases of their store alone', async () => {
    const document = `query P($input: ReportInput!) { convertedPeople(input: $input, touchedCode: "WEB",
      boughtCode: "STORE") { nodes { customer { id } } } }`;
    const refused = await instance.execute(document, { input: span }, staffActor(['MERCHANDISER'], []));
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const manager = staffActor(['STORE_MANAGER'], ['loc_1']);
    const own = await ask(instance, span, 30, manager);
    const all = await ask(instance, span, 30);
    const stores = await ask(instance, { ...span, sellingLocationIds: ['loc_1'] }, 30);
    expect(own.matrix).toEqual(stores.matrix);
    expect(own.matrix.rows.flatMap(({ cells }) => cells.map(({ boughtCode }) => boughtCode))).not.toContain('WEB');
    expect(all.matrix.rows.flatMap(({ cells }) => cells.map(({ boughtCode }) => boughtCode))).toContain('WEB');
  });

  it.each([0, 366])('refuses a window of %i days', async (withinDays) => {
    const answer = await instance.execute(REPORT, { input: span, withinDays }, SERVICE_DESK);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION' });
  });
});
