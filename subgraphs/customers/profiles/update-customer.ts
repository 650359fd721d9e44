import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName, bearerOf } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { IdentifierKind } from '../../shared/identifier-kinds.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { type Customer, isSelf, type ProfileChange } from '../identity/model/customer.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import { lockComponents } from '../identity/store/components.ts';
import { readBearer, readCustomers, updateProfile } from '../identity/store/customers.ts';
import { parseLocale, parseName } from './model/profile-input.ts';

type Given = string | null | undefined;

export interface UpdateCustomerInput {
  readonly customerId: string;
  readonly firstName?: Given;
  readonly lastName?: Given;
  readonly email?: Given;
  readonly phone?: Given;
  readonly language?: Given;
  /** When given, the change is refused if the customer has changed since. */
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

function parseContact(kind: IdentifierKind, raw: string, path: string): string {
  const contact = normalizeIdentifier(kind, raw);
  if (!contact) throw new ValidationError([{ path, issueCode: 'NOT_ALLOWED', message: 'cannot be used' }]);
  return contact.value;
}

/** Absent stays absent, null and empty clear, the rest is read. */
function readChange(input: UpdateCustomerInput): ProfileChange {
  const read = (raw: Given, parse: (value: string) => string | undefined) =>
    raw === undefined ? undefined : raw === null || raw.trim() === '' ? null : (parse(raw) ?? null);
  const change = {
    firstName: read(input.firstName, (raw) => parseName(raw, 'firstName')),
    lastName: read(input.lastName, (raw) => parseName(raw, 'lastName')),
    email: read(input.email, (raw) => parseContact('EMAIL', raw, 'email')),
    phone: read(input.phone, (raw) => parseContact('PHONE', raw, 'phone')),
    locale: read(input.language, (raw) => parseLocale(raw, 'language')),
  };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** Of a token its bearer's own records, so that no joined one is changed by it; else the whole person. */
async function readPerson(tx: Tx, { actor }: RequestContext, id: CustomerId): Promise<Customer | undefined> {
  const bearer = bearerOf(actor);
  if (bearer === undefined) {
    assertCan(actor, 'customers:write');
    return (await readCustomers(tx, [id]))[0];
  }
  const own = await readBearer(tx, bearer);
  if (!own?.memberIds.includes(id)) throw new ForbiddenError();
  return own;
}

/**
 * Changes how a customer is addressed. Customers may change themselves but for the e-mail address, which needs proof.
 * It does not change how a customer is recognized: that is `identifyCustomer`.
 * @throws ConflictError when it changed since `expectedVersion`.
 */
export async function updateCustomer(
  deps: CustomersDeps,
  request: RequestContext,
  input: UpdateCustomerInput,
): Promise<string> {
  const id = parseId('cus', input.customerId, 'customerId');
  const change = readChange(input);
  const at = deps.clock.now();
  const work = async (tx: Tx) => {
    await lockComponents(tx, [id]);
    const customer = await readPerson(tx, request, id);
    if (!customer) throw new NotFoundError('customer', id, 'customerId');
    if (isSelf(request.actor, customer) && change.email !== undefined) {
      throw new ForbiddenError('A new e-mail address needs proof; customer service can change it');
    }
    const { expectedVersion } = input;
    if (typeof expectedVersion === 'number' && expectedVersion !== customer.version) {
      const message = 'This customer has been changed since; read it again';
      throw new ConflictError(message, 'VERSION_CONFLICT', customer.version);
    }
    if (Object.keys(change).length > 0) await updateProfile(tx, customer, change, at);
    return customer.id;
  };
  return deps.db.inTransaction('update-customer', async (tx) => {
    if (!input.idempotencyKey) return work(tx);
    const call = {
      scope: `update-customer:${actorName(request.actor)}`,
      key: parseIdempotencyKey(input.idempotencyKey),
    };
    return (await once(tx, { ...call, body: { id, change } }, () => work(tx))).result;
  });
}
