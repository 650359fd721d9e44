import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { stateBearer } from '../identity/change-graph.ts';
import { claimGuest } from '../identity/claim-guest.ts';
import { lockComponents, setBearer } from '../identity/store/components.ts';
import { markVerified, readLoneRecord, reserveAddress } from '../identity/store/identifiers.ts';

/**
 * Opens to an account what its bearer has proved by the address: the record that is known by the address and by nothing
 * else, and the records of guests who named that address alone. What was written under other identifiers as well stays
 * closed: nobody has proved those.
 * @param proof.guestIds guests whose every order named the address; the caller has ended their sessions.
 * @returns the events to publish.
 */
export async function proveAddress(
  tx: Tx,
  proof: { readonly accountId: CustomerId; readonly email: string; readonly guestIds: readonly CustomerId[] },
  at: Date,
): Promise<NewEvent[]> {
  const { accountId, email, guestIds } = proof;
  await reserveAddress(tx, email);
  await markVerified(tx, email, at);
  const record = await readLoneRecord(tx, email);
  await lockComponents(tx, [accountId, ...guestIds, ...(record ? [record] : [])]);
  const events: NewEvent[] = [];
  for (const guestId of guestIds) events.push(...((await claimGuest(tx, { guestId, accountId }, at)) ?? []));
  if (record && (await setBearer(tx, record, accountId, at))) events.push(...(await stateBearer(tx, record, at)));
  return events;
}
