import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '#kernel/values/time.ts';
import { brokenInvariants } from '../support/order-invariants.ts';
import { admin, associateAt, customerActor, openSalesDomains, type SalesDomains } from '../support/sales-domains.ts';
import { type Answer, assertOrder, ORDER_FIELDS } from '../support/shopping.ts';
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

const RESERVE = `mutation ($input: CreateReservationInput!) { createReservation(input: $input) {
  ... on CreateReservationPayload { reservation { id code status } } ... on UserError { errorCode message } } }`;
const RELEASE = `mutation ($input: ReleaseReservationInput!) { releaseReservation(input: $input) {
  ... on ReleaseReservationPayload { reservation { status } } ... on UserError { errorCode message } } }`;
const SALE = `mutation ($input: RecordPosSaleInput!) { recordPosSale(input: $input) { __typename
  ... on RecordPosSalePayload { completion order { ${ORDER_FIELDS} } } ... on UserError { errorCode message } } }`;
const LEVELS = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 9) { nodes { available reserved onHand shortage } } }`;

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });
async function reserved(units: number, quantity: number) {
  const coat = await domains.product('60.00', { [domains.paris]: units });
  const actor = customerActor(await domains.customer());
  const input = { idempotencyKey: randomUUID(), locationId: domains.paris, lines: [{ variantId: coat, quantity }] };
  const { reservation } = await domains.ask<{ reservation: { id: string; code: string } }>(
    'inventory',
    actor,
    RESERVE,
    { input },
  );
  expect(reservation).toMatchObject({ status: 'ACTIVE', code: expect.stringMatching(/^[0-9A-F]{8}$/) });
  return { coat, reservation, actor };
}
const sale = (variantId: string, quantity: number, reservation: { id?: string; code?: string }) => ({
  terminalCode: unique('pos'),
  sequence: 1,
  location: { id: domains.paris },
  occurredAt: domains.clock.now().toISOString(),
  reservation,
  lines: [{ variant: { id: variantId }, quantity, unitPrice: eur('10.00') }],
  payments: [{ kind: 'CASH', amount: eur(`${10 * quantity}.00`) }],
});
const record = (input: object) => domains.ask<Answer>('orders', associateAt(domains.paris), SALE, { input });
async function levelOf(variantId: string) {
  const { nodes } = await domains.ask<{ nodes: object[] }>('inventory', admin, LEVELS, { ids: [variantId] });
  return nodes[0];
}

describe('O5: a reservation that its customer comes for', () => {
  it('becomes the POS sale that names it, once, however often it is sent', async () => {
    const { coat, reservation, actor } = await reserved(3, 2);
    const input = sale(coat, 2, { code: reservation.code });
    const answers = await Promise.all(Array.from({ length: 4 }, () => record(input)));
    expect(new Set(answers.map((answer) => assertOrder(answer).id)).size).toBe(1);
    expect(await levelOf(coat)).toEqual({ available: 1, reserved: 0, onHand: 1, shortage: 0 });
    const released = { input: { reservationId: reservation.id, idempotencyKey: randomUUID() } };
    expect(await domains.ask('inventory', actor, RELEASE, released)).toEqual({ reservation: { status: 'PICKED_UP' } });
    expect(await levelOf(coat)).toEqual({ available: 1, reserved: 0, onHand: 1, shortage: 0 });
  });

  it('is no obstacle when the sale comes days later and its time is long over', async () => {
    const { coat, reservation } = await reserved(1, 1);
    const input = sale(coat, 1, { id: reservation.id });
    domains.clock.advance(3 * DAY);
    await domains.work('inventory');
    assertOrder(await record(input));
    assertOrder(await record(input));
    expect(await levelOf(coat)).toEqual({ available: 0, reserved: 0, onHand: 0, shortage: 0 });
  });

  it('is told from another body under the same sequence, and from what is no reservation', async () => {
    const { coat, reservation } = await reserved(2, 1);
    const input = sale(coat, 1, { code: reservation.code });
    assertOrder(await record(input));
    expect(await record({ ...input, reservation: null })).toMatchObject({ errorCode: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await record(sale(coat, 1, { code: "x' or 1=1" }))).toMatchObject({ errorCode: 'VALIDATION' });
    assertOrder(await record(sale(coat, 1, { code: 'NONESUCH' })));
  });
});
