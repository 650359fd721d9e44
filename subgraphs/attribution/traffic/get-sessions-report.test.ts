import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventsOf } from '../../../test/support/order-events.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { dayOf, figuresOf, type Moment, msOf, type PlainSession, sessionsOf } from '../testing/plain-sessions.ts';
import { randomWorld } from '../testing/random-visits.ts';
import { post, SERVICE_DESK, ship } from '../testing/touchpoints.ts';
import type { SessionDimension } from './model/session-dimension.ts';

const REPORT = `query R($input: ReportInput!, $by: [SessionDimension!], $filter: SessionFilter, $first: Int) {
  sessionsReport(input: $input, by: $by, filter: $filter, first: $first) {
    totals { ...Row } rows { ...Row } pagePaths { fromPage toPage stepCount sessionCount }
    unlinkedMomentCount aheadMomentCount lateMomentCount frame { compareFrom }
  } }
  fragment Row on SessionsRow { keys steps { step sessionCount previousCount }
    figures { metric { key } value previous n numerator denominator low high } }`;

interface Figure {
  metric: { key: string };
  value: string | null;
  previous: string | null;
  n: number;
  numerator: string | null;
  denominator: string | null;
}
interface Row {
  keys: string[];
  steps: Array<{ step: string; sessionCount: number; previousCount: number | null }>;
  figures: Figure[];
}
interface Report {
  totals: Row;
  rows: Row[];
  pagePaths: Array<{ fromPage: string; toPage: string; stepCount: number; sessionCount: number }>;
  unlinkedMomentCount: number;
  aheadMomentCount: number;
}

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
});
afterAll(() => instance?.close());

async function report(variables: Record<string, unknown>): Promise<Report> {
  const answer = await instance.execute(REPORT, variables);
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return (answer.data as { sessionsReport: Report }).sessionsReport;
}

const figure = (row: Row, key: string) => row.figures.find(({ metric }) => metric.key === key);
const counted = (row: Row, keys: readonly string[]) =>
  Object.fromEntries(
    keys.map((key) => [key, [Number(figure(row, key)?.numerator), Number(figure(row, key)?.denominator)]]),
  );

/** Sends moments in batches that repeat and overlap, the latest first. */
async function send(moments: readonly Moment[], name: string): Promise<void> {
  const backwards = [...moments].reverse();
  for (let at = 0, part = 0; at < backwards.length; at += 400, part++) {
    const touchpoints = backwards.slice(Math.max(0, at - 60), at + 400);
    for (const again of ['', part % 3 === 0 ? ' again' : undefined]) {
      if (again === undefined) continue;
      const answer = await post(instance, { batchId: `${name}-${part}${again.trim()}`, touchpoints }, SERVICE_DESK);
      expect(answer).toMatchObject({ status: 202, body: { rejected: [] } });
    }
  }
  await ship(instance);
}

describe.each([1, 2, 3])('sessions of random moments, sent late, twice and backwards (%i)', (seed) => {
  const { moments, orders } = randomWorld(seed);
  const period = { from: '2026-06-02', before: '2026-06-05' };
  beforeAll(async () => {
    await send(moments, `world-${seed}`);
    await instance.publish('orders', orders.flatMap(eventsOf));
    await instance.publish('customers', [
      {
        type: 'customers.identity-component-changed.v1',
        aggregateId: `cus_${seed}_0`,
        aggregateVersion: 0,
        occurredAt: new Date('2026-06-11T00:00:00Z'),
        payload: {
          survivorId: `cus_${seed}_0`,
          memberIds: [0, 1, 2].map((n) => `cus_${seed}_${n}`),
          bearers: {},
          version: String(seed),
        },
      },
    ]);
    await instance.settle();
  });

  it('K1, K12: give the figures that reading the rules moment by moment gives', async () => {
    // The worlds before this one lie in the same facts.
    const worlds = Array.from({ length: seed }, (_, index) => randomWorld(index + 1));
    const survivors = (id: string) => id.replace(/^(cus_\d+_)[12]$/, '$10');
    const expected = worlds
      .flatMap((world) => sessionsOf(world.moments, world.orders, survivors))
      .filter(({ moments: [first] }) => {
        const day = first ? dayOf(msOf(first)) : '';
        return day >= period.from && day < period.before;
      });
    const { totals, rows } = await report({ input: period, by: ['CHANNEL', 'CAMPAIGN', 'DEVICE'], first: 500 });
    const figures = figuresOf(expected);
    expect(counted(totals, Object.keys(figures))).toEqual(figures);
    expect(figure(totals, 'sessions')?.value).toBe(String(expected.filter(({ isBot }) => !isBot).length));
    expect(figure(totals, 'pages_per_session')?.n).toBe(expected.filter(({ isBot }) => !isBot).length);
    const groups = new Map<string, PlainSession[]>();
    for (const session of expected) {
      const { channel, campaign, device } = session;
      const name = JSON.stringify([channel, campaign, device]);
      groups.set(name, [...(groups.get(name) ?? []), session]);
    }
    expect(rows.map(({ keys }) => JSON.stringify(keys)).sort()).toEqual([...groups.keys()].sort());
    for (const row of rows) {
      const sessions = groups.get(JSON.stringify(row.keys)) ?? [];
      expect([row.keys, counted(row, Object.keys(figures))]).toEqual([row.keys, figuresOf(sessions)]);
      const people = sessions.filter(({ isBot }) => !isBot);
      const having = (kind: string) => people.filter(({ moments: own }) => own.some((one) => one.kind === kind)).length;
      expect(row.steps.map(({ sessionCount }) => sessionCount)).toEqual([
        having('PRODUCT_VIEW'),
        having('ADD_TO_CART'),
        having('CHECKOUT'),
        people.filter(({ hasOrder }) => hasOrder).length,
      ]);
    }
    expect(expected.length).toBeGreaterThan(50);
  });
});

