import type { CustomersDeps } from '../deps.ts';
import type { Letter, Message } from './model/message.ts';
import { writeLetter } from './model/write-letter.ts';

/**
 * Where a link leads: to a page that acts when its reader presses, since scanners of mail open what they find. What is
 * secret stands behind the #, which no server is sent and no log keeps.
 */
function toUrl({ config, links }: CustomersDeps, { kind, language, linkId }: Message): string {
  const linkToken = links.sign(kind, linkId);
  if (kind === 'RESET_STAFF_PASSWORD') return `${config.publicUrl.replace(/\/$/, '')}/admin/login#${linkToken}`;
  const page = kind === 'RESET_PASSWORD' ? 'reset-password' : 'verify-email';
  return `${config.accountUrl.replace(/\/$/, '')}/${page}?language=${language}#${linkToken}`;
}

/** A message as its recipient reads it, with its link signed. */
export function composeLetter(deps: CustomersDeps, message: Message): Letter & { readonly linkUrl: string } {
  const linkUrl = toUrl(deps, message);
  return { ...writeLetter(message.kind, message.language, linkUrl), linkUrl };
}
