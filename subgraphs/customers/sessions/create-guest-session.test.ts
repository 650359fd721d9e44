import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { sessionsOf } from '../testing/sessions.ts';

const CREATE = `mutation ($input: CreateGuestSessionInput!) { createGuestSession(input: $input) { ... on CreateGuestSessionPayload {
  session { accessToken refreshToken expiresAt } } } }`;
const PORT = `mutation ($key: String!) { customersCreateGuestSession(requestKey: $key) {
  customerId session { accessToken refreshToken } } }`;

interface Opened {
  readonly customerId: string;
  readonly session: { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: string };
}

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { claims, refresh } = sessionsOf(() => customers);
const open = (input = {}) => customers.ask<Opened>(visitor, CREATE, { input });
const forRequest = (key: string) => customers.ask<Opened>(service, PORT, { key });

describe('a guest session', () => {
  it('belongs to a customer id that nobody else has, for a quarter of an hour at a time', async () => {
    const [one, other] = [await open(), await open()];
    const first = await claims(one.session.accessToken);
    expect(first).toMatchObject({
      kind: 'guest',
      sub: expect.stringMatching(/^cus_/),
      sid: expect.stringMatching(/^ses_/),
    });
    expect((await claims(other.session.accessToken)).sub).not.toBe(first.sub);
    expect(Date.parse(one.session.expiresAt) - customers.clock.now().getTime()).toBe(15 * 60_000);
  });

  it('is renewed as any other', async () => {
    const { session } = await open();
    const renewed = await refresh(session.refreshToken);
    expect(renewed.__typename).toBe('RefreshSessionPayload');
    expect((await claims(renewed.session.accessToken)).sub).toBe((await claims(session.accessToken)).sub);
  });

  it('is the same for a request that is sent again, at once or within ten minutes, and another one later', async () => {
    const [one, twice] = await Promise.all([forRequest('cart-1'), forRequest('cart-1')]);
    customers.clock.advance(9 * 60_000);
    const late = await forRequest('cart-1');
    expect([twice.customerId, late.customerId]).toEqual([one.customerId, one.customerId]);
    expect((await claims(late.session.accessToken)).sub).toBe(one.customerId);
    customers.clock.advance(60_000);
    const other = await forRequest('cart-1');
    expect(other.customerId).not.toBe(one.customerId);
    expect((await forRequest('cart-1')).customerId).toBe(other.customerId);
  });

  it('is the same under the key of a visitor who asks again, and no other request’s', async () => {
    const idempotencyKey = randomUUID();
    const subjects = await Promise.all(
      [idempotencyKey, idempotencyKey.toUpperCase(), randomUUID()].map(
        async (key) => (await claims((await open({ idempotencyKey: key })).session.accessToken)).sub,
      ),
    );
    expect(subjects[1]).toBe(subjects[0]);
    expect(subjects[2]).not.toBe(subjects[0]);
    expect((await forRequest(idempotencyKey)).customerId).not.toBe(subjects[0]);
  });

  it('makes no customer by itself', async () => {
    const { customerId } = await forRequest('cart-2');
    const document = 'query ($id: ID!) { customer(ref: { id: $id }) { id } }';
    expect(await customers.ask(service, document, { id: customerId })).toBeNull();
  });
});
