import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { changeGraph, stateBearer } from './change-graph.ts';
import { customerRegistered } from './events.ts';
import { holderIdentifier } from './model/holder-identifier.ts';
import { lockComponents, setBearer } from './store/components.ts';
import { insertCustomers } from './store/customers.ts';
import { insertIdentifiers, readIdentifiers } from './store/identifiers.ts';

/**
 * Gives what a guest did to the account whose bearer showed the guest's token: from now on the account's tokens read and
 * spend it, and the two are one customer. The caller has ended the guest's session, so that nobody shows it twice.
 * @returns the events to publish, or undefined when another account has it already.
 */
export async function claimGuest(
  tx: Tx,
  claim: { readonly guestId: CustomerId; readonly accountId: CustomerId },
  at: Date,
): Promise<NewEvent[] | undefined> {
  const { guestId, accountId } = claim;
  const source = 'guest';
  await insertCustomers(tx, [{ id: guestId, source, createdAt: at, profile: {} }]);
  const identifier = { ...holderIdentifier(guestId), id: newId('idf'), customerId: guestId, source, firstSeenAt: at };
  const isNew = await insertIdentifiers(tx, [{ ...identifier, shared: false }]);
  await lockComponents(tx, [guestId, accountId]);
  if (!(await setBearer(tx, guestId, accountId, at))) return undefined;
  const [known] = await readIdentifiers(tx, [holderIdentifier(guestId)]);
  const [leftId, rightId] = guestId < accountId ? [guestId, accountId] : [accountId, guestId];
  const evidence = known && !known.shared ? [{ leftId, rightId, evidenceIds: [known.id] }] : [];
  const made = new Set(isNew ? [guestId] : []);
  const joined = await changeGraph(tx, { at, actor: 'evidence', evidence, made });
  const registered = isNew ? [customerRegistered(guestId, source, at)] : [];
  return [...registered, ...(joined.length > 0 ? joined : await stateBearer(tx, guestId, at))];
}
