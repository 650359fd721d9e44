import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { type FixtureContext, type Fixtures, idIn, type Named } from '../../fixture.ts';
import { someEmail } from '../../values.ts';
import { signUp } from '../accounts/sign-up.ts';

const REVIEWS = '{ mergeReviews(filter: { statuses: [OPEN] }, last: 100) { nodes { id customers { id } } } }';

async function customer({ must }: FixtureContext): Promise<Named> {
  const identifiers = [{ kind: 'EMAIL', value: someEmail() }];
  const identified = await must('admin', 'identifyCustomer', { identifiers, idempotencyKey: randomUUID() });
  return { id: idIn(identified, 'IdentifyCustomerPayload_customer') };
}

export const identityFixtures: Fixtures = {
  one: customer,
  other: customer,
  merged: async ({ must, named }) => {
    const [survivorId, mergedId] = [(await named('one'))['id'], (await named('other'))['id']];
    await must('admin', 'mergeCustomers', { idempotencyKey: randomUUID(), survivorId, mergedId });
    return { id: mergedId ?? '' };
  },
  /** An account under an address that was known already: staff look whether the two are one customer. */
  review: async (context) => {
    const value = someEmail();
    const known = await context.must('admin', 'identifyCustomer', {
      identifiers: [{ kind: 'EMAIL', value }],
      idempotencyKey: randomUUID(),
    });
    const id = idIn(known, 'IdentifyCustomerPayload_customer');
    await signUp(context, value);
    // A sign-up is joined to who is known by its address after its answer.
    return vi.waitFor(
      async () => {
        const { nodes: open } = await context.ask<{
          nodes: Array<{ id: string; customers: Array<{ id: string }> }>;
        }>('admin', REVIEWS);
        const review = open.find(({ customers }) => customers.some((one) => one.id === id));
        if (!review) throw new Error('no review of the sign-up yet');
        return { id: review.id };
      },
      { timeout: 15_000, interval: 200 },
    );
  },
};
