/**
 * The six files of a small web shop, in the form of a published course: sessions, page views, orders, items, refunds and
 * products. The same seed writes the same files; counting them needs nothing of the product.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WebShopFiles {
  readonly website_sessions: string;
  readonly website_pageviews: string;
  readonly orders: string;
  readonly order_items: string;
  readonly order_item_refunds: string;
  readonly products: string;
}

/** Mulberry32, after Tommy Ettinger: numbers from 0 up to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HEADS = {
  website_sessions:
    'website_session_id,created_at,user_id,is_repeat_session,utm_source,utm_campaign,utm_content,device_type,http_referer',
  website_pageviews: 'website_pageview_id,created_at,website_session_id,pageview_url',
  orders: 'order_id,created_at,website_session_id,user_id,primary_product_id,items_purchased,price_usd,cogs_usd',
  order_items: 'order_item_id,created_at,order_id,product_id,is_primary_item,price_usd,cogs_usd',
  order_item_refunds: 'order_item_refund_id,created_at,order_item_id,order_id,refund_amount_usd',
  products: 'product_id,created_at,product_name',
} as const;

const PRODUCTS = [
  { page: '/the-woolen-whale', price: '49.99', cost: '19.49' },
  { page: '/the-felt-fox', price: '59.99', cost: '22.49' },
  { page: '/the-tiny-tapir', price: '45.99', cost: '14.49' },
  { page: '/the-paper-puffin', price: '29.99', cost: '9.49' },
] as const;

/** Spring and summer, when no hour of the shop's wall clock is missing or comes twice. */
const [BEGIN, END] = [Date.UTC(2014, 3, 1), Date.UTC(2014, 7, 31)];
const DAY_MS = 86_400_000;
/** The days on which a second landing page and a second billing page came, and the third product. */
const LANDER_SINCE = Date.UTC(2014, 4, 12, 10);
const THIRD_SINCE = Date.UTC(2014, 5, 20);

const clock = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

