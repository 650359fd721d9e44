import type { Collected, Story, ToldTouch } from './brute-force-cross-channel.ts';
import type { TestOrder } from './order-events.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const orders: TestOrder[] = [];
const touches: ToldTouch[] = [];
const collected: Collected[] = [];
let numbers = 0;

/** Shops apart by a year and more, each with the published figure of one metric planted in a hundred people. */
export const plantedShops: Story = { orders, touches, collected, survivors: new Map() };

interface Sale {
  readonly customerId: string;
  readonly at: number;
  readonly channel?: string;
  readonly value?: number;
  readonly deliveryMethod?: TestOrder['deliveryMethod'];
  readonly isCanceled?: boolean;
}
function buy({ customerId, at, channel = 'WEB', value = 10_000, deliveryMethod = 'SHIP', isCanceled }: Sale): string {
  const orderId = `ord_${++numbers}`;
  const isStore = channel === 'STORE';
  orders.push({
    orderId,
    channel,
    storeId: isStore ? 'loc_1' : null,
    customerId,
    anonymousId: null,
    staffId: null,
    deliveryMethod: isStore ? 'IN_STORE' : deliveryMethod,
    currency: 'EUR',
    placedAt: new Date(at),
    canceledAt: isCanceled ? new Date(at + HOUR) : null,
    returned: null,
    lines: [
      {
        lineId: `line_${numbers}`,
        variantId: 'var_1',
        productId: 'prd_1',
        category: 'Coats',
        quantity: 1,
        grossMinor: BigInt(value),
        discountMinor: 0n,
        costMinor: null,
      },
    ],
  });
  return orderId;
}
function collect(orderId: string, at: number): void {
  collected.push({ id: `ful_${orderId}`, orderId, at: new Date(at) });
}
function touch(who: Partial<ToldTouch>, at: number, kind = 'VISIT', channel = 'WEB'): void {
  touches.push({ id: `touch_${++numbers}`, occurredAt: new Date(at).toISOString(), channel, kind, ...who });
}
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const hundred = (of: string) => Array.from({ length: 100 }, (_, index) => `cus_${of}_${index}`);

hundred('k3').forEach((customerId, index) => {
  const at = noon('2011-03-20') + index * 1_000;
  touch({ customerId }, at - 7 * DAY - (index < 87 ? 0 : 1));
  buy({ customerId, at, channel: 'STORE' });
});
for (const [group, kept] of [
  ['omni', 89],
  ['mono', 33],
] as const) {
  hundred(`k4_${group}`).forEach((customerId, index) => {
    buy({ customerId, at: noon('2013-04-10') });
    buy({ customerId, at: noon('2013-04-11'), channel: group === 'omni' ? 'STORE' : 'WEB' });
    if (index < kept) buy({ customerId, at: noon('2013-05-10') });
  });
}
for (const [group, store, online] of [
  ['omni', 10_400, 11_000],
  ['mono', 10_000, 10_000],
] as const) {
  hundred(`k5_${group}`).forEach((customerId, index) => {
    const spread = index % 2 === 0 ? 500 : -500;
    const isStore = group === 'omni' || index < 50;
    if (isStore) buy({ customerId, at: noon('2015-03-10'), channel: 'STORE', value: store + spread });
    if (group === 'omni' || !isStore) buy({ customerId, at: noon('2015-03-11'), value: online + spread });
    buy({ customerId, at: noon('2015-03-12'), value: 99_900, isCanceled: true, channel: isStore ? 'STORE' : 'WEB' });
  });
}
for (const [group, visits] of [
  ['omni', 123],
  ['mono', 100],
] as const) {
  hundred(`k6_${group}`).forEach((customerId, index) => {
    if (group === 'omni') buy({ customerId, at: noon('2017-01-05') });
    const bought = noon('2017-01-10');
    buy({ customerId, at: bought, channel: 'STORE' });
    // In the session of the purchase, and after the half year: neither is a visit after it.
    touch({ customerId }, bought + 182 * DAY + 1);
    touch({ customerId }, bought + 20 * 60_000, 'STORE_VISIT', 'STORE');
    const own = index < visits - 100 ? 2 : 1;
    for (let visit = 1; visit <= own; visit++) {
      const isStore = visit === 2;
      touch({ customerId }, bought + visit * 40 * DAY, isStore ? 'STORE_VISIT' : 'VISIT', isStore ? 'STORE' : 'WEB');
      touch(
        { customerId },
        bought + visit * 40 * DAY + 30 * 60_000,
        isStore ? 'TRY_ON' : 'CLICK',
        isStore ? 'STORE' : 'WEB',
      );
    }
  });
}
hundred('k9').forEach((customerId, index) => {
  const collected = noon('2019-03-10') + index * 1_000;
  collect(buy({ customerId, at: collected - DAY, deliveryMethod: 'PICKUP' }), collected);
  const after = index < 10 ? 0 : index < 27 ? 2 * HOUR : 2 * HOUR + 1;
  buy({ customerId, at: collected + after, channel: 'STORE' });
  if (index === 99)
    collect(buy({ customerId, at: collected - DAY, deliveryMethod: 'PICKUP', isCanceled: true }), collected);
});
hundred('k10').forEach((customerId, index) => {
  buy({ customerId, at: noon('2021-03-10') });
  if (index < 41) buy({ customerId, at: noon('2021-03-11'), deliveryMethod: 'PICKUP' });
});
hundred('k11').forEach((customerId, index) => {
  const at = noon('2023-03-10') + index * 1_000;
  touch({ customerId }, at, index % 2 === 0 ? 'STORE_LOCATOR' : 'AVAILABILITY_CHECK', 'APP');
  const soon = at + 7 * DAY;
  if (index < 40) touch({ customerId }, soon, 'STORE_VISIT', 'STORE');
  else if (index < 60) buy({ customerId, at: soon, channel: 'STORE' });
  else if (index < 80) collect(buy({ customerId, at, deliveryMethod: 'PICKUP' }), soon);
  else if (index < 90) touch({ customerId }, soon + 1, 'STORE_VISIT', 'STORE');
  else buy({ customerId, at: soon });
});
for (const [who, day] of [
  ['same', 1],
  ['last', 8],
  ['late', 9],
] as const) {
  touch({ customerId: `cus_k2_${who}` }, noon('2025-03-01'), 'CLICK', 'INSTAGRAM');
  // On the day of the touch, before it, too.
  buy({ customerId: `cus_k2_${who}`, at: noon(`2025-03-0${day}`) - 6 * HOUR, channel: 'STORE' });
}
// A browser that is known to be somebody's later, by another touch; and one of two people, which is nobody's.
touch({ anonymousId: 'phone' }, noon('2025-03-02'), 'CLICK', 'INSTAGRAM');
buy({ customerId: 'cus_k2_known', at: noon('2025-03-03'), channel: 'STORE' });
touch({ anonymousId: 'phone', customerId: 'cus_k2_known' }, noon('2025-06-01'));
touch({ anonymousId: 'tablet' }, noon('2025-03-02'), 'CLICK', 'INSTAGRAM');
touch({ anonymousId: 'tablet', customerId: 'cus_k2_same' }, noon('2025-06-01'));
touch({ anonymousId: 'tablet', customerId: 'cus_k2_last' }, noon('2025-06-02'));
