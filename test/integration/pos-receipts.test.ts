import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { brokenInvariants } from '../support/order-invariants.ts';
import {
  type Amount,
  CHECK,
  eur,
  LIST,
  line,
  paid,
  type Receipt,
  type Recorded,
  SALE,
} from '../support/pos-receipt.ts';
import { rowsAs } from '../support/rows-as.ts';
import { admin, associateAt, openSalesDomains, type SalesDomains } from '../support/sales-domains.ts';
import { unique } from '../support/unique.ts';

let domains: SalesDomains;
beforeAll(async () => {
  domains = await openSalesDomains();
});
afterAll(async () => {
  await domains.work('orders');
  const broken = await brokenInvariants(domains.db);
  await domains.close();
  expect(broken).toEqual([]);
});

const TOTALS = `query ($filter: OrderFilter) { orders(filter: $filter) { totalCount totals { orderCount netSales { amount } } } }`;
const LEVELS = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 20) { nodes { onHand shortage } } }`;
const ADDRESS = `mutation ($locations: [InventoryLocationInput!]!) { inventoryEnsureLocations(locations: $locations) { id } }`;

const receipt = (fields: object = {}) => ({
  terminalCode: unique('pos'),
  sequence: 1,
  location: { id: domains.paris },
  occurredAt: domains.clock.now().toISOString(),
  lines: [line('SOCKS', 1, '12.98')],
  payments: [paid('CASH', '12.98')],
  ...fields,
});
const record = (input: object) => domains.ask<Recorded>('orders', associateAt(domains.paris), SALE, { input });
async function unchecked(): Promise<string[]> {
  const { nodes } = await domains.ask<{ nodes: Receipt[] }>('orders', admin, LIST, { filter: { requiresCheck: true } });
  return nodes.map(({ id }) => id);
}

/** What the reports make of these orders, in minor units of EUR: the figures of the facts that they are made of. */
async function figuresOf(...orderIds: string[]) {
  const events = await rowsAs<{ type: string; payload: { lines: Array<Record<string, string>> } }>(
    domains.db('orders'),
    sql`select type, payload from event_log where aggregate_id = any(${orderIds}::text[])`,
  );
  const sum = (type: string, figure: string) =>
    events
      .filter((event) => event.type === type)
      .flatMap(({ payload }) => payload.lines)
      .reduce((total, one) => total + Number(one[figure]), 0);
  return {
    orders: events.filter(({ type }) => type === 'orders.order-placed.v1').length,
    sold: sum('orders.order-placed.v1', 'grossMinor') - sum('orders.order-placed.v1', 'discountMinor'),
    returned: sum('orders.order-returned.v1', 'netMinor'),
  };
}

describe('41: a receipt of a clock that is wrong', () => {
  it.each([
    ['a dead battery', '1970-01-01T00:00:10Z'],
    ['next year', '2027-01-01T10:00:00Z'],
    ['tomorrow', '2026-11-23T09:00:01Z'],
    ['last spring', '2026-04-01T10:00:00Z'],
    ['the year 9999', '9999-12-31T23:59:59Z'],
  ])('of %s is taken, counts when it arrives, and waits for somebody who looks', async (_, occurredAt) => {
    const { posReceipt, order } = await record(receipt({ occurredAt }));
    expect(new Date(posReceipt.statedAt)).toEqual(new Date(occurredAt));
    expect(posReceipt).toMatchObject({ remarks: ['CLOCK_IMPLAUSIBLE'], checkedAt: null });
    expect(posReceipt.occurredAt).toBe(posReceipt.receivedAt);
    expect(order.placedAt).toBe(posReceipt.receivedAt);
    expect(await unchecked()).toContain(posReceipt.id);
    expect(await figuresOf(order.id)).toMatchObject({ orders: 1 });
    const input = { posReceiptId: posReceipt.id, idempotencyKey: randomUUID() };
    const checked = await domains.ask<{ posReceipt: Receipt }>('orders', admin, CHECK, { input });
    expect(checked.posReceipt.checkedAt).not.toBeNull();
    expect(await unchecked()).not.toContain(posReceipt.id);
  });

  it('of last week counts when it was rung up, and nobody need look', async () => {
    const { posReceipt, order } = await record(receipt({ occurredAt: '2026-11-15T10:00:00Z' }));
    expect(posReceipt.remarks).toEqual([]);
    expect(new Date(order.placedAt)).toEqual(new Date('2026-11-15T10:00:00Z'));
  });
});

describe('42: the money of a receipt', () => {
  it.each<[string, object, Record<'rounding' | 'change' | 'tip' | 'difference', string>]>([
    [
      'cash rounded up',
      { payments: [paid('CASH', '13.00')] },
      { rounding: '0.02', change: '0.00', tip: '0.00', difference: '0.00' },
    ],
    [
      'cash rounded down',
      { lines: [line('SOCKS', 1, '12.97')], payments: [paid('CASH', '12.95')] },
      { rounding: '-0.02', change: '0.00', tip: '0.00', difference: '0.00' },
    ],
    [
      'card and cash with change',
      { payments: [paid('CARD', '10.00'), paid('CASH', '5.00')], changeGiven: eur('2.00') },
      { rounding: '0.02', change: '2.00', tip: '0.00', difference: '0.00' },
    ],
    [
      'a tip',
      { payments: [paid('CARD', '15.00')], tip: eur('2.02') },
      { rounding: '0.00', change: '0.00', tip: '2.02', difference: '0.00' },
    ],
    [
      'what nobody can explain',
      { payments: [paid('CARD', '20.00')] },
      { rounding: '0.00', change: '0.00', tip: '0.00', difference: '7.02' },
    ],
  ])('%s stands apart from sales and tax', async (_, fields, { rounding, change, tip, difference }) => {
    const input = receipt(fields);
    const { posReceipt, order } = await record(input);
    expect(posReceipt).toMatchObject({
      cashRounding: { amount: rounding },
      changeGiven: { amount: change },
      tip: { amount: tip },
      difference: { amount: difference },
      remarks: difference === '0.00' ? [] : ['PAYMENTS_DIFFER'],
    });
    const gross = input.lines[0]?.unitPrice.amount;
    expect(order.cost.total.gross.amount).toBe(gross);
    const { sold } = await figuresOf(order.id);
    expect(sold).toBe(Math.round(Number(gross) * 100) - Math.round(Number(order.cost.total.tax.amount) * 100));
  });
});

describe('43: what comes back at the POS', () => {
  const onHand = async (variantId: string) => {
    const { nodes } = await domains.ask<{ nodes: Array<{ onHand: number }> }>('inventory', admin, LEVELS, {
      ids: [variantId],
    });
    return nodes[0]?.onHand;
  };
  const coatLine = (variantId: string, quantity: number, price: string, more: object = {}) => ({
    variant: { id: variantId },
    quantity,
    unitPrice: eur(price),
    ...more,
  });

  it('is linked when its receipt is named: stock back, money out, a return in the figures, once', async () => {
    const coat = await domains.product('60.00', { [domains.paris]: 3 });
    const sold = receipt({ lines: [coatLine(coat, 2, '60.00')], payments: [paid('CASH', '120.00')] });
    const { order } = await record(sold);
    const { terminalCode, sequence } = sold;
    const back = receipt({
      terminalCode,
      sequence: 2,
      lines: [coatLine(coat, -1, '60.00', { soldWith: { receipt: { terminalCode, sequence } } })],
      payments: [paid('CASH', '-60.00')],
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => record(back)));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        order: { id: order.id },
        returns: [{ amountRefunded: { amount: '60.00' }, order: { id: order.id } }],
        posReceipt: { remarks: [] },
      });
    }
    expect(new Set(answers.map(({ returns }) => returns[0]?.id)).size).toBe(1);
    await domains.work('orders');
    expect(await onHand(coat)).toBe(2);
    expect(await figuresOf(order.id)).toEqual({ orders: 1, sold: 10_000, returned: 5_000 });
  });

  it('is taken without its sale where that is not known, and is no sale itself', async () => {
    const coat = await domains.product('60.00', { [domains.paris]: 1 });
    const totals = () =>
      domains.ask<{ totalCount: number; totals: { orderCount: number; netSales: Amount } }>('orders', admin, TOTALS, {
        filter: {},
      });
    const before = await totals();
    const answer = await record(receipt({ lines: [coatLine(coat, -1, '60.00')], payments: [paid('CASH', '-60.00')] }));
    expect(answer).toMatchObject({
      returns: [{ amountRefunded: { amount: '60.00' } }],
      posReceipt: { remarks: ['RETURN_WITHOUT_SALE'], difference: { amount: '0.00' } },
    });
    await domains.work('orders');
    expect(await onHand(coat)).toBe(2);
    expect(await figuresOf(answer.order.id)).toEqual({ orders: 0, sold: 0, returned: 5_000 });
    const after = await totals();
    expect(after.totalCount).toBe(before.totalCount);
    expect(after.totals.orderCount).toBe(before.totals.orderCount);
    expect(Number(after.totals.netSales.amount)).toBeCloseTo(Number(before.totals.netSales.amount) - 50);
  });

  it.each([
    ['an exchange with a difference of 7.02', '20.00', 'CARD', '7.02'],
    ['an exchange for something cheaper', '10.00', 'CASH', '-2.98'],
  ])('%s sells one and takes one back', async (_, price, kind, amount) => {
    const lines = [line('BELT', 1, price), line('SOCKS', -1, '12.98')];
    const { posReceipt, order, returns } = await record(
      receipt({ lines, payments: [paid(kind, amount)], cashRounding: eur('0.00') }),
    );
    expect(posReceipt).toMatchObject({ remarks: ['RETURN_WITHOUT_SALE'], difference: { amount: '0.00' } });
    expect(order.cost.total.gross.amount).toBe(price);
    expect(returns).toMatchObject([{ amountRefunded: { amount: '12.98' } }]);
  });

  it('takes a line below zero off the goods, with its tax', async () => {
    const lines = [line('SOCKS', 1, '12.98'), line('VOUCHER', 1, '-2.98')];
    const { order, posReceipt } = await record(receipt({ lines, payments: [paid('CASH', '10.00')] }));
    expect(order.cost.total).toMatchObject({ gross: { amount: '10.00' }, tax: { amount: '1.67' } });
    expect(posReceipt.remarks).toEqual([]);
  });

  it('takes back no more units of a sale than it has; the rest comes without it', async () => {
    const sold = receipt();
    await record(sold);
    const soldWith = { receipt: { terminalCode: sold.terminalCode, sequence: 1 } };
    const { returns, posReceipt } = await record(
      receipt({ lines: [line('SOCKS', -3, '12.98', { soldWith })], payments: [paid('CARD', '-38.94')] }),
    );
    expect(returns.map(({ amountRefunded }) => amountRefunded.amount).sort()).toEqual(['12.98', '25.96']);
    expect(posReceipt).toMatchObject({ remarks: ['RETURN_WITHOUT_SALE'], difference: { amount: '0.00' } });
  });
});

describe('44: what a customer shows', () => {
  it.each([
    [{ kind: 'CUSTOMER_NO', value: '12' }, ['IDENTIFIER_PASSED_OVER']],
    [{ kind: '', value: '' }, ['IDENTIFIER_PASSED_OVER']],
    [{ kind: 'EMAIL', value: `${'x'.repeat(400)}@example.com` }, ['IDENTIFIER_PASSED_OVER']],
    [{ kind: 'EMAIL', value: 'test@test.com' }, []],
  ])('%o never costs the sale', async (identifier, remarks) => {
    const { order, posReceipt } = await record(receipt({ identifiers: [identifier] }));
    expect(order.customer).toBeNull();
    expect(posReceipt.remarks).toEqual(remarks);
  });

  it('is a telephone number of the country of the store', async () => {
    const place = { code: 'LYON', name: 'LYON', kind: 'STORE', timeZone: 'Europe/Brussels' };
    const service = { kind: 'service', name: 'test' } as const;
    const address = { line1: 'Rue Neuve 1', postalCode: '1000', city: 'Bruxelles', countryCode: 'BE' };
    await domains.ask('inventory', service, ADDRESS, { locations: [{ ...place, code: 'BRUSSELS', address }] });
    const sell = (location: object, value: string) =>
      domains.ask<Recorded>('orders', admin, SALE, {
        input: receipt({ location, identifiers: [{ kind: 'PHONE', value }], staffMemberId: null }),
      });
    const national = await sell({ code: 'BRUSSELS' }, '0470 12 34 56');
    const international = await sell({ id: domains.paris }, '+32 470 12 34 56');
    expect(national.order.customer?.id).toBeDefined();
    expect(national.order.customer?.id).toBe(international.order.customer?.id);
  });
});

describe('O15: receipts', () => {
  it('are shown to staff of their store and to head office', async () => {
    const { posReceipt } = await record(receipt({ identifiers: [{ kind: 'CUSTOMER_NO', value: '1' }] }));
    const list = (actor: typeof admin, filter: object) =>
      domains.ask<{ nodes: Receipt[] }>('orders', actor, LIST, { filter });
    const ids = async (actor: typeof admin, filter: object) => (await list(actor, filter)).nodes.map(({ id }) => id);
    const remarked = { remarks: ['IDENTIFIER_PASSED_OVER'] };
    expect(await ids(admin, remarked)).toContain(posReceipt.id);
    expect(await ids(admin, { locationIds: [domains.lyon] })).not.toContain(posReceipt.id);
    expect(await ids(associateAt(domains.paris) as typeof admin, remarked)).toContain(posReceipt.id);
    expect(await ids(associateAt(domains.lyon) as typeof admin, remarked)).not.toContain(posReceipt.id);
    const input = { posReceiptId: posReceipt.id, idempotencyKey: randomUUID() };
    expect(await domains.ask('orders', associateAt(domains.lyon), CHECK, { input })).toMatchObject({
      errorCode: 'NOT_FOUND',
    });
  });
});
