import { languageOf, type RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import type { MessageKind } from '../messages/model/message.ts';
import { countMail } from './count-mail.ts';
import { mailLink } from './mail-link.ts';
import { mailLimits } from './model/attempt-limit.ts';
import { LINK_LIFETIME_MS } from './model/one-time-link.ts';
import { takeAttempt } from './take-attempt.ts';

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
  const { all } = mailLimits(`${purpose} ${email}`, request.address);
  await takeAttempt(deps, [all]);
  const at = deps.clock.now();
  if (!(await countMail(deps, purpose, email))) return new Date(at.getTime() + LINK_LIFETIME_MS[purpose]);
  return deps.db.inTransaction('request-link', (tx) =>
    mailLink(tx, { purpose, email, language: languageOf(request) }, at),
  );
}
