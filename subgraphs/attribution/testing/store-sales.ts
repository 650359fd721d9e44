import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { createRandom } from '../../../ops/demo/plan/random.ts';
import { addPolicy, fulfilled, joined, later, met, placed, returned } from './commissions.ts';
import type { FactsInstance } from './facts-instance.ts';

// Sales of two stores and online, meetings and merges, and what they come to, computed without the code that they check.

const HOUR = 3_600;
const start = new Date('2026-03-02T12:00:00Z');
const paris = newId('loc');
export const [lyon, warehouse] = [newId('loc'), newId('loc')];
export const stores = [paris, lyon];
const customers = Array.from({ length: 30 }, () => newId('cus'));
const staff = newId('stf');

/** A remote order of the test, or a sale of a store. */
interface Sale {
  readonly orderId: string;
  readonly at: Date;
  readonly customerId: string;
  readonly storeId: string | null;
  readonly net: number;
  back: number;
}
export const sales: Sale[] = [];
const meetings: Array<{ customerId: string; storeId: string; at: Date }> = [];
/** Cents that a store is credited for remote orders that it sent. */
export const credits = new Map<string, number>();
const merged = new Map<string, string>();
const personOf = (id: string) => merged.get(id) ?? id;

function makeWorld(): { orders: NewEvent[]; people: NewEvent[] } {
  const random = createRandom(11);
  const orders: NewEvent[] = [];
  const people: NewEvent[] = [];
  for (let index = 0; index < 240; index++) {
    const customerId = random.pick(customers);
    const at = later(start, random.int(0, 50 * 24 * HOUR));
    const sale: Sale = {
      orderId: newId('ord'),
      at,
      customerId,
      storeId: random.chance(0.5) ? random.pick(stores) : null,
      net: 100 * random.int(10, 200),
      back: 0,
    };
    sales.push(sale);
    orders.push(placed({ ...sale, channel: sale.storeId ? 'STORE' : 'WEB', lines: [{ lineId: 'l1', net: sale.net }] }));
    if (random.chance(0.2)) {
      sale.back = sale.net;
      orders.push(returned(sale.orderId, later(at, HOUR), { l1: sale.net }, { customerId, storeId: sale.storeId }));
    } else if (sale.storeId === null && random.chance(0.4)) {
      const locationId = random.pick(stores);
      orders.push(fulfilled(sale.orderId, later(at, 2 * HOUR), { locationId, quantity: { l1: 1 } }));
      // 30 %: whole, for prices are whole hundreds.
      credits.set(locationId, (credits.get(locationId) ?? 0) + (sale.net * 3) / 10);
    } else if (sale.storeId === null) {
      const where = { locationId: warehouse, kind: 'WAREHOUSE' as const, quantity: { l1: 1 } };
      orders.push(fulfilled(sale.orderId, later(at, 2 * HOUR), where));
    }
    if (random.chance(0.3)) {
      const meeting = { customerId: random.pick(customers), storeId: random.pick(stores), at: later(at, -HOUR) };
      meetings.push(meeting, { ...meeting, customerId });
      people.push(
        ...[meeting.customerId, customerId].map((one) => met(one, staff, meeting.at, { locationId: meeting.storeId })),
      );
    }
  }
  for (const index of [0, 2, 4]) {
    const [kept = '', other = ''] = customers.slice(index, index + 2);
    merged.set(other, kept);
    people.push(joined(later(start, 60 * 24 * HOUR), [kept, other], index + 1));
  }
  return { orders, people };
}
/** Made once: test files of one process ask it alike. */
const world = makeWorld();

const isIn = (at: Date, from: string, before: string) => at >= new Date(from) && at < new Date(before);

/** The store of most orders until the end, those of the last order before the others. */
function homeOf(person: string, before: string): string | undefined {
  const own = sales.filter(
    ({ customerId, storeId, at }) => storeId !== null && personOf(customerId) === person && at < new Date(before),
  );
  const rank = (storeId: string) => {
    const there = own.filter((sale) => sale.storeId === storeId);
    return { count: there.length, last: Math.max(0, ...there.map(({ at }) => at.getTime())) };
  };
  return stores
    .filter((store) => rank(store).count > 0)
    .sort((a, b) => rank(b).count - rank(a).count || rank(b).last - rank(a).last)[0];
}

/** Cents of a store, and of the remote orders that it led to, or any store: plain TypeScript over the same events. */
export function bruteForce(
  store: string | undefined,
  from: string,
  before: string,
): { led: number; homeOnly: number; own: number } {
  let [led, homeOnly, own] = [0, 0, 0];
  for (const sale of sales) {
    // A return counts on its own day, an hour after the sale here.
    const sold = isIn(sale.at, from, before) ? sale.net : 0;
    const net = sold - (isIn(later(sale.at, HOUR), from, before) ? sale.back : 0);
    if (sale.storeId !== null && (store === undefined || sale.storeId === store)) own += net;
    if (sale.storeId !== null) continue;
    const person = personOf(sale.customerId);
    const home = homeOf(person, before);
    const isHome = store === undefined ? home !== undefined : home === store;
    const isMet = meetings.some(
      ({ customerId, storeId, at }) =>
        (store === undefined || storeId === store) &&
        personOf(customerId) === person &&
        at <= sale.at &&
        sale.at.getTime() - at.getTime() <= 24 * HOUR * 1_000,
    );
    if (isHome || isMet) led += net;
    if (isHome) homeOnly += net;
  }
  return { led, homeOnly, own };
}

/** What online orders earned whose customer was met in the day before: half of 10 %, taken back with what came back. */
export function commissions(): { readonly euros: number; readonly sales: number; readonly orders: number } {
  const led = sales.filter(
    ({ storeId, customerId, at }) =>
      storeId === null &&
      meetings.some(
        (meeting) =>
          personOf(meeting.customerId) === personOf(customerId) &&
          meeting.at <= at &&
          at.getTime() - meeting.at.getTime() <= 24 * HOUR * 1_000,
      ),
  );
  const sold = led.reduce((sum, { net, back }) => sum + net - back, 0);
  return { euros: sold * 0.0005, sales: sold / 100, orders: led.length };
}

/** Adds the rules, and tells all that happened. */
export async function publishSales(instance: FactsInstance): Promise<void> {
  await addPolicy(instance, new Date('2026-01-01T00:00:00Z'), [{}], '0.3');
  await instance.publish('orders', world.orders);
  await instance.publish('customers', world.people);
}
