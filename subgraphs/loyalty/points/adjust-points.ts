import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { assertBoundToNone, assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { assertCustomerExists } from '../ports/customers.ts';
import { postPoints } from './post-points.ts';

export interface AdjustPointsInput {
  readonly customerId: string;
  /** Given when positive, taken when negative. */
  readonly points: number;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Largest correction that one mutation may make. */
const MAX_ADJUSTMENT = 1_000_000;

/** Corrects a balance manually, with a reason, as an entry of its own. @throws ValidationError, NotFoundError, ForbiddenError */
export async function adjustPoints(
  deps: LoyaltyDeps,
  request: RequestContext,
  input: AdjustPointsInput,
): Promise<CustomerId> {
  assertCan(request.actor, 'loyalty:write');
  assertBoundToNone(request.actor, 'Points are of no store: who is bound to none corrects them');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const customerId = parseId('cus', input.customerId, 'customerId');
  const reason = input.reason.trim();
  const bounds = { min: -MAX_ADJUSTMENT, max: MAX_ADJUSTMENT };
  const message = `must be between -${MAX_ADJUSTMENT} and ${MAX_ADJUSTMENT}, not 0`;
  const issues: FieldIssue[] = [
    ...boundIssues('points', input.points, bounds, 'size', message),
    ...boundIssues('reason', reason.length, { min: 3, max: 500 }, 'length', 'say why in 3 to 500 characters'),
  ];
  if (input.points === 0) issues.push({ path: 'points', issueCode: 'NOT_ALLOWED', message });
  if (issues.length > 0) throw new ValidationError(issues);
  await assertCustomerExists(deps.ports, request, customerId);
  const now = deps.clock.now();
  const actor = actorName(request.actor);
  await deps.db.inTransaction('adjust-points', (tx) =>
    once(tx, { scope: `adjust-points:${actor}`, key, body: input }, async () => {
      await postPoints(
        tx,
        [
          {
            customerId,
            key: `adjust:${actor}:${key}`,
            kind: 'ADJUST',
            points: input.points,
            basisMinor: null,
            orderId: null,
            reason,
            occurredAt: now,
          },
        ],
        now,
      );
      return { customerId };
    }),
  );
  return customerId;
}
