import { createRandom, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import type { TouchModel } from '../credits/model/attribution-model.ts';

// Moments, orders and merges of a shop, and its credits computed from them without the code that they check.

const DAY_MS = 86_400_000;
const HALF_LIFE_DAYS = 7;
export const FROM = '2026-05-10';
export const BEFORE = '2026-06-10';

/** A moment as the test knows it. */
interface Moment {
  readonly id: string;
  readonly occurredAt: string;
  readonly channel: string;
  readonly kind: string;
  readonly source: string | null;
  readonly campaign: string | null;
  readonly storeId: string | null;
  readonly customerId?: string;
  readonly anonymousId: string | undefined;
}

const random = createRandom(20_261_129);
const below = (limit: number) => Math.floor(random() * limit);
const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;

export const orders: TestOrder[] = generateOrders(120, new Date('2026-05-01T00:00:00Z'), 45, 11);
const PEOPLE = 30;

export const moments: Moment[] = Array.from({ length: 900 }, (_, index) => {
  const isKnown = random() < 0.4;
  const channel = oneOf(['WEB', 'APP', 'INSTAGRAM', 'EMAIL', 'STORE']);
  return {
    id: `m_${String(index).padStart(4, '0')}`,
    // Some at the same instant: then the id decides.
    occurredAt: new Date(Date.parse('2026-04-10T00:00:00Z') + below(1_500) * 3_600_000).toISOString(),
    channel,
    kind: oneOf(['VISIT', 'PRODUCT_VIEW', 'CLICK']),
    source: oneOf([null, 'direct', 'google', 'newsletter']),
    campaign: oneOf([null, null, 'spring', 'sale']),
    storeId: channel === 'STORE' ? `loc_${below(3)}` : null,
    ...(isKnown ? { customerId: `cus_${below(PEOPLE)}` } : {}),
    anonymousId: !isKnown || random() < 0.5 ? `anon_${below(90)}` : undefined,
  };
});

/** Who is one person: the later statement holds. */
export const MERGES = [
  { survivor: 'cus_1', members: ['cus_1', 'cus_2'], version: 1 },
  { survivor: 'cus_3', members: ['cus_3', 'cus_4', 'cus_5'], version: 2 },
  { survivor: 'cus_6', members: ['cus_6', 'cus_1', 'cus_2'], version: 3 },
];

const survivors = new Map(MERGES.flatMap(({ survivor, members }) => members.map((member) => [member, survivor])));
export const personOf = (customerId: string) => survivors.get(customerId) ?? customerId;

const dayOf = (at: Date) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
export const isWithin = (at: Date) => dayOf(at) >= FROM && dayOf(at) < BEFORE;

/** Customers seen with each browser. */
const seenWith = (anonymousId: string) => [
  ...moments.filter((moment) => moment.anonymousId === anonymousId && moment.customerId).map((each) => each.customerId),
  ...orders.filter((order) => order.anonymousId === anonymousId && order.customerId).map((each) => each.customerId),
];

/** Whose a browser is: the one person it was seen with; null of several, undefined where nobody was. */
export function ownerOf(anonymousId: string): string | null | undefined {
  const people = new Set(seenWith(anonymousId).flatMap((one) => (one ? [personOf(one)] : [])));
  return people.size > 1 ? null : [...people][0];
}

const paths = new Map<string, Moment[]>();

/** The moments of the window before an order, oldest first. */
export function pathOf(order: TestOrder, windowDays: number): Moment[] {
  const known = paths.get(`${order.orderId} ${windowDays}`) ?? findPath(order, windowDays);
  paths.set(`${order.orderId} ${windowDays}`, known);
  return known;
}

function findPath(order: TestOrder, windowDays: number): Moment[] {
  const person = order.customerId && personOf(order.customerId);
  const isOwn = ({ customerId, anonymousId = '' }: Moment) => {
    if (customerId !== undefined) return person !== null && personOf(customerId) === person;
    // An order of nobody known has the moments of its browser.
    return person === null ? anonymousId === order.anonymousId : ownerOf(anonymousId) === person;
  };
  const before = order.placedAt.getTime() - windowDays * DAY_MS;
  return moments
    .filter((moment) => {
      const at = Date.parse(moment.occurredAt);
      return at <= order.placedAt.getTime() && at >= before && isOwn(moment);
    })
    .sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.id < b.id ? -1 : 1));
}

export type By = 'CHANNEL' | 'CAMPAIGN' | 'STORE';
const keyOf = (moment: Moment, by: By) =>
  (by === 'CHANNEL' ? moment.channel : by === 'CAMPAIGN' ? moment.campaign : moment.storeId) ?? '';

const isDirect = (moment: Moment) =>
  moment.campaign === null &&
  moment.storeId === null &&
  (moment.source === 'direct' || (moment.source === null && moment.kind !== 'CLICK'));

