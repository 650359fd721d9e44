import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import type { LocationId, StaffId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan, can } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { parseText } from '../identity/model/free-text.ts';
import { readSurvivors } from '../identity/store/customers.ts';
import { insertTimelineEntries } from '../timeline/store/timeline-entries.ts';
import { interactionRecorded } from './events.ts';
import type { InteractionKind } from './model/interaction.ts';
import { insertInteractions } from './store/interactions.ts';

export interface RecordInteractionInput {
  readonly customerId: string;
  readonly kind: InteractionKind;
  readonly staffMemberId?: string | null | undefined;
  readonly locationId?: string | null | undefined;
  readonly variantIds?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
  /** -2 (annoyed) to 2 (delighted). */
  readonly sentiment?: number | null | undefined;
  readonly idempotencyKey: string;
}

const MAX_VARIANTS = 50;
const MAX_NOTE = 2_000;

function parseInput(input: RecordInteractionInput) {
  const { sentiment = null, variantIds } = input;
  const note = parseText(input.note, 'note', MAX_NOTE) ?? null;
  const issues = [
    ...boundIssues('sentiment', sentiment ?? 0, { min: -2, max: 2 }, 'size', 'must be a whole number from -2 to 2'),
    ...boundIssues(
      'variantIds',
      variantIds?.length ?? 0,
      { min: 0, max: MAX_VARIANTS },
      'length',
      `at most ${MAX_VARIANTS}`,
    ),
  ];
  if (issues.length > 0) throw new ValidationError(issues);
  return {
    customerId: parseId('cus', input.customerId, 'customerId'),
    locationId: input.locationId ? parseId('loc', input.locationId, 'locationId') : null,
    staffId: input.staffMemberId ? parseId('stf', input.staffMemberId, 'staffMemberId') : null,
    variantIds: (variantIds ?? []).map((id, index) => parseId('var', id, `variantIds.${index}`)),
    kind: input.kind,
    note,
    sentiment,
  };
}

/** In whose name: the caller's own, unless they administer the staff. */
function readStaffId(request: RequestContext, given: StaffId | null): StaffId | null {
  const { actor } = request;
  const own = actor.kind === 'staff' ? (actor.staffId as StaffId) : null;
  if (given !== null && given !== own && !can(actor, 'staff:write')) {
    throw new ForbiddenError('You can record what you did yourself');
  }
  return given ?? own;
}

/** Records a moment between a customer and staff; the next read of the timeline shows it. */
export async function recordInteraction(
  deps: CustomersDeps,
  request: RequestContext,
  input: RecordInteractionInput,
): Promise<{ interactionId: string; customerId: string }> {
  const { actor } = request;
  assertCan(actor, 'customers:write');
  const parsed = parseInput(input);
  const ownStore =
    actor.kind === 'staff' && actor.locationIds.length === 1 ? (actor.locationIds[0] as LocationId) : undefined;
  const locationId = parsed.locationId ?? ownStore ?? null;
  if (locationId !== null) assertAtLocation(actor, locationId);
  const occurredAt = deps.clock.now();
  const fields = { ...parsed, staffId: readStaffId(request, parsed.staffId), locationId };
  const call = { scope: `record-interaction:${actorName(actor)}`, key: parseIdempotencyKey(input.idempotencyKey) };
  const { result } = await deps.db.inTransaction('record-interaction', (tx) =>
    once(tx, { ...call, body: fields }, async () => {
      const survivors = await readSurvivors(tx, [parsed.customerId]);
      if (!survivors.has(parsed.customerId)) throw new NotFoundError('customer', parsed.customerId, 'customerId');
      const interaction = { ...fields, id: newId('int'), occurredAt };
      await insertInteractions(tx, [interaction]);
      const { id, customerId, staffId, kind, variantIds } = interaction;
      const entry = { id, customerId, occurredAt, channel: null, locationId, orderId: null };
      await insertTimelineEntries(tx, [{ ...entry, kind: 'INTERACTION', data: { kind, staffId, variantIds } }]);
      await appendEvents(tx, 'customers', [interactionRecorded(interaction)]);
      return { interactionId: id, customerId };
    }),
  );
  return result;
}
