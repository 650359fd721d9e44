import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACH_SHARE, SPEND_UPLIFT } from '../../../ops/demo/plan/plan-orders.ts';
import { GIVING_UP_SHARE, LOST_SHARE } from '../../../ops/demo/plan/plan-visits.ts';
import { type DemoInstance, openDemoInstance } from '../../support/demo-instance.ts';
import { modelTests } from './planted-models.ts';

/** Orders of this instance: 0.03 of 120,000, so that each figure has its 30 observations. */
const SCALE = 0.03;
const NOW = new Date('2026-06-15T12:00:00Z');
/** A few days more than the instance's two years. */
const WHOLE = { from: '2024-06-01', before: '2026-06-20' };

let demo: DemoInstance;
let admin: string;
let database: pg.Client;

beforeAll(async () => {
  demo = await openDemoInstance({ scale: SCALE, now: NOW });
  admin = await demo.environment.adminToken();
  database = new pg.Client({ connectionString: demo.environment.database.adminUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await demo?.close();
});

const cents = (amount: string) => Math.round(Number(amount) * 100);
async function count(text: string): Promise<number> {
  return Number(((await database.query(text)).rows[0] as { n: string } | undefined)?.n);
}

describe('the visits of the demo shop', () => {
  interface SessionRow {
    keys: string[];
    figures: Array<{ metric: { key: string }; value: string | null; n: number }>;
    steps: Array<{ step: string; sessionCount: number }>;
  }
  const SESSIONS = `query ($input: ReportInput!, $by: [SessionDimension!]!) { sessionsReport(input: $input, by: $by, first: 50) {
    totals { ...Row } rows { ...Row } } }
    fragment Row on SessionsRow { keys figures { metric { key } value n } steps { step sessionCount } }`;
  async function sessions(by: readonly string[]): Promise<{ totals: SessionRow; rows: SessionRow[] }> {
    type Report = { sessionsReport: { totals: SessionRow; rows: SessionRow[] } };
    return (await demo.ask<Report>(SESSIONS, { input: WHOLE, by }, admin)).sessionsReport;
  }
  const figure = (row: SessionRow | undefined, key: string) => row?.figures.find(({ metric }) => metric.key === key);
  const paid = (row: SessionRow) => row.steps.find(({ step }) => step === 'PAID')?.sessionCount;

  it('K1: are those planted for each campaign, and as many of them ended with an order', async () => {
    const { rows: campaigns } = await sessions(['CAMPAIGN']);
    const found = Object.fromEntries(
      campaigns.map((row) => [
        row.keys[0] ?? '',
        { sessions: Number(figure(row, 'sessions')?.value), orders: paid(row) },
      ]),
    );
    expect(found).toEqual(demo.truth.campaigns);
    expect(Object.values(demo.truth.campaigns).reduce((sum, { orders }) => sum + orders, 0)).toBe(
      await count(`select count(*) as n from orders.orders
        where channel in ('WEB', 'WEB_UK', 'APP', 'INSTAGRAM') and customer_id is not null`),
    );
  });

  it('K12: end after something out of stock as often as planted, close to what was meant', async () => {
    const { totals } = await sessions([]);
    const gaveUp = figure(totals, 'availability_disappointment');
    const { unmetVisits } = demo.truth;
    expect(gaveUp?.n).toBe(unmetVisits.sessions);
    expect(Number(gaveUp?.value)).toBeCloseTo(unmetVisits.gaveUp / unmetVisits.sessions, 4);
    expect(Math.abs(Number(gaveUp?.value) - GIVING_UP_SHARE)).toBeLessThan(0.1);
  });
});

describe('what the demo shop pays', () => {
  it('A1 A2 A3 A4: finds the planted commissions to the cent, of assisted and of led orders, less what returns took back', async () => {
    interface Commission {
      commissionReport: {
        byLocation: Array<Record<'assisted' | 'influenced' | 'takenBack', { amount: string }>>;
      };
    }
    const ask = `query ($input: ReportInput!) { commissionReport(input: $input) {
      byLocation { assisted { amount } influenced { amount } takenBack { amount } } } }`;
    const found = async () => {
      const { commissionReport } = await demo.ask<Commission>(ask, { input: WHOLE }, admin);
      const sum = (part: 'assisted' | 'influenced' | 'takenBack') =>
        commissionReport.byLocation.reduce((all, row) => all + cents(row[part].amount), 0);
      return {
        assistedMinor: sum('assisted'),
        influencedMinor: sum('influenced'),
        takenBackMinor: sum('takenBack'),
      };
    };
    // The ledger has a reader of its own, behind the facts.
    await expect.poll(found, { timeout: 60_000, interval: 250 }).toEqual(demo.truth.commissions);
    expect(demo.truth.commissions.influencedMinor).toBeGreaterThan(0);
    expect(demo.truth.commissions.takenBackMinor).toBeLessThan(0);
  });

  it('A8 K15: finds the planted spend of each channel, and what a new customer costs beside a kept one', async () => {
    interface Spent {
      spendReport: {
        cards: Array<{ metric: { key: string }; value: string | null }>;
        rows: Array<{ code: string; spend: { amount: string } }>;
      };
    }
    const ask = `query ($input: ReportInput!) { spendReport(input: $input) {
      cards { metric { key } value } rows { code spend { amount } } } }`;
    const { spendReport } = await demo.ask<Spent>(ask, { input: WHOLE }, admin);
    const spent = spendReport.rows.flatMap(({ code, spend }) =>
      cents(spend.amount) > 0 ? [[code, cents(spend.amount)]] : [],
    );
    expect(Object.fromEntries(spent)).toEqual(demo.truth.spendMinor);
    // Customers are kept who ordered before the period.
    const quarter = { from: '2026-03-15', before: '2026-06-15' };
    const { spendReport: recent } = await demo.ask<Spent>(ask, { input: quarter }, admin);
    const ratio = recent.cards.find(({ metric }) => metric.key === 'acquisition_retention_ratio');
    expect(Number(ratio?.value)).toBeGreaterThan(1);
  });

  it('K22, X11: holds the month against goals of the retailer, its channels, its stores and their associates', async () => {
    interface Goals {
      goals: { nodes: Array<{ from: string; target: string; progress: { figure: { value: string | null } } | null }> };
    }
    const ask = '{ goals(first: 100) { nodes { from target progress { figure { value } } } } }';
    const { goals } = await demo.ask<Goals>(ask, {}, admin);
    // The retailer, three channels, twelve stores and two associates of each, for this month and the next.
    expect(goals.nodes.length).toBe(80);
    expect(new Set(goals.nodes.map(({ from }) => from)).size).toBe(2);
    const reached = goals.nodes.map(({ target, progress }) => Number(progress?.figure.value) / Number(target));
    expect(reached.filter((share) => share > 0).length).toBeGreaterThan(0);
  });
});

interface Figure {
  metric: { key: string };
  value: string | null;
  n: number;
  low: string | null;
  high: string | null;
}
const FIGURES = 'metric { key } value n low high';
const of = (figures: readonly Figure[], key: string): Figure => {
  const found = figures.find(({ metric }) => metric.key === key);
  if (!found) throw new Error(`there is no ${key}`);
  return found;
};
function expectInside(figure: Figure, planted: number): void {
  expect([figure.metric.key, Number(figure.low), Number(figure.high)]).not.toEqual([figure.metric.key, 0, 0]);
  expect([figure.metric.key, Number(figure.low) <= planted]).toEqual([figure.metric.key, true]);
  expect([figure.metric.key, planted <= Number(figure.high)]).toEqual([figure.metric.key, true]);
}

describe('the customers of the demo shop', () => {
  let cards: Figure[];
  beforeAll(async () => {
    const uplift = `{ uplift { ${FIGURES} } }`;
    const ask = `query ($input: ReportInput!) { crossChannelReport(input: $input, withinDays: 7) {
      cards { ${FIGURES} } storeOrderValue ${uplift} onlineOrderValue ${uplift} repeatVisits ${uplift} } }`;
    type Uplifts = Record<'storeOrderValue' | 'onlineOrderValue' | 'repeatVisits', { uplift: Figure }>;
    const data = await demo.ask<{ crossChannelReport: Uplifts & { cards: Figure[] } }>(ask, { input: WHOLE }, admin);
    const { storeOrderValue, onlineOrderValue, repeatVisits } = data.crossChannelReport;
    const uplifts = [storeOrderValue, onlineOrderValue, repeatVisits].map(({ uplift: figure }) => figure);
    cards = [...data.crossChannelReport.cards, ...uplifts];
  });

  it('K3: looked online in the week before a store purchase as often as planted', () => {
    const { of: buyers, hits } = demo.truth.people.research;
    const researched = of(cards, 'research_online_rate');
    expect(researched.n).toBe(buyers);
    expect(Number(researched.value)).toBeCloseTo(hits / buyers, 3);
  });

  it('K9: bought something else at a pickup as often as planted, within the interval of what was meant', () => {
    const { of: pickups } = demo.truth.people.attached;
    const attached = of(cards, 'pickup_attach_rate');
    expect(attached.n).toBe(pickups);
    expectInside(attached, ATTACH_SHARE);
  });

  it('A9 K11: looked for a store and never came as often as planted', () => {
    const { of: seekers, hits } = demo.truth.people.lost;
    const lost = of(cards, 'store_intent_loss');
    expect(lost.n).toBe(seekers);
    expectInside(lost, hits / seekers);
    expectInside(lost, LOST_SHARE);
  });

  it('K5: spend more where they buy in several channels, by what was planted and what was meant', () => {
    const { store, online } = demo.truth.people.spendUplift;
    expect(Number(of(cards, 'store_spend_uplift').value)).toBeCloseTo(store, 3);
    expect(Number(of(cards, 'online_spend_uplift').value)).toBeCloseTo(online, 3);
    expectInside(of(cards, 'store_spend_uplift'), SPEND_UPLIFT.store);
    expectInside(of(cards, 'online_spend_uplift'), SPEND_UPLIFT.online);
  });

  it('K4: bought again in the next quarter as often as planted, of several channels and of one', async () => {
    const ask = `query ($input: ReportInput!) { crossChannelReport(input: $input) {
      retention { omni { ${FIGURES} } mono { ${FIGURES} } uplift { ${FIGURES} } } } }`;
    const input = { from: '2026-03-16', before: '2026-06-15' };
    type Retention = Record<'omni' | 'mono' | 'uplift', Figure>;
    const data = await demo.ask<{ crossChannelReport: { retention: Retention } }>(ask, { input }, admin);
    const { retention } = data.crossChannelReport;
    const { omni, mono } = demo.truth.people.retention;
    expect([retention.omni.n, retention.mono.n]).toEqual([omni.of, mono.of]);
    expect(Number(retention.omni.value)).toBeCloseTo(omni.hits / omni.of, 3);
    expect(Number(retention.mono.value)).toBeCloseTo(mono.hits / mono.of, 3);
    expect(omni.hits / omni.of).toBeGreaterThan(mono.hits / mono.of);
    expectInside(retention.uplift, omni.hits / omni.of - mono.hits / mono.of);
  });

  it('K7: were worth more where they buy in several channels, by the planted uplift of net sales and of margin', async () => {
    const compared = `{ uplift { ${FIGURES} } standardizedUplift { ${FIGURES} } }`;
    const ask = `query ($input: ReportInput!) { customersReport(input: $input) {
      omniAgainstMono ${compared} marginOmniAgainstMono ${compared} } }`;
    type Compared = Record<'uplift' | 'standardizedUplift', Figure>;
    const { customersReport } = await demo.ask<{
      customersReport: Record<'omniAgainstMono' | 'marginOmniAgainstMono', Compared>;
    }>(ask, { input: WHOLE }, admin);
    const { net, margin } = demo.truth.people.lifetimeUplift;
    expect(net).toBeGreaterThan(0);
    expectInside(customersReport.omniAgainstMono.uplift, net);
    expect(Number(customersReport.omniAgainstMono.uplift.value)).toBeCloseTo(net, 3);
    expectInside(customersReport.marginOmniAgainstMono.uplift, margin);
    expect(Number(customersReport.marginOmniAgainstMono.uplift.value)).toBeCloseTo(margin, 3);
    // They were planted to buy more often, and a little more each time: at equal numbers of orders little is left.
    expect(Number(customersReport.omniAgainstMono.standardizedUplift.value)).toBeLessThan(net / 2);
  });

  it('K6: come again more often where they buy in several channels, by the planted uplift within its interval', () => {
    expect(demo.truth.people.repeatVisitUplift).toBeGreaterThan(0);
    expectInside(of(cards, 'repeat_visit_uplift'), demo.truth.people.repeatVisitUplift);
  });
});

describe('the service of the demo shop', () => {
  let cards: Figure[];
  let conversations: Array<{ channel: { code: string }; opened: number; figures: Figure[] }>;
  beforeAll(async () => {
    const ask = `query ($input: ReportInput!) { serviceQuality(input: $input) { cards { ${FIGURES} }
      conversations { channel { code } opened figures { ${FIGURES} } } } }`;
    type Quality = { serviceQuality: { cards: Figure[]; conversations: typeof conversations } };
    ({ cards, conversations } = (await demo.ask<Quality>(ask, { input: WHOLE }, admin)).serviceQuality);
  });

  it('K20: kept as many promises of each kind as planted', () => {
    for (const [key, kind] of [
      ['pickup_promise_kept_rate', 'PICKUP_1H'],
      ['day_promise_kept_rate', 'DELIVERY_24H'],
    ] as const) {
      const planted = demo.truth.service.promises[kind];
      expect([key, of(cards, key).n]).toEqual([key, planted?.made]);
      expect(Number(of(cards, key).value)).toBeCloseTo((planted?.kept ?? 0) / (planted?.made ?? 1), 3);
    }
  });

  it('K17 K18: saved the planted sales, and took and exchanged the planted returns', () => {
    const { savedSales, returns } = demo.truth.service;
    expect(Number(of(cards, 'saved_sales').value)).toBe(savedSales);
    expect(savedSales).toBeGreaterThan(0);
    expect(of(cards, 'return_in_store_share').n).toBe(returns.online);
    expect(Number(of(cards, 'return_in_store_share').value)).toBeCloseTo(returns.inStore / returns.online, 3);
    expect(of(cards, 'exchange_share').n).toBe(returns.all);
    expect(Number(of(cards, 'exchange_share').value)).toBeCloseTo(returns.exchanged / returns.all, 3);
  });

  it('K19: spent gift cards in another channel than they were bought in as planted, to the cent', () => {
    const { paidMinor, crossedMinor } = demo.truth.service.giftCards;
    expect(crossedMinor).toBeGreaterThan(0);
    expect(Number(of(cards, 'gift_card_cross_use').value)).toBeCloseTo(crossedMinor / paidMinor, 3);
  });

  it('K21: resolved as many conversations of each channel as planted', () => {
    const found = Object.fromEntries(
      conversations.map(({ channel, opened, figures }) => [
        channel.code,
        { opened, resolved: Math.round(Number(of(figures, 'resolution_rate').value) * opened) },
      ]),
    );
    expect(found).toEqual(demo.truth.service.conversations);
  });

  it('K13 K14: read before talks, and wrote down what was tried on, as planted', async () => {
    const { talks, recordedTryOns } = demo.truth.service;
    const quarter = { from: '2026-03-17', before: '2026-06-20' };
    const ask = `query ($input: ReportInput!) { serviceQuality(input: $input) { cards { ${FIGURES} } } }`;
    const data = await demo.ask<{ serviceQuality: { cards: Figure[] } }>(ask, { input: quarter }, admin);
    const recent = data.serviceQuality.cards;
    expect(talks.read).toBeGreaterThan(0);
    expectInside(of(recent, 'repeated_context_rate'), 1 - talks.read / talks.all);
    const tried = of(cards, 'fitting_room_capture_rate');
    expect(Math.round(Number(tried.value) * tried.n)).toBe(recordedTryOns);
  });
});

it('K16: finds the planted return of each stage of maturity, and how many days of stores it rests on', async () => {
  const ask = `query ($input: ReportInput!) { serviceQuality(input: $input) { cards { ${FIGURES} } } }`;
  // The days behind the last planted one would count as days without a margin.
  const input = { ...WHOLE, before: NOW.toISOString().slice(0, 10) };
  const data = await demo.ask<{ serviceQuality: { cards: Figure[] } }>(ask, { input }, admin);
  for (const [stage, planted] of Object.entries(demo.truth.maturity)) {
    const card = of(data.serviceQuality.cards, `${stage.toLowerCase()}_return`);
    expect([stage, card.n]).toEqual([stage, planted.days]);
    expect(planted.days).toBeGreaterThan(500);
    expect(Number(card.value)).toBeCloseTo(planted.gainMinor / planted.costMinor, 3);
  }
});

modelTests({ demo: () => demo, admin: () => admin, whole: WHOLE });
