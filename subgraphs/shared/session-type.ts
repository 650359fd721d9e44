import type { SchemaTypes } from '@pothos/core';

/** The tokens of a session as its owner is given them. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

/** `Session`, the same type in every domain that opens one or hands one on. */
export function sessionType<Types extends SchemaTypes>(builder: PothosSchemaTypes.SchemaBuilder<Types>) {
  const ref = builder.objectRef<SessionTokens>('Session');
  ref.implement({
    description: 'The tokens of a session of a customer, a guest or a member of staff.',
    shareable: true,
    fields: (t) =>
      ({
        accessToken: t.exposeString(
          'accessToken' as never,
          {
            description: 'Sent with every request as `Authorization: Bearer <accessToken>`.',
            nullable: false,
          } as never,
        ),
        refreshToken: t.exposeString(
          'refreshToken' as never,
          {
            description:
              'Renews the session by `refreshSession`. It serves once; shown again within 30 seconds it is forgiven, later it ends the session.',
            nullable: false,
          } as never,
        ),
        expiresAt: t.expose(
          'expiresAt' as never,
          {
            type: 'DateTime',
            description: 'When the access token ends, a quarter of an hour after it was issued.',
            nullable: false,
          } as never,
        ),
      }) as never,
  });
  return ref;
}
