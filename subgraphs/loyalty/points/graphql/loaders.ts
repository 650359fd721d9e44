import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import { recordsOf } from '../../../shared/customer-alias.ts';
import type { CustomerId, LoyaltyAccountId } from '../../../shared/ids.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import type { Account } from '../model/account.ts';
import { readBalances, readOwners } from '../store/accounts.ts';

type Context = GraphContext<LoyaltyDeps>;

async function loadBalances({ deps, request }: Context, ids: readonly CustomerId[]): Promise<Array<Account | null>> {
  const allowed = await readableCustomers(deps.db, request.actor, ids, 'loyalty:read');
  const balances = new Map(
    (await readBalances(deps.db, recordsOf(request.actor, [...allowed]))).map((row) => [row.customerId, row]),
  );
  return ids.map((id) => balances.get(id) ?? null);
}

/** Balances by the id of a customer; null when the caller may not see it, and before the first point. */
export const balanceLoader = defineLoader(loadBalances);

/** The same by the id of an account. */
export const accountLoader = defineLoader(async (context: Context, ids: readonly LoyaltyAccountId[]) => {
  const owners = new Map((await readOwners(context.deps.db, ids)).map((owner) => [owner.id, owner.customerId]));
  const customerIds = [...new Set(owners.values())];
  const balances = await loadBalances(context, customerIds);
  return ids.map((id) => {
    const customerId = owners.get(id);
    return customerId === undefined ? null : (balances[customerIds.indexOf(customerId)] ?? null);
  });
});
