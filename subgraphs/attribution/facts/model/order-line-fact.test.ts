import { afterAll, beforeAll, expect, it } from 'vitest';
import { parisDay } from '../../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../../test/support/order-events.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { bigint, text } from '../../warehouse/store/columns.ts';
import { readDataVersion } from '../../warehouse/store/data-version.ts';

let instance: FactsInstance;
const orders = generateOrders(500, new Date('2026-02-01T00:00:00Z'), 90);

beforeAll(async () => {
  instance = await openFactsInstance('2026-07-15T12:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

/** Cost and net of what has a cost, by kind of event, day of the sale, delivery and employee: straight from the orders. */
function expected(): Map<string, [cost: bigint, net: bigint]> {
  const sums = new Map<string, [bigint, bigint]>();
  const add = (order: TestOrder, kind: string, sign: bigint, lines: TestOrder['lines']) => {
    const key = [kind, parisDay(order.placedAt), order.deliveryMethod, order.staffId ?? ''].join();
    const [cost, net] = sums.get(key) ?? [0n, 0n];
    const known = lines.filter((line) => line.costMinor !== null);
    const sum = (of: (line: (typeof lines)[number]) => bigint) => known.reduce((total, line) => total + of(line), 0n);
    sums.set(key, [
      cost + sign * sum((line) => line.costMinor ?? 0n),
      net + sign * sum((line) => line.grossMinor - line.discountMinor),
    ]);
  };
  for (const order of orders) {
    add(order, 'PLACED', 1n, order.lines);
    if (order.canceledAt) add(order, 'CANCELED', -1n, order.lines);
    const { returned } = order;
    if (returned)
      add(
        order,
        'RETURNED',
        -1n,
        order.lines.filter(({ lineId }) => returned.lineIds.includes(lineId)),
      );
  }
  return sums;
}

it('keeps cost, its coverage, the day of the sale, delivery and employee of every event of an order', async () => {
  const { generation } = await readDataVersion(instance.deps.db);
  const rows = await instance.deps.warehouse.query(
    generation,
    `SELECT toString(kind) AS kind, toString(sold_day) AS sold, delivery_method, staff_id,
       sum(cost_minor) AS cost, sum(net_with_cost_minor) AS net
     FROM order_line_fact GROUP BY ALL`,
    { kind: text, sold: text, delivery_method: text, staff_id: text, cost: bigint, net: bigint },
  );
  const found = rows.map(({ cost, net, ...keys }) => [Object.values(keys).join(), [cost, net]]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected()));
  expect(orders.some(({ lines }) => lines.some(({ costMinor }) => costMinor === null))).toBe(true);
});

it('takes an event that does not say when the sale was as of its own day', async () => {
  const [order] = generateOrders(1, new Date('2026-01-10T12:00:00Z'), 1, 3);
  if (!order) throw new Error('no order');
  const returned = { at: new Date('2026-03-02T12:00:00Z'), lineIds: order.lines.map(({ lineId }) => lineId) };
  const [, event] = eventsOf({ ...order, orderId: 'ord_old', canceledAt: null, returned });
  if (!event) throw new Error('no return');
  const { placedAt: _, ...payload } = event.payload;
  await instance.publish('orders', [{ ...event, aggregateId: 'ord_old', payload }]);
  await instance.settle();
  const { generation } = await readDataVersion(instance.deps.db);
  const [row] = await instance.deps.warehouse.query(
    generation,
    "SELECT DISTINCT toString(sold_day) AS sold FROM order_line_fact WHERE order_id = 'ord_old'",
    { sold: text },
  );
  expect(row?.sold).toBe('2026-03-02');
});
