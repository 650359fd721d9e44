import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer, select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { createRandom, type Random } from '../../../ops/demo/plan/random.ts';
import { addPolicy, canceled, fulfilled, joined, later, met, placed, returned } from '../testing/commissions.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

const start = new Date('2026-02-01T00:00:00Z');
const HOUR = 3_600;
const staff = [newId('stf'), newId('stf'), newId('stf')];
const stores = [newId('loc'), newId('loc')];
const customers = Array.from({ length: 24 }, () => newId('cus'));
const CENTS = [99, 333, 1_001, 9_999];

interface World {
  readonly orders: NewEvent[];
  readonly customers: NewEvent[];
}

/** Two hundred orders with all that can happen to them, and interactions around them. */
function makeWorld(random: Random): World {
  const orders: NewEvent[] = [];
  const people: NewEvent[] = [];
  for (let index = 0; index < 200; index++) {
    const at = later(start, random.int(0, 20 * 24 * HOUR));
    const [orderId, customerId] = [newId('ord'), random.pick(customers)];
    const lines = Array.from({ length: random.int(1, 3) }, (_, line) => ({
      lineId: `l${line}`,
      net: random.pick(CENTS),
    }));
    const staffId = random.chance(0.1) ? random.pick(staff) : null;
    orders.push(placed({ orderId, customerId: random.chance(0.9) ? customerId : null, at, staffId, lines }));
    if (random.chance(0.7)) {
      const metAt = later(at, -random.int(0, 30 * HOUR));
      people.push(met(random.pick(customers), random.pick(staff), metAt, { locationId: random.pick(stores) }));
      people.push(met(customerId, random.pick(staff), metAt, { kind: random.pick(['TRY_ON', 'CALL', 'MESSAGE']) }));
    }
    if (random.chance(0.4)) {
      const quantity = Object.fromEntries(lines.map(({ lineId }) => [lineId, 1]));
      const [id, locationId] = [newId('ful'), random.pick(stores)];
      orders.push(
        fulfilled(orderId, later(at, HOUR), { id, locationId, quantity, status: 'OPEN', version: 1 }),
        fulfilled(orderId, later(at, 2 * HOUR), { id, locationId, quantity }),
      );
    }
    if (random.chance(0.3)) {
      for (const { lineId, net } of lines.filter(() => random.chance(0.6))) {
        orders.push(returned(orderId, later(at, random.int(3 * HOUR, 99 * HOUR)), { [lineId]: net }));
      }
    } else if (random.chance(0.1)) orders.push(canceled(orderId, later(at, HOUR / 2)));
  }
  for (let index = 0; index < 6; index++) {
    const members = [customers[2 * index] ?? '', customers[2 * index + 1] ?? ''];
    people.push(joined(later(start, index * 24 * HOUR), members, index + 1));
    if (index % 3 === 0) {
      people.push(...members.map((id) => joined(later(start, 21 * 24 * HOUR), [id], 100 + index)));
    }
  }
  return { orders, customers: people };
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** What the two ledgers come to: their sums by all that an entry says but when it was written, and by what. */
async function books(instance: FactsInstance): Promise<{ sums: string[]; entries: number }> {
  const row = select({ row: text(sql`row_to_json(sums)`) });
  const commissions = await instance.deps.db.query(sql`
    select ${row} from (
      select order_id, cause, case when cause = 'RETURNED' then cause_id end as cause_id, kind, staff_id, location_id,
        interaction_id, occurred_at, booked_at, sum(basis_minor) as basis, sum(amount_minor) as amount
      from commission_entry group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(amount_minor) <> 0 or sum(basis_minor) <> 0
    ) sums order by sums::text`);
  const credits = await instance.deps.db.query(sql`
    select ${row} from (
      select order_id, cause_id, to_location_id, occurred_at, sum(amount_minor) as amount
      from revenue_credit group by 1, 2, 3, 4 having sum(amount_minor) <> 0
    ) sums order by sums::text`);
  const [count] = await instance.deps.db.query(sql`
    select ${select({ entries: integer(sql`(select count(*) from commission_entry) + (select count(*) from revenue_credit)`) })}`);
  return { sums: [...commissions, ...credits].map((one) => one.row), entries: count?.entries ?? 0 };
}

async function open(): Promise<FactsInstance> {
  const instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await addPolicy(instance, start, [{ earner: 'LAST' }], '0.3');
  await addPolicy(instance, later(start, 7 * 24 * HOUR), [{ earner: 'SPLIT' }], '0.25');
  await addPolicy(instance, later(start, 14 * 24 * HOUR), [{ earner: 'ENGAGEMENT', baseRate: '0.07' }], '0.1');
  return instance;
}

const world = makeWorld(createRandom(7));
let inOrder: FactsInstance;
beforeAll(async () => {
  inOrder = await open();
  await inOrder.publish('orders', world.orders);
  await inOrder.publish('customers', world.customers);
  await inOrder.settle();
});
afterAll(() => inOrder?.close());

describe('A2: the ledger', () => {
  it('comes to the same whatever order the events arrive in, with duplicates, a piece at a time', async () => {
    const random = createRandom(8);
    const instance = await open();
    try {
      const twice = (events: readonly NewEvent[]) => [...events, ...events.filter(() => random.chance(0.3))];
      const rest = {
        orders: shuffled(random, twice(world.orders)),
        customers: shuffled(random, twice(world.customers)),
      };
      while (rest.orders.length + rest.customers.length > 0) {
        const name = random.chance(0.5) ? 'orders' : 'customers';
        await instance.publish(name, rest[name].splice(0, random.int(1, 150)));
        if (random.chance(0.5)) await instance.settle();
      }
      await instance.settle();
      const found = (await books(instance)).sums;
      expect(found.length).toBeGreaterThan(150);
      expect(found).toEqual((await books(inOrder)).sums);
    } finally {
      await instance.close();
    }
  });

  it('loses and doubles nothing when it is stopped while it handles events, and when they are delivered again', async () => {
    const instance = await open();
    try {
      for (let index = 0; index < world.orders.length; index += 60) {
        await instance.publish('orders', world.orders.slice(index, index + 60));
        await instance.publish('customers', world.customers.slice(index, index + 60));
        // Ends every connection of the domain in the middle of whatever it does.
        await instance.deps.db
          .query(sql`select pg_terminate_backend(pid) from pg_stat_activity
            where usename = current_user and pid <> pg_backend_pid() and query like '%commission%'`)
          .catch(() => undefined);
      }
      await instance.publish('customers', world.customers.slice(world.orders.length));
      await instance.restart();
      await instance.settle();
      const once = await books(instance);
      expect(once.sums).toEqual((await books(inOrder)).sums);
      await instance.deps.db.query(sql`update event_cursor set position = '0:0' where publisher like '%/commissions'`);
      await instance.deps.db.query(sql`delete from inbox`);
      await instance.restart();
      await instance.settle();
      expect(await books(instance)).toEqual(once);
    } finally {
      await instance.close();
    }
  });
});
