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
  it('is renewed by tokens that serve once; one shown twice ends it', async () => {
    const opened = await signUp(newAddress());
    const second = await refresh(opened.refreshToken);
    expect(second).toMatchObject({ __typename: 'SessionPayload', viewer: { __typename: 'Customer' } });
    const since = customers.clock.now().toISOString();
    expect((await refresh(opened.refreshToken)).__typename).toBe('UnauthenticatedError');
    expect((await refresh(second.refreshToken)).__typename).toBe('UnauthenticatedError');
    const revoked = await customers.ask<string[]>(
      service,
      'query ($since: DateTime!) { customersRevokedSessions(since: $since) }',
      { since },
    );
    expect(revoked).toContain((await claims(opened.token))['sid']);
  });

  it('is renewed by one of two who present the same token at once, and then by no one', async () => {
    const opened = await signUp(newAddress());
    const both = await Promise.all([refresh(opened.refreshToken), refresh(opened.refreshToken)]);
    const won = both.find((one) => one.__typename === 'SessionPayload');
    expect(both.map((one) => one.__typename).sort()).toEqual(['SessionPayload', 'UnauthenticatedError']);
    expect((await refresh(won?.refreshToken ?? '')).__typename).toBe('UnauthenticatedError');
  });
});
