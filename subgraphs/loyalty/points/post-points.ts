import type { Tx } from '#kernel/database/database.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { pointsChanged } from './events.ts';
import { type Account, applyChange, countable } from './model/account.ts';
import type { Entry, Posting } from './model/entry.ts';
import { lockAccountsToPost } from './store/accounts.ts';
import { insertEntries } from './store/entries.ts';

/**
 * Posts changes to points accounts: entries, balances and events together, each cause (`key`) once.
 * Accounts are locked in the order of their customers, so any number of callers can run at once.
 * Two statements, however many postings.
 * @returns the entries that were new.
 */
export async function postPoints(tx: Tx, postings: readonly Posting[], now: Date): Promise<Entry[]> {
  if (postings.length === 0) return [];
  const locked = await lockAccountsToPost(tx, postings, now);
  const accounts = new Map<CustomerId, Account>(locked.accounts.map((account) => [account.customerId, account]));
  const posted = new Set(locked.posted);
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
  const events = entries.map(({ customerId, isHistory, ...entry }) =>
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
  );
  if (entries.length > 0) await insertEntries(tx, entries, [...accounts.values()], events);
  return entries;
}
