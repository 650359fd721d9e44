import type { MessageId, OneTimeLinkId } from '../../../shared/ids.ts';

/** Why somebody is written to, and what the link in the message is good for. */
export const MESSAGE_KINDS = ['RESET_PASSWORD', 'RESET_STAFF_PASSWORD', 'VERIFY_EMAIL'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Languages in which messages are written. */
export type MessageLanguage = 'en' | 'fr';

/** A message of the outbox. Its link is signed when it is sent: no copy of the table lets anybody in. */
export interface Message {
  readonly id: MessageId;
  readonly kind: MessageKind;
  readonly recipient: string;
  readonly language: MessageLanguage;
  readonly linkId: OneTimeLinkId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A message as it is read. */
export interface Email {
  readonly subject: string;
  readonly text: string;
}
