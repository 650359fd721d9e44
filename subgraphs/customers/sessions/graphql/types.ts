import { type builder, errorType } from '../../builder.ts';
import { SessionType } from '../../references.ts';
import { InvalidCredentialsError, TooManyAttemptsError } from '../model/errors.ts';
import type { OpenedSession } from '../model/session.ts';

errorType(InvalidCredentialsError, 'InvalidCredentialsError', 'The e-mail address or the password is wrong.');
errorType(TooManyAttemptsError, 'TooManyAttemptsError', 'Too many attempts from one address; wait.', (t) => ({
  retryAt: t.expose('retryAt', { type: 'DateTime', description: 'From when the next attempt is looked at.' }),
}));

/** The field `session` of the payloads that open or renew one; the areas above add whose it is. */
export function sessionField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, OpenedSession>) {
  return t.field({ type: SessionType, description: 'Its tokens.', resolve: (opened) => opened });
}
