import { languageOf, type RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import type { MessageKind } from '../messages/model/message.ts';
import { mailLink } from './mail-link.ts';
import { mailLimits } from './model/attempt-limit.ts';
import { TooManyAttemptsError } from './model/errors.ts';
import { LINK_LIFETIME_MS } from './model/one-time-link.ts';
import { takeAttempt } from './take-attempt.ts';

/** False when the address was written to as often as it may be: the links that were sent go on working. */
async function mayBeWrittenTo(deps: CustomersDeps, limit: ReturnType<typeof mailLimits>['recipient']) {
  try {
    await takeAttempt(deps, [limit]);
    return true;
  } catch (error) {
    if (error instanceof TooManyAttemptsError) return false;
    throw error;
  }
}

/**
 * Has a link mailed to an address. The answer and the work are the same whether or not the address has an account: who
 * sends the message finds out.
 * @returns until when the link works.
 * @throws TooManyAttemptsError | ValidationError
 */
export async function requestLink(
  deps: CustomersDeps,
  request: RequestContext,
  asked: { readonly purpose: MessageKind; readonly email: string },
): Promise<Date> {
  const { purpose } = asked;
  const email = normalizeIdentifier('EMAIL', asked.email)?.value;
  if (email === undefined)
    throw new ValidationError([
      { path: 'email', issueCode: 'INVALID_FORMAT', message: 'not an e-mail address that can be used' },
    ]);
  const { recipient, all } = mailLimits(`${purpose} ${email}`, request.address);
  await takeAttempt(deps, [all]);
  const at = deps.clock.now();
  if (!(await mayBeWrittenTo(deps, recipient))) return new Date(at.getTime() + LINK_LIFETIME_MS[purpose]);
  return deps.db.inTransaction('request-link', (tx) =>
    mailLink(tx, { purpose, email, language: languageOf(request) }, at),
  );
}
