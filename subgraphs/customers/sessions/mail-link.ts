import type { Reader } from '#kernel/database/database.ts';
import { newId } from '#kernel/values/ids.ts';
import type { MessageKind, MessageLanguage } from '../messages/model/message.ts';
import { insertMessage } from '../messages/store/messages.ts';
import { LINK_LIFETIME_MS } from './model/one-time-link.ts';
import { insertLink } from './store/one-time-links.ts';

/** Languages of requests begin with one that messages are written in; English stands for all others. */
function messageLanguage(tag: string): MessageLanguage {
  return tag.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/**
 * Writes a one-time link and the message that brings it; sent after commit, if the address has such an account.
 * @returns until when it works.
 */
export async function mailLink(
  db: Reader,
  mail: { readonly purpose: MessageKind; readonly email: string; readonly language: string },
  at: Date,
): Promise<Date> {
  const { purpose, email } = mail;
  const link = { id: newId('lnk'), purpose, email, createdAt: at };
  const expiresAt = new Date(at.getTime() + LINK_LIFETIME_MS[purpose]);
  await insertLink(db, { ...link, expiresAt });
  const language = messageLanguage(mail.language);
  const message = { id: newId('msg'), kind: purpose, recipient: email, language, linkId: link.id };
  await insertMessage(db, { ...message, createdAt: at, expiresAt });
  return expiresAt;
}
