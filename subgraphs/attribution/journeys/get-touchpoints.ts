import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { newestFirst, type Touchpoint } from './model/journey.ts';
import { readBearerKeys, readPersonKeys } from './store/person-keys.ts';
import { readMomentPage } from './store/touchpoints.ts';

type TouchpointDeps = Pick<AttributionDeps, 'db' | 'warehouse'>;

/** The keys of those of the people whom the caller may see: all for staff, for a token its bearer's own. */
async function readVisibleKeys(
  warehouse: AttributionDeps['warehouse'],
  generation: number,
  actor: Actor,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (can(actor, 'customers:read')) return readPersonKeys(warehouse, generation, customerIds);
  const bearerId = bearerOf(actor);
  if (bearerId === undefined) return new Map();
  const own = await readBearerKeys(warehouse, generation, bearerId);
  return new Map(customerIds.filter((id) => own.includes(id)).map((id) => [id, own]));
}

/** A page of the moments of each of several people, newest first, under every id they were known by. */
async function readPages(
  deps: TouchpointDeps,
  actor: Actor,
  customerIds: readonly string[],
  request: PageRequest,
): Promise<Array<Page<Touchpoint> | null>> {
  const { generation } = await readDataVersion(deps.db);
  const keys = await readVisibleKeys(deps.warehouse, generation, actor, customerIds);
  const [newerMs = '', newerId = ''] = request.after ?? [String(Number.MAX_SAFE_INTEGER)];
  const [olderMs = '', olderId = ''] = request.before ?? ['-1'];
  const limit = request.limit + 1;
  const range = { newerMs: Number(newerMs), newerId, olderMs: Number(olderMs), olderId, limit };
  const all = [...new Set([...keys.values()].flat())];
  const end = request.isBackward ? 'oldest' : 'newest';
  const moments = await readMomentPage(deps.warehouse, generation, all, range, end);
  return customerIds.map((id) => {
    const known = keys.get(id);
    if (!known) return null;
    const own = newestFirst(known.flatMap((key) => moments.get(key) ?? []));
    const asRead = request.isBackward ? own.reverse() : own;
    return toPage(asRead.slice(0, limit), request, (moment) => [String(moment.occurredAt.getTime()), moment.id]);
  });
}

/** One page of touchpoints for each customer; null for those the caller may not see. */
export async function getTouchpoints(
  deps: TouchpointDeps,
  context: RequestContext,
  customerIds: readonly string[],
  request: PageRequest,
): Promise<Array<Page<Touchpoint> | null>> {
  for (const path of ['after', 'before'] as const) {
    const [at] = request[path] ?? ['0'];
    if (!/^\d{1,15}$/.test(at ?? ''))
      throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
  }
  if (context.actor.kind === 'anonymous') return customerIds.map(() => null);
  return readPages(deps, context.actor, customerIds, request);
}