function weightsOf(model: TouchModel, path: readonly Moment[], by: By): number[] {
  const last = path.length - 1;
  const keys = path.map((moment) => keyOf(moment, by));
  const named = path.map(isDirect).lastIndexOf(false);
  const end = Date.parse(path[last]?.occurredAt ?? '');
  return path.map((moment, index) => {
    switch (model) {
      case 'FIRST_TOUCH':
        return index === 0 ? 1 : 0;
      case 'LAST_TOUCH':
        return index === last ? 1 : 0;
      case 'LAST_NON_DIRECT':
        return index === (named < 0 ? last : named) ? 1 : 0;
      case 'LINEAR':
        return 1;
      case 'POSITION_BASED':
        if (path.length < 3) return 1;
        return index === 0 || index === last ? 2 * (path.length - 2) : 1;
      case 'TIME_DECAY':
        return Math.round(2 ** 32 * 0.5 ** ((end - Date.parse(moment.occurredAt)) / (HALF_LIFE_DAYS * DAY_MS)));
      default:
        return keys.indexOf(keys[index] ?? '') === index ? 1 : 0;
    }
  });
}

/** Shares that sum to the amount: what is left goes to the largest remainders, the earlier first. */
function splitAmount(amount: bigint, weights: readonly number[]): bigint[] {
  const size = amount < 0n ? -amount : amount;
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  const exact = weights.map((weight) => size * BigInt(weight));
  const shares = exact.map((part) => part / sum);
  const byRemainder = [...weights.keys()].sort((a, b) => {
    const [first, second] = [(exact[a] ?? 0n) % sum, (exact[b] ?? 0n) % sum];
    return first === second ? a - b : first > second ? -1 : 1;
  });
  const left = Number(size - shares.reduce((all, share) => all + share, 0n));
  for (const index of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares.map((share) => (amount < 0n ? -share : share));
}

/** What each event of an order brings in the period. */
export function amountsOf(order: TestOrder): Array<{ net: bigint; orders: bigint }> {
  if (order.currency !== 'EUR') return [];
  const value = (lines: TestOrder['lines']) =>
    lines.reduce((sum, line) => sum + line.grossMinor - line.discountMinor, 0n);
  const { canceledAt, returned, lines, placedAt } = order;
  const sentBack = lines.filter((line) => returned?.lineIds.includes(line.lineId));
  return [
    ...(isWithin(placedAt) ? [{ net: value(lines), orders: 1n }] : []),
    ...(canceledAt && isWithin(canceledAt) ? [{ net: -value(lines), orders: -1n }] : []),
    ...(returned && isWithin(returned.at) ? [{ net: -value(sentBack), orders: 0n }] : []),
  ];
}

export interface Figures {
  readonly [key: string]: { readonly net: bigint; readonly orders: bigint; readonly newcomers: bigint };
}

/** The first purchase of each person. */
export function firstOrders(): Map<string, TestOrder> {
  const firsts = new Map<string, TestOrder>();
  for (const order of orders) {
    if (order.customerId === null || order.canceledAt !== null) continue;
    const known = firsts.get(personOf(order.customerId));
    if (!known || order.placedAt < known.placedAt) firsts.set(personOf(order.customerId), order);
  }
  return firsts;
}

/** What a model gives to each key of the period, and under `unknown` what no moment came before. */
/** What each moment before each order gets of it, and what no moment of the window came before. */
function* creditParts(model: TouchModel, by: By, windowDays: number) {
  for (const order of orders) {
    const path = pathOf(order, windowDays);
    for (const amount of amountsOf(order)) {
      const count = amount.orders * 10_000n;
      if (path.length === 0) {
        yield { order, key: 'unknown', net: amount.net, count };
        continue;
      }
      const weights = weightsOf(model, path, by);
      const nets = splitAmount(amount.net, weights);
      const counts = splitAmount(count, weights);
      for (const [index, moment] of path.entries())
        yield { order, key: `key ${keyOf(moment, by)}`, net: nets[index] ?? 0n, count: counts[index] ?? 0n };
    }
  }
}

export function expectedCredits(model: TouchModel, by: By, windowDays: number): Figures {
  const figures: Record<string, { net: bigint; orders: bigint; newcomers: bigint }> = {};
  const firsts = new Set([...firstOrders().values()]);
  for (const { order, key, net, count } of creditParts(model, by, windowDays)) {
    const known = figures[key] ?? { net: 0n, orders: 0n, newcomers: 0n };
    figures[key] = {
      net: known.net + net,
      orders: known.orders + count,
      newcomers: known.newcomers + (firsts.has(order) ? count : 0n),
    };
  }
  return figures;
}

/** The sum of squares, person by person, of what is credited to some keys together. */
export function expectedSquares(model: TouchModel, by: By, windowDays: number, isCounted: (key: string) => boolean) {
  const people = new Map<string, number>();
  for (const { order, key, net } of creditParts(model, by, windowDays)) {
    const person = order.customerId === null ? order.orderId : personOf(order.customerId);
    if (isCounted(key)) people.set(person, (people.get(person) ?? 0) + Number(net));
  }
  return [...people.values()].reduce((sum, net) => sum + net * net, 0);
}
