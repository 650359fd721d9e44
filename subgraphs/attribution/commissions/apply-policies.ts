import type { AttributionDeps } from '../deps.ts';
import { postCommissions } from './post-commissions.ts';
import { lockCommissions } from './store/commission-lock.ts';
import { readOrdersPlaced } from './store/orders.ts';
import { readOpenRecalculation, readPolicies, saveRecalculation } from './store/policies.ts';

/** Orders of one transaction. */
const BATCH_SIZE = 1_000;

/** Computes the next orders by a version that is new. @returns false when there is nothing left to compute */
async function applyNext({ db }: Pick<AttributionDeps, 'db'>): Promise<boolean> {
  return db.inTransaction('apply-commission-policy', async (tx) => {
    await lockCommissions(tx);
    const open = await readOpenRecalculation(tx);
    if (!open) return false;
    const policies = await readPolicies(tx);
    const index = policies.findIndex(({ id }) => id === open.policyId);
    const policy = policies[index];
    if (!policy) throw new Error(`the policy ${open.policyId} has vanished`);
    const orders = await readOrdersPlaced(tx, policy.effectiveAt, policies[index + 1]?.effectiveAt, open, BATCH_SIZE);
    await postCommissions(
      tx,
      orders.map(({ orderId }) => orderId),
      'POLICY',
    );
    const last = orders.at(-1) ?? open;
    await saveRecalculation(tx, { ...last, policyId: open.policyId, isDone: orders.length < BATCH_SIZE });
    return true;
  });
}

/**
 * Applies versions with a date in the past to the orders that were placed since, as difference entries; broken off at any
 * moment it continues where it was.
 */
export async function applyPolicies(deps: Pick<AttributionDeps, 'db'>): Promise<void> {
  while (await applyNext(deps));
}
