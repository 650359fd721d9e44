import type { Letter } from './message.ts';

/** Hands letters to what carries them. */
export interface Mailer {
  /**
   * Resolves once the letter is taken.
   * @param id the same for the same letter, so that one that is sent twice can be known.
   */
  send(letter: Letter & { readonly id: string; readonly recipient: string }): Promise<void>;
}
