import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { pointsChanged } from './events.ts';
import { type Account, applyChange, countable } from './model/account.ts';
import type { Entry, Posting } from './model/entry.ts';
import { lockOrCreateAccounts, saveAccounts } from './store/accounts.ts';
import { insertEntries, readPostedKeys } from './store/entries.ts';

/**
 * Posts changes to points accounts: entries, balances and events together, each cause (`key`) once.
 * Accounts are locked in the order of their customers, so any number of callers can run at once.
 * Six statements, however many postings.
 * @returns the entries that were new.
 */
export async function postPoints(tx: Tx, postings: readonly Posting[], now: Date): Promise<Entry[]> {
  if (postings.length === 0) return [];
  const accounts = new Map<CustomerId, Account>();
  for (const account of await lockOrCreateAccounts(
    tx,
    postings.map((posting) => posting.customerId),
    now,
  )) {
    accounts.set(account.customerId, account);
  }
  const posted = await readPostedKeys(
    tx,
    postings.map((posting) => posting.key),
  );
  const entries: Array<Entry & Pick<Posting, 'customerId' | 'isHistory'>> = [];
  for (const posting of postings) {
    const account = accounts.get(posting.customerId);
    if (!account || posted.has(posting.key)) continue;
    posted.add(posting.key);
    const points = countable(account, posting.points);
    const balance = applyChange(account, points);
    accounts.set(posting.customerId, { ...account, ...balance });
    const balanceAfter = balance.points - balance.debt;
    entries.push({ ...posting, points, id: newId('len'), accountId: account.id, balanceAfter });
  }
  await insertEntries(tx, entries);
  if (entries.length > 0) await saveAccounts(tx, [...accounts.values()]);
  await appendEvents(
    tx,
    'loyalty',
    entries.map(({ customerId, isHistory, ...entry }) =>
      pointsChanged({
        accountId: entry.accountId,
        customerId,
        entryId: entry.id,
        kind: entry.kind,
        points: entry.points,
        orderId: entry.orderId,
        balance: entry.balanceAfter,
        occurredAt: entry.occurredAt,
        postedAt: isHistory ? null : now,
      }),
    ),
  );
  return entries;
}
