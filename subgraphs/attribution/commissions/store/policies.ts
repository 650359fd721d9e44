import type { Reader, Tx } from '#kernel/database/database.ts';
import { boolean, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { CommissionPolicyId, OrderId } from '../../../shared/ids.ts';
import { commissionPolicy, commissionRecalculation } from '../../prisma/generated/tables.ts';
import type { CommissionPolicy } from '../model/policy.ts';

const p = aliased(commissionPolicy, 'p');
const r = aliased(commissionRecalculation, 'r');
const COLUMNS = pick(p, 'id', 'effectiveAt', 'rules', 'fulfillingSharePpm', 'createdAt');

/** Every version, the oldest first. */
export async function readPolicies(db: Reader): Promise<CommissionPolicy[]> {
  return db.query(sql`select ${select(COLUMNS)} from commission_policy p order by ${p.effectiveAt}`);
}

/** A version with how far it is: applied once every order that was there before it has been computed by it. */
export interface ListedPolicy extends CommissionPolicy {
  readonly isApplied: boolean;
}

export async function readListedPolicies(db: Reader): Promise<ListedPolicy[]> {
  const isApplied = boolean(sql`coalesce(${r.isDone}, true)`);
  return db.query(sql`
    select ${select({ ...COLUMNS, isApplied })} from commission_policy p
    left join commission_recalculation r on ${r.policyId} = ${p.id} order by ${p.effectiveAt} desc`);
}

/** Adds a version, to be applied to the orders that it holds for. False when another begins at that very instant. */
export async function insertPolicy(
  tx: Tx,
  policy: CommissionPolicy & { readonly createdBy: string },
): Promise<boolean> {
  const inserted = await tx.query(sql`
    ${insertRow(commissionPolicy, policy)} on conflict (effective_at) do nothing
    returning ${select(pick(commissionPolicy, 'id'))}`);
  if (inserted.length === 0) return false;
  const begun = { policyId: policy.id, placedAt: null, orderId: null };
  await tx.query(insertRow(commissionRecalculation, begun));
  return true;
}

/** A version that some orders were not computed by yet, and the last one that was. */
export interface OpenRecalculation {
  readonly policyId: CommissionPolicyId;
  readonly placedAt: Date | null;
  readonly orderId: OrderId | null;
}

export async function readOpenRecalculation(db: Reader): Promise<OpenRecalculation | undefined> {
  const [row] = await db.query(sql`
    select ${select(pick(r, 'policyId', 'placedAt', 'orderId'))} from commission_recalculation r
    where not ${r.isDone} order by ${r.policyId} limit 1`);
  return row;
}

export async function saveRecalculation(tx: Tx, at: OpenRecalculation & { readonly isDone: boolean }): Promise<void> {
  const { policyId, ...reached } = at;
  await tx.query(sql`
    update commission_recalculation set ${assignments(commissionRecalculation, reached)}
    where ${commissionRecalculation.policyId} = ${policyId}`);
}
