import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { arrivalInput } from './model/arriving-history.ts';
import { deleteArrivingHistory, writeArrivingHistory } from './store/arriving-history.ts';

/** Records how far a history is that arrives behind an open shop; null ends it. @throws ValidationError */
export async function recordArrival(
  { db }: Pick<AttributionDeps, 'db'>,
  context: RequestContext,
  raw: unknown,
): Promise<void> {
  assertCan(context.actor, 'operations:write');
  const history = parseInput(arrivalInput, raw);
  await (history === null ? deleteArrivingHistory(db) : writeArrivingHistory(db, history));
}
