import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { givenId } from '../../../shared/given-ids.ts';
import type { StaffId } from '../../../shared/ids.ts';
import { can, storesAskedFor } from '../../../shared/permissions.ts';
import type { Period } from '../../periods/model/period.ts';

/** Which entries of the ledger are read. */
export interface CommissionScope {
  readonly period: Period;
  readonly zone: string;
  readonly currency: string;
  /** That of the shop: in it, orders of other currencies count too, by the rates stored with them. */
  readonly shopCurrency: string;
  readonly channels: readonly string[];
  /** Of these stores; of all, and of none, when empty. */
  readonly locationIds: readonly string[];
  /** Of one associate alone. */
  readonly staffId: StaffId | null;
}

/**
 * Whose commissions a caller reads: everybody their own wherever it was earned; of others, staff with
 * `commissions:read`, and of these the ones bound to stores those of the stores alone.
 * @throws ForbiddenError
 */
export function readableCommissions(
  actor: Actor,
  asked: { readonly staffId: string | null; readonly locationIds: readonly string[] },
): Pick<CommissionScope, 'staffId' | 'locationIds'> {
  const own = actor.kind === 'staff' ? actor.staffId : null;
  if (!can(actor, 'commissions:read')) {
    if (own === null || (asked.staffId !== null && asked.staffId !== own)) {
      throw new ForbiddenError('You may see what you earned yourself');
    }
    return { staffId: givenId('stf', own), locationIds: asked.locationIds };
  }
  const staffId = asked.staffId === null ? null : givenId('stf', asked.staffId);
  if (asked.staffId !== null && asked.staffId === own) return { staffId, locationIds: asked.locationIds };
  return { staffId, locationIds: storesAskedFor(actor, asked.locationIds) };
}
