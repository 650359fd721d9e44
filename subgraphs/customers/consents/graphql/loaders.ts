import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CustomersDeps } from '../../deps.ts';
import type { ConsentAct } from '../model/consent.ts';
import { readConsentActs } from '../store/consent-acts.ts';

/** Acts of consent by the record that they were written under; who may read the customer may read them. */
export const consentsLoader = defineLoader<CustomersDeps, readonly ConsentAct[]>(async ({ deps }, ids) => {
  const acts = await readConsentActs(deps.db, ids);
  return ids.map((id) => acts.filter(({ customerId }) => customerId === id));
});
