import { isTransient } from '#kernel/database/database.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { resolveIdentities } from '../identity/resolve-identities.ts';
import { joinAccount } from './join-account.ts';
import { claimUnjoined, hasUnjoined, postponeJoin, type WaitingAccount } from './store/credentials.ts';

/** How long an account that could not be joined waits: the others do not wait for it. */
const RETRY_MS = 5 * MINUTE;

/**
 * Joins accounts that were opened to who is known by their address. It comes after the sign-up has answered, since the
 * work tells whether anybody is known by it.
 */
export async function joinAccounts(deps: CustomersDeps): Promise<void> {
  // It looks each second: without a transaction while nobody has signed up.
  if (await hasUnjoined(deps.db, deps.clock.now())) while (await joinNext(deps));
}

/** Whether there was one. */
async function joinNext(deps: CustomersDeps): Promise<boolean> {
  const now = deps.clock.now();
  let account: WaitingAccount | undefined;
  try {
    await resolveIdentities(deps.db, 'join-accounts', async (tx, resolve) => {
      account = await claimUnjoined(tx, now);
      if (account) await joinAccount(tx, resolve, { ...account, isProved: false }, account.createdAt);
    });
  } catch (error) {
    // What the work was not at fault for is over a moment later.
    if (!account || isTransient(error)) throw error;
    deps.logger.error('an account could not be joined to who is known by its address; it is tried again later', {
      customerId: account.customerId,
      error,
    });
    await postponeJoin(deps.db, account.customerId, new Date(now.getTime() + RETRY_MS));
  }
  return account !== undefined;
}
