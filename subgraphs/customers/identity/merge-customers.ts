import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { awaitProjections, type Completion } from '../ports/catch-up.ts';
import { assertKnownAtStore } from '../timeline/assert-known-at-store.ts';
import { changeGraph } from './change-graph.ts';
import { parseText } from './model/free-text.ts';
import { lockComponents } from './store/components.ts';
import { readSurvivors } from './store/customers.ts';
import { liftSeparations } from './store/separations.ts';

export interface MergeCustomersInput {
  readonly survivorId: string;
  readonly mergedId: string;
  readonly reason?: string | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Makes two customers one by a person's decision. The named survivor remains; both ids keep resolving. Merging what
 * is one already changes nothing.
 */
export async function mergeCustomers(
  deps: CustomersDeps,
  request: RequestContext,
  input: MergeCustomersInput,
): Promise<{ customerId: string; completion: Completion }> {
  assertCan(request.actor, 'customers:write');
  const survivorId = parseId('cus', input.survivorId, 'survivorId');
  const mergedId = parseId('cus', input.mergedId, 'mergedId');
  if (survivorId === mergedId) {
    throw new ValidationError([
      { path: 'mergedId', issueCode: 'NOT_ALLOWED', message: 'name another customer than the survivor' },
    ]);
  }
  const actor = actorName(request.actor);
  const reason = parseText(input.reason, 'reason', 500);
  const call = { scope: `merge-customers:${actor}`, key: parseIdempotencyKey(input.idempotencyKey) };
  const at = deps.clock.now();
  const { result } = await deps.db.inTransaction('merge-customers', (tx) =>
    once(tx, { ...call, body: { survivorId, mergedId, reason } }, async () => {
      await assertKnownAtStore(tx, request, [survivorId, mergedId]);
      const members = await lockComponents(tx, [survivorId, mergedId]);
      const current = new Map(members.map((member) => [member.id, member.survivorId]));
      const left = current.get(survivorId);
      const right = current.get(mergedId);
      if (left === undefined) throw new NotFoundError('customer', survivorId, 'survivorId');
      if (right === undefined) throw new NotFoundError('customer', mergedId, 'mergedId');
      if (left === right) return { customerId: left, position: undefined };
      await liftSeparations(tx, [...current.keys()], at);
      const manual = { survivorId: left, mergedId: right };
      const events = await changeGraph(tx, { at, actor, manual, ...(reason === undefined ? {} : { reason }) });
      const position = await appendEvents(tx, 'customers', events);
      return { customerId: (await readSurvivors(tx, [left])).get(left) ?? left, position };
    }),
  );
  const { customerId, position } = result;
  return { customerId, completion: await awaitProjections(deps.ports, position, request) };
}
