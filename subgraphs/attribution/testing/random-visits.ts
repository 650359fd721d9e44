import { generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { CLICKS, HALF_HOUR, type Moment, PAGES } from './plain-sessions.ts';

const KINDS = [
  ...CLICKS,
  ...PAGES,
  ...PAGES,
  'ADD_TO_CART',
  'CHECKOUT',
  'OUT_OF_STOCK',
  'CART_REFUSED',
  'STORE_LOCATOR',
];

/** The same numbers each time: a linear congruence (Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Moments and orders of many visitors around the bounds of the rules; the same for the same seed. */
export function randomWorld(seed: number) {
  const next = numbers(seed);
  const int = (below: number) => Math.floor(next() * below);
  const pick = <T>(list: readonly T[]): T => list[int(list.length)] as T;
  const moments: Moment[] = [];
  const orders: TestOrder[] = [];
  const [template] = generateOrders(1, new Date('2026-06-02T00:00:00Z'), 0);
  if (!template) throw new Error('no order');
  for (let visitor = 0; visitor < 120; visitor++) {
    let ms = Date.parse('2026-06-01T18:00:00Z') + int(3 * 86_400_000);
    const isBot = next() < 0.08;
    const isKeyed = next() < 0.15;
    const hasBrowser = next() < 0.7;
    const customer = `cus_${seed}_${int(40)}`;
    const consent = pick([true, true, undefined, undefined]);
    const isDenied = isKeyed && next() < 0.4;
    for (let count = 1 + int(14), n = 0; n < count; n++) {
      // Gaps on both sides of half an hour, to the millisecond.
      ms += pick([0, 1_000, 60_000, 600_000, HALF_HOUR - 1, HALF_HOUR, HALF_HOUR + 1, 3 * HALF_HOUR]);
      const knowsCustomer = !hasBrowser || next() < 0.3;
      const id = `m_${seed}_${String(visitor).padStart(3, '0')}_${String(int(1e6)).padStart(6, '0')}`;
      const kind = isKeyed && next() < 0.05 ? 'ORDER' : pick(KINDS);
      moments.push({
        id,
        occurredAt: new Date(ms).toISOString(),
        channel: pick(['WEB', 'WEB', 'WEB', 'APP']),
        kind,
        ...(hasBrowser && !isDenied ? { anonymousId: `b_${seed}_${visitor}` } : {}),
        ...(knowsCustomer && !isDenied ? { customerId: customer } : {}),
        ...(isKeyed ? { sessionKey: `s_${seed}_${visitor}_${int(2)}` } : {}),
        campaign: pick(['', '', '', 'soldes', 'rentree']),
        device: pick(['', 'MOBILE', 'DESKTOP']),
        page: pick(['/', '/robes', '/panier', '/manteaux']),
        ...(isBot ? { isBot } : {}),
        ...(isDenied ? { consent: false } : consent === undefined ? {} : { consent }),
      });
      if (next() < 0.12) {
        const placedAt = new Date(ms + pick([0, 1_000, HALF_HOUR, HALF_HOUR + 1]));
        orders.push({
          ...template,
          orderId: `ord_${seed}_${visitor}_${n}`,
          channel: pick(['WEB', 'WEB', 'APP', 'STORE']),
          customerId: knowsCustomer ? customer : null,
          anonymousId: hasBrowser && next() < 0.7 ? `b_${seed}_${visitor}` : null,
          placedAt,
          canceledAt: orders.length % 6 === 5 ? new Date(placedAt.getTime() + HALF_HOUR) : null,
          returned: null,
        });
      }
    }
  }
  return { moments, orders };
}
