import type { Email } from './message.ts';

/** Hands e-mails to what carries them. */
export interface Mailer {
  /**
   * Resolves once the e-mail is taken.
   * @param id the same for the same e-mail, so that one that is sent twice can be known.
   */
  send(mail: Email & { readonly id: string; readonly recipient: string }): Promise<void>;
}
