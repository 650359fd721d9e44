import { builder, errorType } from '../../builder.ts';
import { TooManyAttemptsError } from '../model/errors.ts';
import type { OpenedSession } from '../model/session.ts';

errorType(TooManyAttemptsError, 'TooManyAttemptsError', 'Too many wrong passwords for one account; wait.');

/** A payload with the tokens of a session; the areas above add whose it is. */
export function sessionPayloadType(name: string, description: string) {
  return builder.objectRef<OpenedSession>(name).implement({
    description,
    fields: (t) => ({
      token: t.exposeString('accessToken', { description: 'Access token: `Authorization: Bearer <token>`.' }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
      refreshToken: t.exposeString('refreshToken', {
        description: 'Renews the session, once; presenting it a second time ends the session.',
      }),
    }),
  });
}
