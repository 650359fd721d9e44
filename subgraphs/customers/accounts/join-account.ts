import type { Tx } from '#kernel/database/database.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { Identifier } from '../identity/model/identifiers.ts';
import type { Observation } from '../identity/model/identity-plan.ts';
import type { Resolution } from '../identity/resolve-identities.ts';
import { readIdentifiers, reserveAddress } from '../identity/store/identifiers.ts';
import { insertReviews } from '../identity/store/merge-reviews.ts';
import { markJoined } from './store/credentials.ts';

/**
 * Joins an account to who is known by its address, for figures and staff, and keeps the record of the address for the
 * address alone. Where nobody has proved that they opened the account a person may look.
 * @returns where the log stands after it; undefined when nothing changed.
 */
export async function joinAccount(
  tx: Tx,
  resolve: (observations: readonly Observation[], at: Date) => Promise<Resolution>,
  account: { readonly customerId: CustomerId; readonly email: string; readonly isProved: boolean },
  at: Date,
): Promise<string | undefined> {
  const { customerId, email, isProved } = account;
  const address: Identifier = { kind: 'EMAIL', value: email };
  const [known] = await readIdentifiers(tx, [address]);
  if (known && !isProved) {
    const customerIds = [known.customerId, customerId];
    const subject = customerId;
    await insertReviews(tx, [{ kind: 'UNVERIFIED_CLAIM', subject, identifierId: known.id, customerIds }], at);
  }
  const seen = { ref: customerId, holderId: customerId, identifiers: [address], source: 'sign-up', seenAt: at };
  const { position } = await resolve([seen], at);
  await reserveAddress(tx, email);
  await markJoined(tx, customerId, at);
  return position;
}
