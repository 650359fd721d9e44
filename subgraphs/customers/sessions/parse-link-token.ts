import { ValidationError } from '#kernel/values/errors.ts';
import type { OneTimeLinkId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import type { MessageKind } from '../messages/model/message.ts';

/** A link that is no link, was used, or is over: which of them is not disclosed. */
export function linkIsOver(): ValidationError {
  const message = 'This link was used or has expired; ask for another one';
  return new ValidationError([{ path: 'linkToken', issueCode: 'NOT_ALLOWED', message }]);
}

/** The link that a text was signed for, for that purpose. @throws ValidationError when it was not. */
export function parseLinkToken({ links }: CustomersDeps, purpose: MessageKind, linkToken: string): OneTimeLinkId {
  const id = links.read(purpose, linkToken.slice(0, 200));
  if (!id) throw linkIsOver();
  return id;
}