describe('sessions', () => {
  beforeAll(async () => {
    const seen = (id: string, minute: string, page: string, more: Partial<Moment> = {}) =>
      one(id, `2026-02-10T08:${minute}:00Z`, { anonymousId: 'reader', page, ...more });
    await send(
      [
        seen('p1', '00', '/lander', { source: 'google' }),
        seen('p2', '01', '/robes'),
        seen('p3', '02', '/robes'),
        seen('p4', '03', '/panier'),
        seen('p5', '00', '/lander', { anonymousId: 'bouncer' }),
      ],
      'pages',
    );
  });

  const at = (time: string) => `2026-05-10T${time}Z`;
  const one = (id: string, occurredAt: string, more: Partial<Moment> = {}): Moment => ({
    id,
    occurredAt,
    channel: 'WEB',
    kind: 'PAGE_VIEW',
    anonymousId: 'rules',
    ...more,
  });
  const sessionsOn = async (from: string, before: string) => {
    const { totals } = await report({ input: { from, before } });
    return Number(figure(totals, 'sessions')?.value);
  };

  it('K1: end after 30 minutes, at midnight of the business day and with another campaign; direct never breaks', async () => {
    await send(
      [
        one('r1', at('08:00:00')),
        one('r2', at('08:30:00')), // 30 minutes: the same
        one('r3', at('09:00:01')), // a second more: another
        one('r4', at('09:05:00'), { campaign: 'soldes' }), // a campaign: another
        one('r5', at('09:06:00')), // direct: the same
        one('r6', at('09:07:00'), { campaign: 'soldes' }), // its own campaign: the same
        one('r7', at('09:08:00'), { campaign: 'rentree' }), // another campaign: another
        one('r8', at('21:59:00')), // late in the evening of Paris
        one('r9', at('22:01:00')), // after its midnight
        one('k1', at('06:00:00'), { sessionKey: 'file-1' }), // the ids of a file hold whatever the clock says
        one('k2', at('20:00:00'), { sessionKey: 'file-1', campaign: 'rentree' }),
      ],
      'rules',
    );
    expect(await sessionsOn('2026-05-10', '2026-05-11')).toBe(6);
    expect(await sessionsOn('2026-05-11', '2026-05-12')).toBe(1);
  });

  it('are the same when a late moment joins two, and count one moment sent in two batches once', async () => {
    const pair = [one('late_1', '2026-04-10T08:00:00Z'), one('late_3', '2026-04-10T08:50:00Z')];
    await send(pair, 'late-pair');
    expect(await sessionsOn('2026-04-10', '2026-04-11')).toBe(2);
    await send([one('late_2', '2026-04-10T08:25:00Z'), ...pair], 'late-between');
    expect(await sessionsOn('2026-04-10', '2026-04-11')).toBe(1);
  });

  it('K12: gave up where no cart and no order follows what was out of stock', async () => {
    const gone = (id: string, anonymousId: string, minute: string, kind: string): Moment =>
      one(id, `2026-03-10T08:${minute}:00Z`, { anonymousId, kind });
    await send(
      [
        gone('g1', 'leaves', '00', 'OUT_OF_STOCK'),
        gone('g2', 'carts before', '00', 'ADD_TO_CART'),
        gone('g3', 'carts before', '01', 'CART_REFUSED'),
        gone('g4', 'continues', '00', 'OUT_OF_STOCK'),
        gone('g5', 'continues', '01', 'ADD_TO_CART'),
        gone('g6', 'finds all', '00', 'PRODUCT_VIEW'),
      ],
      'unmet',
    );
    const { totals } = await report({ input: { from: '2026-03-10', before: '2026-03-11' } });
    expect(counted(totals, ['availability_disappointment'])).toEqual({ availability_disappointment: [2, 3] });
  });

  it('tell pages, landing pages, ways between pages, and moments of nobody', async () => {
    const input = { from: '2026-02-10', before: '2026-02-11' };
    const { rows, pagePaths } = await report({ input, by: ['LANDING_PAGE', 'SOURCE'] });
    expect(rows.map(({ keys, figures }) => [...keys, figures[0]?.value])).toEqual([
      ['/lander', '', '1'],
      ['/lander', 'google', '1'],
    ]);
    expect(pagePaths).toEqual([
      { fromPage: '/lander', toPage: '/robes', stepCount: 1, sessionCount: 1 },
      { fromPage: '/robes', toPage: '/panier', stepCount: 1, sessionCount: 1 },
    ]);
    const { rows: pages } = await report({ input, by: ['PAGE'], filter: { pages: ['/robes'] } });
    expect(pages.map(({ keys }) => keys[0]).sort()).toEqual(['/lander', '/panier', '/robes']);
    const compared = await report({ input: { from: '2026-02-11', before: '2026-02-12', compare: 'PREVIOUS_PERIOD' } });
    expect(figure(compared.totals, 'sessions')).toMatchObject({ value: '0', previous: '2' });
  });

  it('of a page that tells them apart in several ways say what each way says alone', async () => {
    const input = { from: '2026-02-10', before: '2026-02-11', compare: 'PREVIOUS_PERIOD' };
    const lists = { landing: ['LANDING_PAGE'], sources: ['SOURCE', 'CAMPAIGN'], pages: ['PAGE'], again: ['RETURNING'] };
    const fields = Object.entries(lists).map(
      ([name, by]) => `${name}: sessionsReport(input: $input, by: [${by}]) {
      totals { ...Row } rows { ...Row } }`,
    );
    const document = `query Page($input: ReportInput!) { ${fields.join(' ')} } ${REPORT.slice(REPORT.indexOf('fragment'))}`;
    const { data, errors } = await instance.execute(document, { input });
    expect(errors).toBeUndefined();
    const page = data as Record<string, Pick<Report, 'rows' | 'totals'>>;
    expect(page['landing']?.rows.map(({ keys }) => keys)).toEqual([['/lander']]);
    expect(page['sources']?.rows.map(({ keys }) => keys)).toEqual([
      ['', ''],
      ['google', ''],
    ]);
    expect(page['pages']?.rows).toHaveLength(3);
    expect(figure(page['again']?.totals as Row, 'sessions')).toMatchObject({ value: '2', previous: '0' });
  });

  it('asked for in several ways at once are made in one statement for all that can share it', async () => {
    const { deps } = instance;
    const period = { from: '2026-02-10', to: '2026-02-11' };
    const scope = { generation: 1, period, zone: undefined, currency: 'EUR', channels: [], storeIds: [] };
    const asked = { scope, zone: 'Europe/Paris', filter: {}, funnel: [] };
    const ways: SessionDimension[][] = [['LANDING_PAGE'], ['SOURCE', 'CAMPAIGN'], [], [], ['PAGE'], ['RETURNING']];
    const query = vi.spyOn(deps.warehouse, 'query');
    await Promise.all(ways.map((by) => deps.sessionRows({ asked, by, first: 10 })));
    const made = query.mock.calls.filter(([, statement]) => statement.includes('AS breakdown'));
    query.mockRestore();
    // Those of a session's own values; by page, of which a session has several; those that look for first visits.
    expect(made).toHaveLength(3);
  });

  it('are for those who may read reports', async () => {
    const variables = { input: { from: '2026-02-10', before: '2026-02-11' } };
    const answer = await instance.execute(REPORT, variables, { kind: 'anonymous' });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const many = await instance.execute(REPORT, {
      ...variables,
      by: ['DAY', 'WEEK', 'MONTH', 'HOUR', 'DEVICE', 'PAGE'],
    });
    expect(many.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});
