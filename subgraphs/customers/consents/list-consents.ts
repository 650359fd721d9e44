import type { CustomersDeps } from '../deps.ts';
import { readCustomers } from '../identity/store/customers.ts';
import { type Consent, consentsOf } from './model/consent.ts';
import { readConsentActs } from './store/consent-acts.ts';

/** What customers agreed to by now, by any of their ids and over all records of each; unknown ids are left out. */
export async function listConsents(
  { db }: CustomersDeps,
  ids: readonly string[],
): Promise<Array<{ readonly id: string; readonly consents: readonly Consent[] }>> {
  const people = await readCustomers(db, ids);
  const acts = await readConsentActs(
    db,
    people.flatMap(({ memberIds }) => memberIds),
  );
  return people.flatMap(({ requestedIds, memberIds }) => {
    const consents = consentsOf(acts.filter(({ customerId }) => memberIds.includes(customerId)));
    return requestedIds.map((id) => ({ id, consents }));
  });
}
