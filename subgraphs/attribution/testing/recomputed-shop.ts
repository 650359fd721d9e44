import { readStory } from '../../../test/support/brute-force-cross-channel.ts';
import { createRandom, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { randomStory, storyEvents } from '../../../test/support/random-story.ts';
import type { FactsInstance } from './facts-instance.ts';
import type { Moment } from './plain-sessions.ts';
import {
  quotient,
  type Recomputed,
  recomputeBuyers,
  recomputeLifetimeValue,
  recomputeSales,
  type Span,
} from './recomputed-sales.ts';
import { recomputePromises, recomputeSessions } from './recomputed-visits.ts';
import { post, SERVICE_DESK, ship } from './touchpoints.ts';

export const TODAY = '2026-06-15';
export const SPAN: Span = { from: '2026-04-10', before: '2026-06-08' };
/** The period before, as long. */
const EARLIER: Span = { from: '2026-02-10', before: '2026-04-10' };
const WITHIN_DAYS = 7;

const told = randomStory(5, new Date('2025-05-01T00:00:00Z'), 400);
/** Some of those who look online are shown that they can collect soon. */
const promises = told.touches
  .filter(({ channel }, index) => channel !== 'STORE' && index % 7 === 0)
  .map((touch) => ({ ...touch, id: `p_${touch.id}`, kind: 'PROMISE_SHOWN' }));
const MINUTE = 60_000;
const visitors = Array.from({ length: 60 }, (_, index) => ({
  index,
  at: Date.parse('2026-05-01T06:00:00Z') + index * 3 * 60 * MINUTE,
  who: index % 4 === 0 ? { sessionKey: `s_${index}`, consent: false } : { anonymousId: `o_${index}`, consent: true },
}));
/** Visits of people who stay unknown, of programs, and without consent: goods that were not available, and what came then. */
const visits: Moment[] = visitors.flatMap(({ index, at, who }) =>
  [
    'PAGE_VIEW',
    'OUT_OF_STOCK',
    ...(index % 3 === 0 ? ['ADD_TO_CART'] : []),
    ...(index % 2 === 0 ? ['PROMISE_SHOWN'] : []),
  ].map((kind, step) => ({
    id: `o_${index}_${step}`,
    occurredAt: new Date(at + step * 5 * MINUTE).toISOString(),
    channel: 'WEB',
    kind,
    ...who,
    ...(index % 11 === 5 ? { isBot: true } : {}),
  })),
);
/** What some of them bought in their visit. */
const bought = generateOrders(20, new Date('2026-05-01T00:00:00Z'), 1, 31).map((order, number): TestOrder => {
  const { at, index } = visitors[number * 3 + 1] ?? { at: 0, index: 0 };
  const unknown = { customerId: null, anonymousId: `o_${index}`, staffId: null, storeId: null };
  const sale = { channel: 'WEB', deliveryMethod: 'SHIP', currency: 'EUR', canceledAt: null, returned: null } as const;
  return { ...order, ...unknown, ...sale, orderId: `ord_o_${index}`, placedAt: new Date(at + 20 * MINUTE) };
});
const story = { ...told, orders: [...told.orders, ...bought] };
const moments: Moment[] = [...story.touches, ...promises, ...visits];
const personOf = (id: string) => story.survivors.get(id) ?? id;

/** Tells all that happened, in an order of its own, some moments twice and who is who at the end. */
export async function publishShop(instance: FactsInstance, seed: number): Promise<void> {
  const random = createRandom(seed);
  const sent = [...moments, ...moments.filter((_, index) => index % 9 === seed)]
    .map((moment) => ({ moment, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ moment }) => moment);
  for (let at = 0; at < sent.length; at += 2_000) {
    const batch = { batchId: `shop-${seed}-${at}`, touchpoints: sent.slice(at, at + 2_000) };
    const answer = await post(instance, batch, SERVICE_DESK);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  }
  await ship(instance);
  await instance.publish('orders', storyEvents(story, seed));
  await instance.publish(
    'customers',
    story.merged.map(([survivorId = '', alias = ''], index) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivorId,
      aggregateVersion: 1,
      occurredAt: new Date(`${TODAY}T00:00:00Z`),
      payload: { survivorId, memberIds: [survivorId, alias], bearers: {}, version: String(index + 1) },
    })),
  );
}

interface Habit {
  readonly isOmni: boolean;
  readonly amount: number;
  readonly times: number;
}
function compare(all: readonly Habit[]) {
  const of = (isOmni: boolean) => {
    const own = all.filter((one) => one.isOmni === isOmni);
    const sum = (pick: (one: Habit) => number) => own.reduce((total, one) => total + pick(one), 0);
    return quotient(
      sum(({ amount }) => amount),
      sum(({ times }) => times),
    );
  };
  const [omni, mono] = [of(true), of(false)];
  return { omni, uplift: omni === null || !mono ? null : omni / mono - 1 };
}

let counted: ReturnType<typeof countShop> | undefined;

function countShop() {
  const brute = readStory({ ...story, touches: [...story.touches, ...promises] });
  const touched = brute.touchedBefore(SPAN, WITHIN_DAYS, TODAY);
  const matrix = brute.matrix(touched, WITHIN_DAYS);
  const share = ({ hits, of }: { hits: number; of: number }) => quotient(hits, of);
  const people = (key: string) => matrix.get(key) ?? 0;
  const visited = compare(brute.repeatVisits(SPAN));
  const { orders } = story;
  const figures = {
    ...recomputeSales(orders, SPAN, personOf),
    ...recomputeBuyers(orders, SPAN, personOf),
    ...recomputeLifetimeValue(orders, SPAN, personOf),
    ...recomputeSessions(moments, orders, SPAN, personOf),
    ...recomputePromises(moments, orders, SPAN, personOf),
    cross_channel_buyers: quotient(people('crossed'), people('touched')),
    research_online_rate: share(brute.researchedOnline(SPAN)),
    retention: compare(brute.retained(EARLIER, SPAN)).omni,
    store_spend_uplift: compare(brute.orderValues(SPAN, true)).uplift,
    online_spend_uplift: compare(brute.orderValues(SPAN, false)).uplift,
    repeat_visits: visited.omni,
    repeat_visit_uplift: visited.uplift,
    pickup_attach_rate: share(brute.attached(SPAN)),
    pickup_adoption: share(brute.adoption(SPAN)),
    store_intent_loss: share(brute.intentLoss(touched, WITHIN_DAYS)),
  };
  return { figures, people };
}

/** The figures of the shop; of the matrix one cell, by the codes of its channels. */
export function recomputeShop(cell: { readonly touched: string; readonly bought: string }) {
  counted ??= countShop();
  const { figures, people } = counted;
  return {
    ...figures,
    cross_channel_conversion: quotient(people(`${cell.touched} ${cell.bought}`), people(`${cell.touched} any`)),
  } satisfies Recomputed;
}
