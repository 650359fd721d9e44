import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { type Proved, proveByLink } from './prove-by-link.ts';

/** Proves the address of an account by the link that was mailed to it. @throws ValidationError | UnavailableError */
export function verifyEmail(
  deps: CustomersDeps,
  request: RequestContext,
  { linkToken }: { readonly linkToken: string },
): Promise<Proved> {
  return proveByLink(deps, request, { purpose: 'VERIFY_EMAIL', linkToken });
}
