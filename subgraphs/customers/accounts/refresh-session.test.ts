import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, refresh, claims } = sessionsOf(() => customers);

describe('a session', () => {
  it('is renewed by tokens that serve once; one shown again after half a minute ends it', async () => {
    const opened = await signUp(newAddress());
    const second = await refresh(opened.session.refreshToken);
    expect(second).toMatchObject({
      __typename: 'RefreshSessionPayload',
      customer: { __typename: 'Customer' },
      staffMember: null,
    });
    customers.clock.advance(30_001);
    const since = customers.clock.now().toISOString();
    expect((await refresh(opened.session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
    expect((await refresh(second.session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
    const revoked = await customers.ask<string[]>(
      service,
      'query ($since: DateTime!) { customersRevokedSessions(since: $since) }',
      { since },
    );
    expect(revoked).toContain((await claims(opened.session.accessToken))['sid']);
  });

  it('continues for two who present one token at once or within half a minute, in two tabs or after a lost answer', async () => {
    const opened = await signUp(newAddress());
    const both = await Promise.all([refresh(opened.session.refreshToken), refresh(opened.session.refreshToken)]);
    customers.clock.advance(30_000);
    const late = await refresh(opened.session.refreshToken);
    const renewed = await Promise.all([...both, late].map((one) => refresh(one.session.refreshToken)));
    expect(renewed.map((one) => one.__typename)).toEqual([
      'RefreshSessionPayload',
      'RefreshSessionPayload',
      'RefreshSessionPayload',
    ]);
  });
});
