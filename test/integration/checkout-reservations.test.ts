import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#kernel/runtime/platform.ts';
import { DAY } from '#kernel/values/time.ts';
import { sweepExpiredHolds } from '../../subgraphs/inventory/holds/sweep-expired-holds.ts';
import { brokenInvariants } from '../support/order-invariants.ts';
import { admin, associateAt, customerActor, type OrdersHouse, openOrdersHouse } from '../support/orders-house.ts';
import { type Answer, assertOrder, ORDER_FIELDS } from '../support/shopping.ts';
import { unique } from '../support/unique.ts';

let house: OrdersHouse;
beforeAll(async () => {
  house = await openOrdersHouse();
});
afterAll(async () => {
  await house.recover();
  const broken = await brokenInvariants(house.db);
  await house.close();
  expect(broken).toEqual([]);
});

const RESERVE = `mutation ($input: ReserveForPickupInput!) { reserveForPickup(input: $input) {
  ... on Reservation { id code status } ... on DomainError { code message } } }`;
const RELEASE = `mutation ($input: ReleaseReservationInput!) { releaseReservation(input: $input) {
  ... on Reservation { status } ... on DomainError { code message } } }`;
const SALE = `mutation ($input: RecordTillSaleInput!) { recordTillSale(input: $input) { __typename
  ... on OrderPayload { completion order { ${ORDER_FIELDS} } } ... on DomainError { code message } } }`;
const LEVELS = `query ($ids: [ID!]) { inventoryLevels(variantIds: $ids, first: 9) { nodes { available reserved onHand shortage } } }`;

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });
async function reserved(units: number, quantity: number) {
  const coat = await house.product('60.00', { [house.paris]: units });
  const actor = customerActor(await house.customer());
  const input = { idempotencyKey: unique('key'), locationId: house.paris, lines: [{ variantId: coat, quantity }] };
  const reservation = await house.ask<{ id: string; code: string }>('inventory', actor, RESERVE, { input });
  expect(reservation).toMatchObject({ status: 'LIVE', code: expect.stringMatching(/^[0-9A-F]{8}$/) });
  return { coat, reservation, actor };
}
const sale = (variantId: string, quantity: number, reservation: string) => ({
  terminalId: unique('till'),
  sequence: 1,
  locationId: house.paris,
  occurredAt: house.clock.now().toISOString(),
  reservation,
  lines: [{ variantId, quantity, unitPrice: eur('10.00') }],
  payments: [{ kind: 'CASH', amount: eur(`${10 * quantity}.00`) }],
});
const record = (input: object) => house.ask<Answer>('orders', associateAt(house.paris), SALE, { input });
async function levelOf(variantId: string) {
  const { nodes } = await house.ask<{ nodes: object[] }>('inventory', admin, LEVELS, { ids: [variantId] });
  return nodes[0];
}

describe('a reservation that its customer comes for', () => {
  it('becomes the till sale that names it, once, whoever sends the sale how often', async () => {
    const { coat, reservation, actor } = await reserved(3, 2);
    const input = sale(coat, 2, reservation.code);
    const answers = await Promise.all(Array.from({ length: 4 }, () => record(input)));
    expect(new Set(answers.map((answer) => assertOrder(answer).id)).size).toBe(1);
    expect(await levelOf(coat)).toEqual({ available: 1, reserved: 0, onHand: 1, shortage: 0 });
    const released = { input: { reservationId: reservation.id } };
    expect(await house.ask('inventory', actor, RELEASE, released)).toEqual({ status: 'COLLECTED' });
    expect(await levelOf(coat)).toEqual({ available: 1, reserved: 0, onHand: 1, shortage: 0 });
  });

  it('is no obstacle when the sale comes days later and its time is long over', async () => {
    const { coat, reservation } = await reserved(1, 1);
    const input = sale(coat, 1, reservation.id);
    house.clock.advance(3 * DAY);
    await sweepExpiredHolds({ ...(house.deps as Platform), db: house.db('inventory') });
    assertOrder(await record(input));
    assertOrder(await record(input));
    expect(await levelOf(coat)).toEqual({ available: 0, reserved: 0, onHand: 0, shortage: 0 });
  });

  it('is told from another body under the same sequence, and from what is no reservation', async () => {
    const { coat, reservation } = await reserved(2, 1);
    const input = sale(coat, 1, reservation.code);
    assertOrder(await record(input));
    expect(await record({ ...input, reservation: null })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await record(sale(coat, 1, "x' or 1=1"))).toMatchObject({ code: 'VALIDATION' });
    assertOrder(await record(sale(coat, 1, 'NONESUCH')));
  });
});
