import { DAY, HOUR } from '#kernel/values/time.ts';
import type { OneTimeLinkId } from '../../../shared/ids.ts';
import type { MessageKind } from '../../messages/model/message.ts';

/** A link that was mailed to an address; it works once, and for a time. */
export interface OneTimeLink {
  readonly id: OneTimeLinkId;
  readonly purpose: MessageKind;
  readonly email: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** For how long each kind of link works: one that sets a password for less. */
export const LINK_LIFETIME_MS: Readonly<Record<MessageKind, number>> = {
  RESET_PASSWORD: HOUR,
  RESET_STAFF_PASSWORD: HOUR,
  VERIFY_EMAIL: DAY,
};
