import type { CustomerId, SessionId } from '../../../shared/ids.ts';

/** The subject of a token, of which the gateway makes the actor. */
type TokenSubject =
  | { readonly kind: 'customer' | 'guest'; readonly subjectId: string; readonly sessionId: string }
  | {
      readonly kind: 'staff';
      readonly subjectId: string;
      readonly sessionId: string;
      readonly roles: readonly string[];
      readonly locationIds: readonly string[];
    };

/** Signs access tokens; holds the private key. */
export interface TokenSigner {
  sign(subject: TokenSubject, issuedAt: Date): Promise<{ accessToken: string; expiresAt: Date }>;
  /** The guest and the session that a token of a guest belongs to; undefined for any other text, and when it is over. */
  readGuest(accessToken: string, at: Date): Promise<{ guestId: CustomerId; sessionId: SessionId } | undefined>;
  /** Public keys, as a JSON Web Key Set. */
  readonly publicKeys: { readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>> };
}
