import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerActor, guestActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { identitiesOf, unique } from '../testing/identities.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { identify } = identitiesOf(() => customers);

describe('who may identify', () => {
  it('is staff with customers:write, and no customer, not even for a browser of their own: a name is no proof', async () => {
    const tag = unique();
    const [account] = await customers.resolve(`EMAIL:${tag}@x.fr`);
    const self = customerActor(account ?? '');
    expect(await identify(`EMAIL:x${tag}@x.fr`, visitor)).toMatchObject({ __typename: 'UNAUTHENTICATED' });
    for (const actor of [self, guestActor(), staffActor(['EXECUTIVE'])])
      for (const set of [`EMAIL:x${tag}@x.fr`, `ANONYMOUS_ID:${tag}`])
        expect(await identify(set, actor)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await identify('EMAIL:nonsense')).toMatchObject({ __typename: 'ValidationError' });
  });

  it('cannot name what only a session proves', async () => {
    const [account] = await customers.resolve(`EMAIL:${unique()}@x.fr`);
    expect(await identify(`EXTERNAL:account:${account}`)).toMatchObject({ __typename: 'ValidationError' });
    expect(await identify(`ANONYMOUS_ID:${account}`)).toMatchObject({ __typename: 'ValidationError' });
  });
});
