import type { TestOrder } from '../../../test/support/order-events.ts';

export interface Moment {
  id: string;
  occurredAt: string;
  channel: string;
  kind: string;
  anonymousId?: string;
  customerId?: string;
  sessionKey?: string;
  campaign?: string;
  source?: string;
  device?: string;
  page?: string;
  isBot?: boolean;
  consent?: boolean;
}

export interface PlainSession {
  moments: Moment[];
  visitor: string;
  channel: string;
  campaign: string;
  device: string;
  landing: string;
  pages: number;
  isBot: boolean;
  hasOrder: boolean;
  isBounce: boolean;
  orderMs: number;
  /** Cents of its orders, before what came back. */
  salesMinor: bigint;
}

const ZONE = 'Europe/Paris';
/** Kinds, as docs/touchpoints.md names them. */
export const CLICKS = ['CLICK', 'EMAIL_CLICK', 'SOCIAL_CLICK'];
export const PAGES = ['PAGE_VIEW', 'PRODUCT_VIEW', 'VISIT'];
export const HALF_HOUR = 1_800_000;

export const dayOf = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(ms);
export const msOf = ({ occurredAt }: Moment) => Date.parse(occurredAt);
const inOrder = (a: Moment, b: Moment) => msOf(a) - msOf(b) || (a.id < b.id ? -1 : 1);

/** Sessions by plain reading of the rules, moment by moment; shares nothing with the statement. */
export function sessionsOf(
  sent: readonly Moment[],
  orders: readonly TestOrder[],
  survivorOf: (id: string) => string,
): PlainSession[] {
  const personOf = ({ customerId }: Moment) => (customerId === undefined ? '' : survivorOf(customerId));
  const byVisitor = new Map<string, Map<string, Moment>>();
  for (const moment of sent) {
    const who = moment.sessionKey ? `key ${moment.sessionKey}` : (moment.anonymousId ?? personOf(moment));
    const own = byVisitor.get(who) ?? new Map<string, Moment>();
    byVisitor.set(who, own);
    own.set(moment.id, moment);
  }
  const found: Array<{ visitor: string; moments: Moment[] }> = [];
  for (const [visitor, own] of byVisitor) {
    let open: Moment[] = [];
    let campaign = '';
    for (const moment of [...own.values()].sort(inOrder)) {
      const last = open.at(-1);
      const isNew =
        last === undefined ||
        (!moment.sessionKey &&
          (msOf(moment) - msOf(last) > HALF_HOUR ||
            dayOf(msOf(moment)) !== dayOf(msOf(last)) ||
            (!!moment.campaign && moment.campaign !== campaign)));
      if (isNew) {
        open = [];
        found.push({ visitor, moments: open });
        campaign = '';
      }
      open.push(moment);
      campaign = moment.campaign || campaign;
    }
  }
  const sessions = found
    .filter(({ moments }) => moments.some(({ kind }) => !CLICKS.includes(kind)))
    .map(({ visitor, moments }): PlainSession => {
      const visits = moments.filter(({ kind }) => !CLICKS.includes(kind));
      const first = (field: 'campaign' | 'device' | 'page') => moments.find((moment) => moment[field])?.[field] ?? '';
      return {
        moments,
        visitor,
        channel: visits[0]?.channel ?? '',
        campaign: first('campaign'),
        device: first('device'),
        landing: first('page'),
        pages: moments.filter(({ kind }) => PAGES.includes(kind)).length,
        isBot: moments.some(({ isBot }) => isBot),
        hasOrder: moments.some(({ kind }) => kind === 'ORDER'),
        isBounce: visits.length === 1,
        orderMs: 0,
        salesMinor: 0n,
      };
    });
  for (const order of orders.filter(({ canceledAt }) => canceledAt === null)) {
    const placed = order.placedAt.getTime();
    const own = sessions
      .filter(
        ({ moments, channel }) =>
          channel === order.channel &&
          moments.some(
            (moment) =>
              (order.anonymousId !== null && moment.anonymousId === order.anonymousId) ||
              (order.customerId !== null && personOf(moment) === survivorOf(order.customerId)),
          ) &&
          placed >= Math.min(...moments.map(msOf)) &&
          placed <= Math.max(...moments.map(msOf)) + HALF_HOUR,
      )
      .sort(
        (a, b) =>
          Math.min(...a.moments.map(msOf)) - Math.min(...b.moments.map(msOf)) ||
          (a.visitor === b.visitor ? 0 : a.visitor < b.visitor ? -1 : 1),
      )
      .at(-1);
    if (own) {
      own.hasOrder = true;
      own.orderMs = Math.max(own.orderMs, placed);
      if (order.currency === 'EUR')
        for (const line of order.lines) own.salesMinor += line.grossMinor - line.discountMinor;
    }
  }
  for (const session of sessions) session.isBounce &&= !session.hasOrder;
  return sessions;
}

/** The figures of some sessions as [numerator, denominator], by plain counting. */
export function figuresOf(all: readonly PlainSession[]): Record<string, [number, number]> {
  const people = all.filter(({ isBot }) => !isBot);
  const unmet = (session: PlainSession) =>
    Math.max(0, ...session.moments.filter(({ kind }) => /OUT_OF_STOCK|CART_REFUSED/.test(kind)).map(msOf));
  const step = (session: PlainSession) =>
    Math.max(
      session.orderMs,
      ...session.moments.filter(({ kind }) => /ADD_TO_CART|CHECKOUT|^ORDER/.test(kind)).map(msOf),
    );
  const has = (consent: boolean) => (session: PlainSession) =>
    session.moments.some((moment) => moment.consent === consent);
  const count = (list: readonly PlainSession[], is: (session: PlainSession) => boolean) => list.filter(is).length;
  return {
    bounce_rate: [count(people, ({ isBounce }) => isBounce), people.length],
    conversion_rate: [count(people, ({ hasOrder }) => hasOrder), people.length],
    availability_disappointment: [
      count(people, (session) => unmet(session) > 0 && unmet(session) >= step(session)),
      count(people, (session) => unmet(session) > 0),
    ],
    bot_share: [all.length - people.length, all.length],
    unconsented_share: [
      count(people, has(false)),
      count(people, (session) => has(false)(session) || has(true)(session)),
    ],
  };
}
