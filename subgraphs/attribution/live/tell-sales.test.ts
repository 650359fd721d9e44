import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Actor } from '#kernel/request/actor.ts';
import type { Push, PushSubscription } from '#kernel/runtime/push.ts';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, guestActor, staffActor } from '../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import type { AttributionDeps } from '../deps.ts';
import { sinks } from '../facts/handlers.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance, WEB_CHANNEL_ID } from '../testing/facts-instance.ts';
import { SALES_COUNTED } from './events.ts';
import { beginListening, keepListening } from './keep-listening.ts';
import { createLiveState } from './model/live-state.ts';

const OTHER_STORE = newId('loc');
const STORE = newId('loc');
const TODAY = `{ report(input: { from: "2026-06-15", before: "2026-06-16", currencyCode: "EUR" }, metrics: ["orders"]) {
  totals { orders: value(metric: "orders") { value } } } }`;

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
});
afterAll(() => instance?.close());

let sold = 0;
/** Sells once more today; the facts have it when this ends. */
async function sell(channel: string, storeId: string | null = null): Promise<void> {
  const [order] = generateOrders(1, instance.clock.now(), 1, 7);
  sold += 1;
  const placedAt = instance.clock.now();
  const sale = { ...order, orderId: `ord_live_${sold}`, channel, storeId, currency: 'EUR', placedAt };
  await instance.publish('orders', eventsOf({ ...sale, canceledAt: null, returned: null } as never));
  await instance.settle();
}

async function listen(actor: Actor, received: Push[] = []): Promise<PushSubscription | undefined> {
  return instance.subgraph.subscribe({ topics: ['sales'], actor, listener: (key) => received.push(key) });
}
const keys = (received: readonly Push[]) => received.map((key) => (key === 'reset' ? key : `${key.type} ${key.id}`));
/** A second passes: the next sale may be told. */
const passSecond = () => instance.clock.advance(1_000);

async function toldEvents(): Promise<number> {
  const count = select({ count: integer(sql`count(*)`) });
  const [row] = await instance.deps.db.query(sql`select ${count} from event_log where type = ${SALES_COUNTED}`);
  return row?.count ?? 0;
}

describe('sales as they are counted', () => {
  it('are told to nobody, and kept for nobody, while nobody listens', async () => {
    await sell('WEB');
    const received: Push[] = [];
    const subscription = await listen(EXECUTIVE, received);
    passSecond();
    await sell('WEB');
    await expect.poll(() => keys(received)).toEqual([`Channel ${WEB_CHANNEL_ID}`]);
    expect(await toldEvents()).toBe(1);
    subscription?.stop();
  });

  it('are told once they are in the figures', async () => {
    passSecond();
    type Today = { report: { totals: { orders: { value: string } } } };
    const { report: before } = (await instance.execute(TODAY)).data as Today;
    const seen: Array<Promise<unknown>> = [];
    const subscription = await instance.subgraph.subscribe({
      topics: ['sales'],
      actor: EXECUTIVE,
      listener: () => seen.push(instance.execute(TODAY)),
    });
    await sell('WEB');
    await expect.poll(() => seen).toHaveLength(1);
    const orders = { value: String(Number(before.totals.orders.value) + 1) };
    expect(await seen[0]).toMatchObject({ data: { report: { totals: { orders } } } });
    subscription?.stop();
  });

  it('are told at most once a second, and none is left out', async () => {
    passSecond();
    const received: Push[] = [];
    const subscription = await listen(staffActor(['STORE_MANAGER'], [STORE, OTHER_STORE]), received);
    await sell('WEB', STORE);
    await expect.poll(() => keys(received)).toEqual([`Location ${STORE}`]);
    const told = await toldEvents();
    await sell('WEB', STORE);
    await sell('WEB', OTHER_STORE);
    await instance.subgraph.runWorkers();
    expect(await toldEvents()).toBe(told);
    passSecond();
    await instance.subgraph.runWorkers();
    await expect
      .poll(() => keys(received).slice(1).sort())
      .toEqual([`Location ${STORE}`, `Location ${OTHER_STORE}`].sort());
    expect(await toldEvents()).toBe(told + 1);
    subscription?.stop();
  });

  it('are kept for a quarter of an hour for who was cut off, and no longer', async () => {
    const before = await listen(EXECUTIVE);
    before?.stop();
    instance.clock.advance(14 * 60_000);
    const told = await toldEvents();
    await sell('WEB');
    expect(await toldEvents()).toBe(told + 1);
    await expect.poll(() => sinks(instance.deps)[0]?.gatherMs()).toBe(5_000);
    instance.clock.advance(15 * 60_000);
    await sell('WEB');
    expect(await toldEvents()).toBe(told + 1);
  });

  it('are told to the staff of a store where that store sold, and nothing of others', async () => {
    const received: Push[] = [];
    const subscription = await listen(staffActor(['STORE_MANAGER'], [STORE]), received);
    for (const store of [null, OTHER_STORE, STORE]) {
      passSecond();
      await sell('WEB', store);
    }
    await expect.poll(() => keys(received)).toEqual([`Location ${STORE}`]);
    subscription?.stop();
  });

  it.each<[string, Actor]>([
    ['nobody known', { kind: 'anonymous' }],
    ['a guest', guestActor()],
    ['a customer', customerActor(newId('cus'))],
    ['an associate', staffActor(['ASSOCIATE'])],
    ['customer service', staffActor(['SERVICE'])],
  ])('are not sent to %s', async (_who, actor) => {
    expect(await listen(actor)).toBeUndefined();
  });
});

describe('facts gather', () => {
  const gatherMs = (deps: AttributionDeps = instance.deps) => Promise.all(sinks(deps).map((sink) => sink.gatherMs()));
  const five = (milliseconds: number) => Array.from({ length: sinks(instance.deps).length }, () => milliseconds);
  /** Another process of the domain on the same database. */
  const replica = (): AttributionDeps => ({ ...instance.deps, live: createLiveState() });

  it('for 1 s while somebody listens in any process, and for 5 s again when the last one leaves', async () => {
    const other = replica();
    await expect.poll(() => Promise.all([gatherMs(), gatherMs(other)])).toEqual([five(5_000), five(5_000)]);
    const [first, second] = [await listen(EXECUTIVE), await listen(EXECUTIVE)];
    await expect.poll(() => gatherMs(other)).toEqual(five(1_000));
    first?.stop();
    first?.stop();
    expect([await gatherMs(), await gatherMs(other)]).toEqual([five(1_000), five(1_000)]);
    second?.stop();
    await expect.poll(() => Promise.all([gatherMs(), gatherMs(other)])).toEqual([five(5_000), five(5_000)]);
  });

  it('for 5 s again when a process dies in which somebody listened', async () => {
    const other = replica();
    beginListening(other);
    await expect.poll(() => gatherMs()).toEqual(five(1_000));
    instance.clock.advance(14_000);
    await keepListening(other);
    instance.clock.advance(14_000);
    expect(await gatherMs()).toEqual(five(1_000));
    instance.clock.advance(1_000);
    expect(await gatherMs()).toEqual(five(5_000));
  });

  it('for 5 s with a listener who was refused', async () => {
    await listen(staffActor(['ASSOCIATE']));
    expect(await gatherMs()).toEqual(five(5_000));
  });
});
