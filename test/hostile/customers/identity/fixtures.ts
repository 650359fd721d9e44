import { unique } from '../../../support/unique.ts';
import { type FixtureContext, type Fixtures, idIn, type Named } from '../../fixture.ts';
import { someEmail } from '../../values.ts';
import { signUp } from '../accounts/sign-up.ts';

const REVIEWS = '{ mergeReviews(first: 100) { id customers { id } } }';

async function customer({ must }: FixtureContext): Promise<Named> {
  const identifiers = [{ kind: 'EMAIL', value: someEmail() }];
  return { id: idIn(await must('admin', 'identify', { identifiers }), 'IdentifyPayload_customer') };
}

export const identityFixtures: Fixtures = {
  one: customer,
  other: customer,
  merged: async ({ must, named }) => {
    const [survivorId, mergedId] = [(await named('one'))['id'], (await named('other'))['id']];
    await must('admin', 'mergeCustomers', { idempotencyKey: unique('key'), survivorId, mergedId });
    return { id: mergedId ?? '' };
  },
  /** An account under an address that was known already: staff look whether the two are one customer. */
  review: async (context) => {
    const value = someEmail();
    const known = await context.must('admin', 'identify', { identifiers: [{ kind: 'EMAIL', value }] });
    const id = idIn(known, 'IdentifyPayload_customer');
    await signUp(context, value);
    const open = await context.ask<Array<{ id: string; customers: Array<{ id: string }> }>>('admin', REVIEWS);
    return { id: open.find(({ customers }) => customers.some((one) => one.id === id))?.id ?? '' };
  },
};
