import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';
import { dayOf, figuresOf, type Moment, msOf, sessionsOf } from './plain-sessions.ts';
import { quotient, type Span } from './recomputed-sales.ts';

/** Moments of which no session online is made. */
const NO_SESSION = ['STORE_VISIT', 'ADVICE', 'TRY_ON', 'CALL', 'GEOFENCE', 'PROMISE_SHOWN'];
const isIn = (day: string, { from, before }: Span) => day >= from && day < before;
const salesOf = ({ lines }: TestOrder) =>
  lines.reduce((sum, { grossMinor, discountMinor }) => sum + Number(grossMinor - discountMinor) / 100, 0);

/** Figures of sessions online. */
export function recomputeSessions(
  moments: readonly Moment[],
  orders: readonly TestOrder[],
  span: Span,
  personOf: (id: string) => string,
) {
  const online = moments.filter(({ kind }) => !NO_SESSION.includes(kind));
  const sessions = sessionsOf(online, orders, personOf).filter(({ moments: [first] }) =>
    isIn(first ? dayOf(msOf(first)) : '', span),
  );
  const shares = Object.fromEntries(
    Object.entries(figuresOf(sessions)).map(([key, [part, whole]]) => [key, quotient(part, whole)]),
  );
  const people = sessions.filter(({ isBot }) => !isBot);
  return {
    sessions: people.length,
    pages_per_session: quotient(
      people.reduce((sum, { pages }) => sum + pages, 0),
      people.length,
    ),
    sales_per_session: quotient(
      people.reduce((sum, { salesMinor }) => sum + Number(salesMinor) / 100, 0),
      people.length,
    ),
    bounce_rate: shares['bounce_rate'] ?? null,
    conversion_rate: shares['conversion_rate'] ?? null,
    availability_disappointment: shares['availability_disappointment'] ?? null,
    bot_share: shares['bot_share'] ?? null,
    unconsented_share: shares['unconsented_share'] ?? null,
  };
}

/** Days of visitors online on which a pickup promise was shown against those on which none was. */
export function recomputePromises(
  moments: readonly Moment[],
  orders: readonly TestOrder[],
  span: Span,
  personOf: (id: string) => string,
) {
  const owners = new Map<string, Set<string>>();
  for (const { anonymousId, customerId } of [...moments, ...orders]) {
    if (!anonymousId || !customerId) continue;
    owners.set(anonymousId, (owners.get(anonymousId) ?? new Set()).add(personOf(customerId)));
  }
  const whoOf = (one: { customerId?: string | null; anonymousId?: string | null; sessionKey?: string }) => {
    if (one.customerId) return personOf(one.customerId);
    const known = owners.get(one.anonymousId ?? '');
    if (known?.size === 1) return [...known][0] ?? '';
    return one.anonymousId || one.sessionKey || '';
  };
  const days = new Map<string, { isShown: boolean; sales: number[] }>();
  for (const moment of moments) {
    const day = parisDay(new Date(moment.occurredAt));
    const isOnline =
      moment.channel !== 'STORE' && !['STORE_VISIT', 'GEOFENCE', 'MESSAGE', 'CALL'].includes(moment.kind);
    const who = whoOf(moment);
    if (!isOnline || moment.isBot || who === '' || !isIn(day, span)) continue;
    const known = days.get(`${who} ${day}`) ?? { isShown: false, sales: [] };
    days.set(`${who} ${day}`, { ...known, isShown: known.isShown || moment.kind === 'PROMISE_SHOWN' });
  }
  for (const order of orders) {
    if (order.storeId !== null || order.currency !== 'EUR' || order.canceledAt !== null) continue;
    days.get(`${whoOf(order)} ${parisDay(order.placedAt)}`)?.sales.push(salesOf(order));
  }
  const of = (isShown: boolean) => {
    const own = [...days.values()].filter((day) => day.isShown === isShown);
    const sales = own.flatMap((day) => day.sales);
    return {
      conversion: quotient(own.filter((day) => day.sales.length > 0).length, own.length),
      basket: quotient(
        sales.reduce((sum, value) => sum + value, 0),
        sales.length,
      ),
    };
  };
  const [shown, not] = [of(true), of(false)];
  const uplift = (a: number | null, b: number | null) => (a === null || !b ? null : a / b - 1);
  return {
    promise_conversion: uplift(shown.conversion, not.conversion),
    promise_basket: uplift(shown.basket, not.basket),
    visit_conversion: shown.conversion,
    visit_basket: shown.basket,
  };
}
