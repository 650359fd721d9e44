import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { awaitProjections, type Completion } from '../ports/catch-up.ts';
import { assertKnownAtStore } from '../timeline/assert-known-at-store.ts';
import { changeGraph } from './change-graph.ts';
import { edgesToCut } from './model/edge-cut.ts';
import { parseText } from './model/free-text.ts';
import { lockComponents } from './store/components.ts';
import { readActiveEdges } from './store/edges.ts';
import { insertSeparation } from './store/separations.ts';

export interface UnmergeCustomerInput {
  readonly customerId: string;
  readonly reason?: string | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Takes back what joined a customer to its survivor: the newest link on each way between them. Profiles, identifiers
 * and history are as they were, since each kept its own. The same evidence does not join them again.
 */
export async function unmergeCustomer(
  deps: CustomersDeps,
  request: RequestContext,
  input: UnmergeCustomerInput,
): Promise<{ customerId: string; survivorId: string; completion: Completion }> {
  assertCan(request.actor, 'customers:write');
  const mergedId = parseId('cus', input.customerId, 'customerId');
  const reason = parseText(input.reason, 'reason', 500) ?? 'not the same person';
  const actor = actorName(request.actor);
  const call = { scope: `unmerge-customer:${actor}`, key: parseIdempotencyKey(input.idempotencyKey) };
  const at = deps.clock.now();
  const { result } = await deps.db.inTransaction('unmerge-customer', (tx) =>
    once(tx, { ...call, body: { mergedId, reason } }, async () => {
      await assertKnownAtStore(tx, request, [mergedId]);
      const members = await lockComponents(tx, [mergedId]);
      const merged = members.find((member) => member.id === mergedId);
      if (!merged) throw new NotFoundError('customer', mergedId, 'customerId');
      if (merged.survivorId === mergedId) {
        throw new ConflictError('This customer is not merged into another; name the one that was merged into it');
      }
      const edges = await readActiveEdges(
        tx,
        members.map((member) => member.id),
      );
      const removed = edgesToCut(edges, mergedId, merged.survivorId);
      await insertSeparation(tx, mergedId, merged.survivorId, at);
      const events = await changeGraph(tx, { at, actor, reason, removed });
      return { survivorId: merged.survivorId, position: await appendEvents(tx, 'customers', events) };
    }),
  );
  const { survivorId, position } = result;
  return { customerId: mergedId, survivorId, completion: await awaitProjections(deps.ports, position, request) };
}
