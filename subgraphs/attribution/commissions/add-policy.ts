import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { findChannel } from '../../shared/contexts/find-channel.ts';
import type { CommissionPolicyId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { parsePolicy, type RuleInput } from './model/policy-input.ts';
import { insertPolicy } from './store/policies.ts';

export interface AddCommissionPolicyInput {
  readonly effectiveAt: Date;
  readonly rules: ReadonlyArray<Omit<RuleInput, 'channel'> & { readonly channelId?: string | null | undefined }>;
  readonly fulfillingShare?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** Years that a version may begin in. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

async function codeOf(
  { contexts }: Pick<AttributionDeps, 'contexts'>,
  { actor }: RequestContext,
  channelId: string | null | undefined,
  index: number,
): Promise<string | null> {
  if (!channelId) return null;
  return (await findChannel(contexts, channelId, actor, `rules.${index}.channelId`)).code;
}

/**
 * Adds a version of the rules, which holds from its date; none is ever changed. One with a date in the past is applied to
 * the orders since then, as difference entries.
 * @throws ForbiddenError | ValidationError | NotFoundError; ConflictError when another version begins at that instant.
 */
export async function addPolicy(
  deps: AttributionDeps,
  request: RequestContext,
  input: AddCommissionPolicyInput,
): Promise<{ readonly policyId: CommissionPolicyId }> {
  assertCan(request.actor, 'commissions:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { effectiveAt, fulfillingShare } = input;
  const year = effectiveAt.getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    const issueCode = year < FIRST_YEAR ? 'TOO_SMALL' : 'TOO_LARGE';
    const message = `must be in the years ${FIRST_YEAR} to ${LAST_YEAR}`;
    throw new ValidationError([{ path: 'effectiveAt', issueCode, message }]);
  }
  // Bounds first: each channel is asked for.
  parsePolicy({ rules: input.rules.map((rule, index) => ({ ...rule, channel: String(index) })), fulfillingShare });
  const rules = await Promise.all(
    input.rules.map(async ({ channelId, ...rule }, index) => ({
      ...rule,
      channel: await codeOf(deps, request, channelId, index),
    })),
  );
  const policy = {
    ...parsePolicy({ rules, fulfillingShare }),
    id: newId('cmp'),
    effectiveAt,
    createdBy: actorName(request.actor),
    createdAt: deps.clock.now(),
  };
  const { result } = await deps.db.inTransaction('add-commission-policy', (tx) =>
    once(tx, { scope: `add-commission-policy:${actorName(request.actor)}`, key, body: input }, async () => {
      if (!(await insertPolicy(tx, policy))) {
        throw new ConflictError('Another version begins at this very instant', 'ALREADY_EXISTS');
      }
      return { policyId: policy.id };
    }),
  );
  return result;
}