/** Writes the files of about as many sessions as are asked for. */
export function writeWebShop(folder: string, seed: number, sessionCount: number): WebShopFiles {
  const random = randomNumbers(seed);
  const chance = (probability: number) => random() < probability;
  const oneOf = <T>(some: readonly [T, ...T[]]): T => some[Math.floor(random() * some.length)] ?? some[0];
  const rows: Record<keyof WebShopFiles, string[]> = {
    website_sessions: [],
    website_pageviews: [],
    orders: [],
    order_items: [],
    order_item_refunds: [],
    products: [],
  };
  const moments = Array.from({ length: sessionCount }, () => BEGIN + Math.floor(random() * (END - BEGIN))).sort(
    (a, b) => a - b,
  );
  const lastSeen = new Map<number, number>();
  const views: Array<{ at: number; session: number; page: string }> = [];
  const refunds: Array<{ at: number; item: number; order: number; amount: string }> = [];
  let [users, orders, items] = [0, 0, 0];

  for (const [index, began] of moments.entries()) {
    const session = index + 1;
    const isRepeat = users > 20 && chance(0.25);
    const user = isRepeat ? 1 + Math.floor(random() * users) : ++users;
    // Two sessions of one visitor that ran into each other would be no two.
    if (isRepeat && began - (lastSeen.get(user) ?? 0) < DAY_MS / 4) continue;
    lastSeen.set(user, began);
    const device = chance(0.65) ? 'desktop' : 'mobile';
    const [source, campaign, content, referrer] = arrival(isRepeat, chance, oneOf);
    rows.website_sessions.push(
      [session, clock(began), user, Number(isRepeat), source, campaign, content, device, referrer].join(','),
    );
    let at = began;
    const see = (page: string) => {
      views.push({ at, session, page });
      at += 20_000 + Math.floor(random() * 200_000);
    };
    see(began >= LANDER_SINCE && chance(0.5) ? '/lander-1' : '/home');
    if (!chance(device === 'desktop' ? 0.65 : 0.45)) continue;
    see('/products');
    if (!chance(0.8)) continue;
    const choice = Math.min(Math.floor(random() * 3), began >= THIRD_SINCE ? 2 : 1);
    see(PRODUCTS[choice]?.page ?? '');
    if (!chance(0.6)) continue;
    see('/cart');
    if (!chance(0.75)) continue;
    see('/shipping');
    if (!chance(0.85)) continue;
    const billing = began >= LANDER_SINCE && chance(0.5) ? '/billing-2' : '/billing';
    see(billing);
    if (!chance(billing === '/billing' ? 0.45 : 0.7)) continue;
    const bought = [choice, ...(chance(0.35) ? [oneOf([1, 2, 3] as const)] : [])].filter(
      (one, place, all) => all.indexOf(one) === place,
    );
    orders += 1;
    const lines = bought.map((one) => PRODUCTS[one] ?? PRODUCTS[0]);
    const sum = (key: 'price' | 'cost') => lines.reduce((total, line) => total + Number(line[key]), 0).toFixed(2);
    rows.orders.push(
      [orders, clock(at), session, user, choice + 1, bought.length, sum('price'), sum('cost')].join(','),
    );
    // What the order was made for stands last: the file says which it is, its place does not.
    for (const product of [...bought].reverse()) {
      items += 1;
      const { price, cost } = PRODUCTS[product] ?? PRODUCTS[0];
      rows.order_items.push([items, clock(at), orders, product + 1, Number(product === choice), price, cost].join(','));
      if (chance(product === 0 ? 0.2 : 0.06)) {
        const days = 1 + Math.floor(random() * 40);
        const amount = chance(0.2) ? (Number(price) / 2).toFixed(2) : price;
        refunds.push({ at: at + days * DAY_MS, item: items, order: orders, amount });
      }
    }
    see('/thank-you-for-your-order');
  }
  views.sort((a, b) => a.at - b.at || a.session - b.session);
  for (const [index, view] of views.entries()) {
    rows.website_pageviews.push([index + 1, clock(view.at), view.session, view.page].join(','));
  }
  refunds.sort((a, b) => a.at - b.at);
  for (const [index, { at, item, order, amount }] of refunds.entries()) {
    rows.order_item_refunds.push([index + 1, clock(at), item, order, amount].join(','));
  }
  const names = ['The Woolen Whale', 'The Felt Fox', 'The Tiny Tapir', 'The Paper Puffin'];
  rows.products.push(...names.map((name, index) => `${index + 1},${clock(BEGIN)},${name}`));

  const write = (name: keyof WebShopFiles) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, `${[HEADS[name], ...rows[name]].join('\n')}\n`);
    return path;
  };
  return {
    website_sessions: write('website_sessions'),
    website_pageviews: write('website_pageviews'),
    orders: write('orders'),
    order_items: write('order_items'),
    order_item_refunds: write('order_item_refunds'),
    products: write('products'),
  };
}

/** What led to a session: an advertisement, a search that nobody paid for, or nothing. */
function arrival(
  isRepeat: boolean,
  chance: (probability: number) => boolean,
  oneOf: <T>(some: readonly [T, ...T[]]) => T,
): readonly [string, string, string, string] {
  const engine = oneOf(['gsearch', 'gsearch', 'bsearch'] as const);
  if (chance(isRepeat ? 0.3 : 0.75)) {
    if (chance(0.06)) return ['socialbook', 'pilot', 'social_ad_1', 'https://www.socialbook.com'];
    const campaign = chance(isRepeat ? 0.8 : 0.15) ? 'brand' : 'nonbrand';
    return [engine, campaign, `${engine.slice(0, 1)}_ad_${oneOf([1, 2] as const)}`, `https://www.${engine}.com`];
  }
  return ['NULL', 'NULL', 'NULL', chance(0.5) ? `https://www.${engine}.com` : 'NULL'];
}
