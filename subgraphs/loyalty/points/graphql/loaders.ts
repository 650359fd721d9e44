import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import type { Account } from '../model/account.ts';
import { readBalances, readOwners } from '../store/accounts.ts';

interface Loaders {
  /** Balances by the id of an account. */
  readonly accounts: DataLoader<string, Account | null>;
  /** Balances by the id of a customer; null when the caller may not see it, and before the first point. */
  readonly balances: DataLoader<string, Account | null>;
}

type Context = GraphContext<LoyaltyDeps>;

async function loadBalances(ids: readonly string[], { deps, request }: Context): Promise<Array<Account | null>> {
  const allowed = await readableCustomers(deps.db, request.actor, ids, 'loyalty:read');
  const balances = new Map((await readBalances(deps.db, [...allowed])).map((row) => [row.customerId, row]));
  return ids.map((id) => balances.get(id) ?? null);
}

async function loadAccounts(ids: readonly string[], context: Context): Promise<Array<Account | null>> {
  const owners = new Map((await readOwners(context.deps.db, ids)).map((owner) => [owner.id, owner.customerId]));
  const customerIds = [...new Set(owners.values())];
  const balances = await loadBalances(customerIds, context);
  return ids.map((id) => balances[customerIds.indexOf(owners.get(id) ?? '')] ?? null);
}

const loaders = new WeakMap<object, Loaders>();

/** The loaders of one executed operation; each turns the keys of a step into one statement. */
export function loadersOf(context: Context): Loaders {
  const known = loaders.get(context);
  if (known) return known;
  const made: Loaders = {
    accounts: new DataLoader((ids) => loadAccounts(ids, context)),
    balances: new DataLoader((ids) => loadBalances(ids, context)),
  };
  loaders.set(context, made);
  return made;
}
