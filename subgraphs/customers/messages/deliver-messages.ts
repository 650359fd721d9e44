import type { CustomersDeps } from '../deps.ts';
import { composeEmail } from './compose-email.ts';
import type { Mailer } from './model/mailer.ts';
import { MESSAGE_KINDS } from './model/message.ts';
import { type ClaimedMessage, claimMessages, deleteMessages, markSent } from './store/messages.ts';

/** Seconds after which a message whose sender said nothing more is sent by another. */
const LEASE_SECONDS = 60;

/** Those whose recipients have an account; the others are forgotten: who asked does not learn which it was. */
async function withoutStrangers(deps: CustomersDeps, claimed: readonly ClaimedMessage[]): Promise<ClaimedMessage[]> {
  const meant: ClaimedMessage[] = [];
  for (const kind of MESSAGE_KINDS) {
    const messages = claimed.filter((one) => one.kind === kind);
    if (messages.length === 0) continue;
    const emails = messages.map(({ recipient }) => recipient);
    const known = new Set(await deps.addressees[kind](deps.db, emails));
    meant.push(...messages.filter(({ recipient }) => known.has(recipient)));
  }
  const strangers = claimed.filter((one) => !meant.includes(one)).map(({ id }) => id);
  if (strangers.length > 0) await deleteMessages(deps.db, strangers);
  return meant;
}

async function deliver(deps: CustomersDeps, mailer: Mailer, message: ClaimedMessage): Promise<void> {
  const { id, recipient, attempts, kind } = message;
  try {
    await mailer.send({ ...composeEmail(deps, message), id, recipient });
  } catch (error) {
    // It is tried again when its lease ends. The reason may name the recipient: the code says enough.
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    deps.logger.warn('a message was not taken, it will be sent again', { id, kind, attempts, code, responseCode });
    return;
  }
  await markSent(deps.db, id, deps.clock.now());
}

/** Sends what is due. A message leaves at least once: a sender that dies in between leaves it to the next. */
export async function deliverMessages(deps: CustomersDeps): Promise<void> {
  const { mailer } = deps;
  if (!mailer) return;
  const claimed = await claimMessages(deps.db, deps.clock.now(), LEASE_SECONDS);
  if (claimed.length === 0) return;
  for (const message of await withoutStrangers(deps, claimed)) await deliver(deps, mailer, message);
}
