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
  /** Public keys, as a JSON Web Key Set. */
  readonly publicKeys: { readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>> };
}
