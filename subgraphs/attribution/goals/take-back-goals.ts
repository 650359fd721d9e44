import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { lockGoals } from './store/goals.ts';
import { type TakenBackGoals, takeBackImport } from './store/imported-goals.ts';

const requestSchema = z.object({ source: z.string().trim().min(1).max(255) });

/**
 * Takes back the goals of a file: those that it made are deleted, the others get the targets that they had. A goal that
 * somebody has set otherwise since stays, and is told.
 * @throws ForbiddenError | ValidationError
 */
export async function takeBackGoals(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  request: unknown,
): Promise<TakenBackGoals> {
  assertCan(actor, 'operations:write');
  const { source } = parseInput(requestSchema, request, 'request');
  return db.inTransaction('take-back-goals', async (tx) => {
    await lockGoals(tx);
    return takeBackImport(tx, source, clock.now());
  });
}
