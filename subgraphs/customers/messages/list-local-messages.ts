import type { Actor } from '#kernel/request/actor.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { composeEmail } from './compose-email.ts';
import type { Email, Message } from './model/message.ts';
import { readSentMessages } from './store/messages.ts';

/** Messages of the outbox that are shown. */
const SHOWN_MESSAGES = 50;

export interface LocalMessage extends Message, Email {
  readonly linkUrl: string;
  readonly sentAt: Date | null;
}

/**
 * The newest messages of an instance that hands none to a mail server; null where one does, and in production: their
 * links would let staff into any account.
 */
export async function listLocalMessages(deps: CustomersDeps, actor: Actor): Promise<LocalMessage[] | null> {
  assertCan(actor, 'staff:write');
  const { mode, mail } = deps.config;
  if (mode === 'production' || mail.smtpUrl !== undefined) return null;
  const messages = await readSentMessages(deps.db, SHOWN_MESSAGES);
  return messages.map((message) => ({ ...message, ...composeEmail(deps, message) }));
}
