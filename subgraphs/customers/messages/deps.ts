import type { Reader } from '#kernel/database/database.ts';
import type { LinkSigner } from './model/link-signer.ts';
import type { Mailer } from './model/mailer.ts';
import type { MessageKind } from './model/message.ts';

declare module '../deps.ts' {
  interface CustomersDeps {
    readonly links: LinkSigner;
    /** Absent in production without a server: e-mails wait. */
    readonly mailer: Mailer | undefined;
    /** Those of the addresses that have an account of the kind that a message is about, from the areas above. */
    readonly addressees: Readonly<Record<MessageKind, (db: Reader, emails: readonly string[]) => Promise<string[]>>>;
  }
}
