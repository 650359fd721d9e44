import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedOrder } from './plan-orders.ts';
import type { PlannedProduct } from './plan-products.ts';
import type { Random } from './random.ts';
import { SHOP_ABROAD } from './shop-abroad.ts';
import { pickDevice, pickOrigin, seasonCampaign, type VisitOrigin } from './visit-origins.ts';

/** A moment as the import of touchpoints takes it. */
export interface PlannedTouch {
  readonly id: string;
  readonly occurredAt: string;
  readonly channel: string;
  readonly kind: string;
  readonly anonymousId?: string | undefined;
  /** Who it was, from the moment they sign in. */
  readonly customerRef?: string | undefined;
  readonly sessionKey?: string | undefined;
  readonly source?: string | undefined;
  readonly medium?: string | undefined;
  readonly campaign?: string | undefined;
  readonly page?: string | undefined;
  readonly landingPage?: string | undefined;
  readonly referrer?: string | undefined;
  readonly device?: string | undefined;
  /** Code of the store where it was. */
  readonly storeCode?: string | undefined;
  readonly isBot?: boolean | undefined;
  readonly consent?: boolean | undefined;
}

/** A visit online with its moments, or a message, and what was planted of it. */
export interface PlannedVisit {
  readonly touches: readonly PlannedTouch[];
  /** Empty where it has none. */
  readonly campaign: string;
  /** It ends with the order of its customer. */
  readonly ends: boolean;
  readonly isBot: boolean;
  /** What was not available, and whether the visitor then gave up; undefined where nothing was missing. */
  readonly unmet: 'GAVE_UP' | 'CONTINUED' | undefined;
  /** Who looked for a store in it, and whether they came to one then (A9); undefined where nobody did. */
  readonly seeker?: { readonly ref: string; readonly came: boolean } | undefined;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SECOND_MS = 1_000;

/** Channels whose orders are placed in a visit online; messages and marketplaces have none. */
const VISITED_CHANNELS: readonly string[] = ['WEB', SHOP_ABROAD.channel, 'APP', 'INSTAGRAM'];
const isSite = (channel: string) => channel === 'WEB' || channel === SHOP_ABROAD.channel;
/** Of the visits that lead to nothing: those who look at one page, who fill a cart, who begin to pay. */
const BOUNCE_SHARE = 0.6;
const CART_SHARE = 0.09;
const CHECKOUT_SHARE = 0.03;
/** Of the visits: those of programs, and those whose consent was refused. */
const BOT_SHARE = 0.015;
const REFUSED_SHARE = 0.14;
const PLACES = [
  { item: 'WEB', weight: 68 },
  { item: 'INSTAGRAM', weight: 17 },
  { item: 'APP', weight: 15 },
] as const;
/** Share of visits that find something out of stock, and of these the visitors who then abandon it. */
const UNMET_SHARE = 0.03;
export const GIVING_UP_SHARE = 0.84;
/** Of visits by nobody in particular: those of customers. */
const KNOWN_SHARE = 0.35;
const PASSERS_BY = 400_000;
/** A9, K11: of those who look for a store, the share that never comes. */
export const LOST_SHARE = 0.2;
/** Of the visits of more than one page, those that are shown that the goods can be picked up soon: buyers a little more (X16). */
const PROMISE_SHARE = { looking: 0.25, buying: 0.11 };

/** The name of the visit in which an order was placed, as the order itself tells it; none for what no visit led to. */
export function sessionOf({ customer, channel, number }: PlannedOrder): string | undefined {
  return customer && VISITED_CHANNELS.includes(channel) ? `demo-o${number}` : undefined;
}

/** Who buys in no store and has it sent may look for one before; each such customer comes always or never. */
const SEEKING_EACH = 8;
const isSeeker = ({ customer, number, delivery }: PlannedOrder) =>
  customer?.habit === 'REMOTE_ONLY' && delivery === 'SHIP' && number % SEEKING_EACH === 0;

/** What one visit is made of. */
interface VisitFacts {
  readonly key: string;
  readonly start: number;
  readonly channel: string;
  readonly origin: VisitOrigin;
  readonly device: string;
  readonly anonymousId: string | undefined;
  readonly customerRef?: string | undefined;
  readonly steps: ReadonlyArray<readonly [kind: string, page: string]>;
  readonly isBot?: boolean | undefined;
  readonly consent: boolean;
}

/** One campaign, one device, one landing page; who it was from the second moment on. */
function touchesOf({ key, start, channel, origin, steps, customerRef, ...whose }: VisitFacts): PlannedTouch[] {
  const { source, medium, referrer, click, campaign } = origin;
  const common = { sessionKey: key, source, medium, campaign, ...whose };
  const landing = steps[0]?.[1] ?? '/';
  const touches: PlannedTouch[] = [];
  const add = (offset: number, own: Pick<PlannedTouch, 'channel' | 'kind'> & Partial<PlannedTouch>) =>
    touches.push({
      ...common,
      ...own,
      id: `${key}-${touches.length}`,
      occurredAt: new Date(start + offset).toISOString(),
      customerRef: touches.length > 0 ? customerRef : undefined,
    });
  // Who looks at one page alone is not followed to the link that they came by.
  if (click && isSite(channel) && steps.length > 1) add(0, click);
  const began = touches.length;
  for (const [index, [kind, page]] of steps.entries()) {
    const arrived = index === 0 ? { landingPage: landing, referrer } : {};
    add((began === 0 ? 0 : 2 * SECOND_MS) + index * MINUTE_MS, { channel, kind, page, ...arrived });
  }
  return touches;
}

/** The links of a visit to an app are pushed; a social shop is come to inside of it. */
const WITHIN: Readonly<Record<string, Partial<VisitOrigin>>> = {
  APP: { click: undefined, source: 'push', medium: 'push', referrer: '' },
  INSTAGRAM: { click: undefined, source: 'instagram', medium: 'social', referrer: 'https://www.instagram.com/' },
};

export interface VisitPlanner {
  /** The visit in which an order was placed, and those that led to it; none for unknown buyers. */
  beforeOrder(order: PlannedOrder): PlannedVisit[];
  /** A visit that leads to nothing, on the day of `at` or the one before. */
  idle(at: Date): PlannedVisit;
}

/** What visits are planned of. */
export interface VisitPlanFacts {
  /** Sets the names of one planner apart from those of another. */
  readonly scope: string;
  readonly products: readonly PlannedProduct[];
  /** Customers whose browsers come without buying. */
  readonly visitors: readonly PlannedCustomer[];
}

export function createVisitPlanner(random: Random, { scope, products, visitors }: VisitPlanFacts): VisitPlanner {
  let serial = 0;
  const nextKey = () => `demo-${scope}-${++serial}`;
  const productPage = () => `/produits/${random.pick(products).handle}`;
  const landing = () =>
    random.weighted<() => string>([
      { item: () => '/', weight: 34 },
      { item: () => '/collections/nouveautes', weight: 14 },
      { item: () => `/collections/${slug(random.pick(products).category)}`, weight: 22 },
      { item: productPage, weight: 30 },
    ])();

  function visit(facts: Omit<VisitFacts, 'origin' | 'device'>, planted: Pick<PlannedVisit, 'ends' | 'unmet'>) {
    const { channel, start, isBot = false } = facts;
    const picked = { ...pickOrigin(random, planted.ends), ...WITHIN[channel] };
    const campaign = picked.campaign === 'SEASON' ? seasonCampaign(start) : picked.campaign;
    const device = isSite(channel) ? pickDevice(random, planted.ends) : 'MOBILE';
    const touches = touchesOf({ ...facts, origin: { ...picked, campaign }, device });
    return { ...planted, touches, campaign: campaign ?? '', isBot };
  }

  function looking(): Array<readonly [string, string]> {
    const first = landing();
    const steps: Array<readonly [string, string]> = [[first.startsWith('/produits') ? 'PRODUCT_VIEW' : 'VISIT', first]];
    for (let more = random.int(1, 2); more > 0; more--) steps.push(['PRODUCT_VIEW', productPage()]);
    return steps;
  }

  function shownIn(steps: ReadonlyArray<readonly [string, string]>, share: number): Array<readonly [string, string]> {
    const last = steps.at(-1);
    return last && random.chance(share) ? [...steps, ['PROMISE_SHOWN', last[1]]] : [...steps];
  }

  function idleSteps(): Pick<VisitFacts, 'steps'> & Pick<PlannedVisit, 'unmet'> {
    const steps = looking();
    if (random.chance(BOUNCE_SHARE)) return { steps: steps.slice(0, 1), unmet: undefined };
    if (random.chance(UNMET_SHARE / (1 - BOUNCE_SHARE))) {
      const missing = [...steps, ['OUT_OF_STOCK', steps.at(-1)?.[1] ?? '/'] as const];
      if (random.chance(GIVING_UP_SHARE)) return { steps: missing, unmet: 'GAVE_UP' };
      return { steps: [...missing, ['PRODUCT_VIEW', productPage()], ['ADD_TO_CART', '/panier']], unmet: 'CONTINUED' };
    }
    const seen = shownIn(steps, PROMISE_SHARE.looking);
    if (random.chance(CART_SHARE / (1 - BOUNCE_SHARE))) seen.push(['ADD_TO_CART', '/panier']);
    if (seen.at(-1)?.[0] === 'ADD_TO_CART' && random.chance(CHECKOUT_SHARE / CART_SHARE))
      seen.push(['CHECKOUT', '/paiement']);
    return { steps: seen, unmet: undefined };
  }

  /** An order by message is asked for in one. */
  function message({ anonymousId, ref }: PlannedCustomer, placedAt: Date): PlannedVisit {
    const occurredAt = new Date(placedAt.getTime() - random.int(5, 90) * MINUTE_MS).toISOString();
    const touch = { id: nextKey(), occurredAt, channel: 'WHATSAPP', kind: 'MESSAGE', anonymousId, customerRef: ref };
    return { touches: [touch], campaign: '', ends: false, isBot: false, unmet: undefined };
  }

  /** On the phone somebody looks for a store, and comes there or never does. */
  function seeking(customer: PlannedCustomer, placedAt: Date): PlannedVisit[] {
    const start = placedAt.getTime() - random.int(100, 140) * HOUR_MS;
    const came = customer.leaning % 0.1 >= 0.1 * LOST_SHARE;
    const whose = { anonymousId: customer.anonymousId, customerRef: customer.ref, consent: true };
    const steps = [['VISIT', '/'] as const, ['STORE_LOCATOR', '/magasins'] as const];
    const search = visit({ ...whose, key: nextKey(), start, channel: 'WEB', steps }, { ends: false, unmet: undefined });
    if (!came) return [{ ...search, seeker: { ref: customer.ref, came } }];
    const at = new Date(start + random.int(20, 90) * HOUR_MS).toISOString();
    const where = { channel: 'STORE', kind: 'STORE_VISIT', storeCode: customer.homeStore, customerRef: customer.ref };
    const stay = { touches: [{ id: nextKey(), occurredAt: at, ...where }], campaign: '', ends: false, isBot: false };
    return [
      { ...search, seeker: { ref: customer.ref, came } },
      { ...stay, unmet: undefined },
    ];
  }

  return {
    beforeOrder(order) {
      const { customer, channel, placedAt } = order;
      const key = sessionOf(order);
      if (!customer || customer.habit === 'STORE_ONLY') return [];
      if (channel === 'STORE' && !customer.researchesOnline) return [];
      const visits: PlannedVisit[] = [];
      const whose = { anonymousId: customer.anonymousId, customerRef: customer.ref, consent: true };
      const earlier = channel === 'STORE' ? 1 : Math.min(3, Math.floor(random.exponential(0.7)));
      for (let index = earlier; index >= 1; index--) {
        const start = placedAt.getTime() - (index * 40 - random.int(1, 38)) * HOUR_MS;
        const facts = { ...whose, key: nextKey(), start, channel: isSite(channel) ? channel : 'WEB', steps: looking() };
        visits.push(visit(facts, { ends: false, unmet: undefined }));
      }
      if (isSeeker(order)) visits.push(...seeking(customer, placedAt));
      if (channel === 'WHATSAPP') visits.push(message(customer, placedAt));
      if (key !== undefined) {
        const steps = [
          ...shownIn(looking().slice(0, 2), PROMISE_SHARE.buying),
          ['ADD_TO_CART', '/panier'],
          ['CHECKOUT', '/paiement'],
        ] as const;
        const start = placedAt.getTime() - (steps.length + 2) * MINUTE_MS;
        visits.push(visit({ ...whose, key, start, channel, steps }, { ends: true, unmet: undefined }));
      }
      return visits;
    },
    idle(at) {
      const isBot = random.chance(BOT_SHARE);
      const consent = isBot || !random.chance(REFUSED_SHARE);
      const isKnown = !isBot && consent && random.chance(KNOWN_SHARE);
      const passerBy = `demo-passer-by-${random.int(1, PASSERS_BY)}`;
      const { steps, unmet } = idleSteps();
      const facts = {
        key: nextKey(),
        start: at.getTime() - random.int(1, 20) * HOUR_MS,
        channel: isBot ? 'WEB' : random.weighted(PLACES),
        anonymousId: isKnown ? random.pick(visitors).anonymousId : consent ? passerBy : undefined,
        steps,
        consent,
        ...(isBot ? { isBot } : {}),
      };
      return visit(facts, { ends: false, unmet });
    },
  };
}

const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
