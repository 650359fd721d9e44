import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CustomersDeps } from '../../deps.ts';
import { readVerifications } from '../store/credentials.ts';

/** When the address of the account that belongs to a record was proved; null where none does. */
export const verificationsByRecord = defineLoader<CustomersDeps, Date | null>(async ({ deps }, recordIds) => {
  const rows = await readVerifications(deps.db, recordIds);
  const byId = new Map<string, Date | null>(rows.map(({ customerId, verifiedAt }) => [customerId, verifiedAt]));
  return recordIds.map((id) => byId.get(id) ?? null);
});
