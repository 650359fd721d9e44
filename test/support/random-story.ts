import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Collected, Story, ToldTouch } from './brute-force-cross-channel.ts';
import { CHANNELS, createRandom, eventsOf, generateOrders, takenBackOrders } from './order-events.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ONLINE = ['WEB', 'APP', 'INSTAGRAM', 'EMAIL'];
const ONLINE_KINDS = ['VISIT', 'PRODUCT_VIEW', 'CLICK', 'STORE_LOCATOR', 'AVAILABILITY_CHECK', 'GEOFENCE'];

/**
 * People who browse, come to stores, buy, cancel, return and collect, some under several ids that are found out later,
 * with browsers that are nobody's, one person's or two persons', and touches told twice.
 */
export function randomStory(
  seed: number,
  from: Date,
  days: number,
): Story & { readonly merged: ReadonlyArray<string[]> } {
  const random = createRandom(seed);
  const pick = (bound: number) => Math.floor(random() * bound);
  // Few buy often, many seldom; those of an even number in one channel alone.
  const anyone = () => `cus_${Math.floor(400 * random() ** 1.7)}`;
  const buyerIn = (channel: string) => {
    const number = Number(anyone().slice(4));
    return `cus_${number % 2 === 1 ? number : number - (number % 10) + 2 * CHANNELS.indexOf(channel)}`;
  };
  const orders = generateOrders(1_600, from, days, seed).map((order) => ({
    ...order,
    customerId: order.customerId && buyerIn(order.channel),
  }));
  const collected: Collected[] = orders.flatMap((order, index) =>
    order.deliveryMethod === 'PICKUP' && random() < 0.8
      ? [{ id: `ful_${index}`, orderId: order.orderId, at: new Date(order.placedAt.getTime() + pick(3 * DAY)) }]
      : [],
  );
  // Purchases at the pickup, at its edges too.
  const attached = collected.flatMap(({ orderId, at }, index) => {
    const order = orders.find((one) => one.orderId === orderId);
    if (!order?.customerId || random() < 0.5) return [];
    const after = [0, HOUR, 2 * HOUR, 2 * HOUR + 1, 3 * HOUR, -HOUR][pick(6)] ?? 0;
    const placedAt = new Date(at.getTime() + after);
    const head = {
      orderId: `ord_extra_${index}`,
      channel: 'STORE',
      storeId: 'loc_1',
      deliveryMethod: 'IN_STORE' as const,
    };
    return [{ ...order, ...head, placedAt, canceledAt: null, returned: null, anonymousId: null }];
  });
  const touches: ToldTouch[] = Array.from({ length: 5_000 }, (_, index) => {
    const isStore = random() < 0.15;
    const at = new Date(from.getTime() + Math.floor(random() * days * DAY));
    const base = { id: `t_${seed}_${index}`, occurredAt: at.toISOString() };
    if (isStore) {
      const kind = ['STORE_VISIT', 'ADVICE', 'TRY_ON', 'CALL'][pick(4)] ?? '';
      return { ...base, channel: 'STORE', kind, customerId: anyone() };
    }
    const whose = random() < 0.4 ? { customerId: anyone() } : {};
    const browser = random() < 0.8 || !('customerId' in whose) ? { anonymousId: `anon_${pick(400)}` } : {};
    return { ...base, channel: ONLINE[pick(4)] ?? '', kind: ONLINE_KINDS[pick(6)] ?? '', ...whose, ...browser };
  });
  // A session: moments a few minutes apart, around the half hour that divides two.
  const sessions = touches.slice(0, 400).flatMap((touch, index) => {
    const gap = [5, 29, 30, 31, 60][pick(5)] ?? 5;
    const occurredAt = new Date(Date.parse(touch.occurredAt) + gap * 60_000).toISOString();
    return [{ ...touch, id: `s_${seed}_${index}`, occurredAt }];
  });
  const told = [...touches, ...sessions];
  const merged = Array.from({ length: 15 }, (_, index) => [`cus_${index * 20}`, `cus_${index * 20 + 10}`]);
  return {
    orders: [...orders, ...attached],
    touches: [...told, ...told.filter(() => random() < 0.1)],
    collected,
    merged,
    survivors: new Map(merged.map(([survivor = '', alias = '']) => [alias, survivor])),
  };
}

/** The events of the orders, and of an import that was taken back, shuffled. */
export function storyEvents({ orders, collected }: Story, seed: number): NewEvent[] {
  const random = createRandom(seed);
  const sold = orders.flatMap(eventsOf);
  const fetched = collected.flatMap(({ id, orderId, at }) =>
    ['READY', 'PICKED_UP'].map((status, version) => ({
      type: 'orders.fulfillment-order-changed.v1',
      aggregateId: id,
      aggregateVersion: version + 1,
      occurredAt: at,
      payload: {
        fulfillmentOrderId: id,
        orderId,
        locationId: 'loc_1',
        status,
        deliveryMethod: 'PICKUP',
        changedAt: at.toISOString(),
      },
    })),
  );
  const undone = takenBackOrders(300, new Date('2025-06-01T00:00:00Z'), 370, seed + 1);
  return [...sold, ...fetched, ...undone]
    .map((event) => ({ event, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ event }) => event);
}
