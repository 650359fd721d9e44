import type { CustomersDeps } from '../deps.ts';
import type { Email, Message } from './model/message.ts';
import { writeEmail } from './model/write-email.ts';

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
export function composeEmail(deps: CustomersDeps, message: Message): Email & { readonly linkUrl: string } {
  const linkUrl = toUrl(deps, message);
  return { ...writeEmail(message.kind, message.language, linkUrl), linkUrl };
}
