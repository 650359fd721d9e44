import type { RequestContext } from '#kernel/request/context.ts';
import type { IdentifierKind } from '../../shared/identifier-kinds.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from './model/identifiers.ts';
import { readSurvivors } from './store/customers.ts';
import { readIdentifiers } from './store/identifiers.ts';

/** One key of a customer; exactly one is given. */
export interface CustomerRefInput {
  readonly id?: string | null | undefined;
  readonly identifier?: { readonly kind: IdentifierKind; readonly value: string } | null | undefined;
}

/** An id of the customer that is named; undefined for unknown, unusable and shared identifiers alike. */
export async function findCustomer(
  deps: CustomersDeps,
  request: RequestContext,
  { id, identifier: asked }: CustomerRefInput,
): Promise<string | undefined> {
  if (!asked) return id ?? undefined;
  assertCan(request.actor, 'customers:read');
  const identifier = normalizeIdentifier(asked.kind, asked.value);
  const [known] = identifier ? await readIdentifiers(deps.db, [identifier]) : [];
  if (!known || known.shared) return undefined;
  return (await readSurvivors(deps.db, [known.customerId])).get(known.customerId);
}
