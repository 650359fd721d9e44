import type { OneTimeLinkId } from '../../../shared/ids.ts';
import type { MessageKind } from './message.ts';

/** Signs one-time links: nobody who reads the database can make one, and one made for a purpose serves no other. */
export interface LinkSigner {
  sign(purpose: MessageKind, id: OneTimeLinkId): string;
  /** The link that the text was signed for; undefined for any other text. */
  read(purpose: MessageKind, linkToken: string): OneTimeLinkId | undefined;
}
