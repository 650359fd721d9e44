import { createHash } from 'node:crypto';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName, bearerOf } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { type FieldIssue, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { parseText } from '../identity/model/free-text.ts';
import { readSurvivors } from '../identity/store/customers.ts';
import { consentRecorded } from './events.ts';
import type { ConsentAct, ConsentActState, ConsentChannel, ConsentPurpose } from './model/consent.ts';
import { insertConsentAct } from './store/consent-acts.ts';

export interface RecordConsentInput {
  readonly customerId?: string | null | undefined;
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly address?: string | null | undefined;
  readonly state: ConsentActState;
  readonly happenedAt?: Date | null | undefined;
  readonly isTimeUnknown?: boolean | null | undefined;
  readonly confirmationDueAt?: Date | null | undefined;
  readonly source: string;
  readonly textVersion?: string | null | undefined;
  readonly idempotencyKey: string;
}

const MAX_ADDRESS = 320;
const MAX_SOURCE = 100;
/** Milliseconds by which a client's clock may run ahead. */
const CLOCK_AHEAD_MS = 5 * 60_000;

/** Whose it is: a token's own record, whatever it names; staff and services name anybody. */
function readCustomerId({ actor }: RequestContext, given: string | null | undefined): CustomerId {
  const bearer = bearerOf(actor);
  if (bearer !== undefined) return bearer as CustomerId;
  assertCan(actor, 'customers:write');
  return parseId('cus', given ?? '', 'customerId');
}

/** What an act says, by which the same statement is known again; when we learned it is no part of that. */
function idOf(act: Omit<ConsentAct, 'id' | 'learnedAt' | 'actor'>): string {
  return createHash('sha256').update(JSON.stringify(act)).digest('base64url').slice(0, 32);
}

/**
 * Adds a statement to the log of consents; nothing is ever changed there. The same statement again changes nothing.
 * @throws ValidationError when it lies in the future | NotFoundError
 */
export async function recordConsent(
  deps: CustomersDeps,
  request: RequestContext,
  input: RecordConsentInput,
): Promise<{ customerId: CustomerId }> {
  const customerId = readCustomerId(request, input.customerId);
  const learnedAt = deps.clock.now();
  const happenedAt = input.isTimeUnknown ? null : (input.happenedAt ?? learnedAt);
  const issues: FieldIssue[] = [];
  if (happenedAt && happenedAt.getTime() > learnedAt.getTime() + CLOCK_AHEAD_MS) {
    issues.push({ path: 'happenedAt', issueCode: 'TOO_LARGE', message: 'is in the future' });
  }
  const source = parseText(input.source, 'source', MAX_SOURCE);
  if (!source) issues.push({ path: 'source', issueCode: 'REQUIRED', message: 'must say where it was given' });
  if (!source || issues.length > 0) throw new ValidationError(issues);
  const said = {
    customerId,
    purpose: input.purpose,
    channel: input.channel,
    address: parseText(input.address, 'address', MAX_ADDRESS)?.toLowerCase() ?? '',
    state: input.state,
    happenedAt,
    confirmationDueAt: input.state === 'PENDING' ? (input.confirmationDueAt ?? null) : null,
    source,
    textVersion: parseText(input.textVersion, 'textVersion', MAX_SOURCE) ?? '',
  };
  const act = { ...said, id: idOf(said), learnedAt, actor: actorName(request.actor) };
  const call = {
    scope: `record-consent:${actorName(request.actor)}`,
    key: parseIdempotencyKey(input.idempotencyKey),
    body: { ...said, happenedAt: input.happenedAt ?? null },
  };
  const { result } = await deps.db.inTransaction('record-consent', (tx) =>
    once(tx, call, async () => {
      if (!(await readSurvivors(tx, [customerId])).has(customerId)) {
        throw new NotFoundError('customer', customerId, 'customerId');
      }
      if (await insertConsentAct(tx, act)) await appendEvents(tx, 'customers', [consentRecorded(act)]);
      return { customerId };
    }),
  );
  return result;
}
