import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { type IdentifierKind, normalizeIdentifier } from './model/identifiers.ts';
import { readSurvivors } from './store/customers.ts';
import { readIdentifiers } from './store/identifiers.ts';

/** The survivor that an identifier leads to; undefined for unknown, unusable and shared ones alike. */
export async function findCustomerByIdentifier(
  deps: CustomersDeps,
  request: RequestContext,
  asked: { readonly kind: IdentifierKind; readonly value: string },
): Promise<string | undefined> {
  assertCan(request.actor, 'customers:read');
  const identifier = normalizeIdentifier(asked.kind, asked.value);
  const [known] = identifier ? await readIdentifiers(deps.db, [identifier]) : [];
  if (!known || known.shared) return undefined;
  return (await readSurvivors(deps.db, [known.customerId])).get(known.customerId);
}
