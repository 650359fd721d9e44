import type { AttributionDeps } from '../deps.ts';
import { withSessionsLock } from '../sessions/store/sessions-lock.ts';
import { withGenerationLock } from '../warehouse/store/generation-lock.ts';
import type { Linkable } from './model/linkable.ts';
import { linkAsAllowed, rememberBrowsers, removeMoments } from './store/visits.ts';
import { inChunks, readWithdrawals, type Withdrawals } from './store/withdrawals.ts';

type UnlinkDeps = Pick<AttributionDeps, 'db' | 'warehouse' | 'config'>;

/** Any number, the same in every process: moments of a generation are unlinked by one at a time. */
const WITHDRAWALS_LOCK = 7_262_022;

/** A moment of a browser or a customer, as far as a withdrawal depends on it. */
export interface VisitMoment {
  readonly customerId: string;
  readonly anonymousId: string;
  readonly occurredMs: number;
}

/** Links the moments of people who withdrew as far as they allow it. */
function unlinkPeople(deps: UnlinkDeps, generation: number, people: readonly string[]): Promise<void> {
  return withGenerationLock(deps.db, WITHDRAWALS_LOCK, generation, () => linkPeople(deps, generation, people));
}

async function linkPeople({ db, warehouse, config }: UnlinkDeps, generation: number, people: readonly string[]) {
  const known = await readWithdrawals(warehouse, generation);
  const records = people.flatMap((person) => [...(known.records.get(person) ?? [])]);
  for (const some of inChunks(records)) await rememberBrowsers(warehouse, generation, some);
  const { customers, browsers, browsersOf } = await readWithdrawals(warehouse, generation);
  const allowed = new Map<string, Linkable>();
  for (const id of records) allowed.set(id, customers.get(id) ?? { withdrawnMs: 0, fromMs: 0 });
  for (const browser of people.flatMap((person) => [...(browsersOf.get(person) ?? [])])) {
    const last = browsers.get(browser);
    if (last) allowed.set(browser, last);
  }
  // A reader who made sessions while moments stand twice would clear the marks that say so.
  for (const some of inChunks([...allowed]))
    await withSessionsLock(db, generation, () =>
      linkAsAllowed(warehouse, generation, new Map(some), config.gatewayCredential),
    );
}

/**
 * Removes moments by the beginnings of their ids, withheld and unlinked ones too, and says whose sessions are to be made
 * again. Every step may be repeated.
 * @returns how many moments there were
 */
export function removeVisits(
  { db, warehouse }: Pick<UnlinkDeps, 'db' | 'warehouse'>,
  generation: number,
  beginnings: readonly string[],
): Promise<number> {
  return withGenerationLock(db, WITHDRAWALS_LOCK, generation, () =>
    withSessionsLock(db, generation, () => removeMoments(warehouse, generation, beginnings)),
  );
}

/**
 * Unlinks the visits of those of some customers who withdrew their consent to being measured: what they said, or who is
 * whom, may be new.
 */
export async function unlinkVisits(
  deps: UnlinkDeps,
  generation: number,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return;
  const { customers } = await readWithdrawals(deps.warehouse, generation);
  const people = new Set(customerIds.flatMap((id) => customers.get(id)?.person ?? []));
  if (people.size > 0) await unlinkPeople(deps, generation, [...people]);
}

/**
 * Inserts moments that have come, and unlinks those of people who withdrew: late ones, and those of who is measured
 * without consent. Nothing is unlinked in between, or moments would go that were not copied yet.
 * @returns whether there were such moments
 */
export async function unlinkComing(
  deps: UnlinkDeps,
  generation: number,
  insert: () => Promise<void>,
  readMoments: () => Iterable<VisitMoment>,
): Promise<boolean> {
  return withGenerationLock(deps.db, WITHDRAWALS_LOCK, generation, async () => {
    await insert();
    const people = peopleOf(await readWithdrawals(deps.warehouse, generation), readMoments);
    if (people.size > 0) await linkPeople(deps, generation, [...people]);
    return people.size > 0;
  });
}

/** Who withdrew and may not be linked to some moments, or was seen in them with a browser for the first time. */
function peopleOf(
  { customers, browsers, browsersOf }: Withdrawals,
  readMoments: () => Iterable<VisitMoment>,
): ReadonlySet<string> {
  const people = new Set<string>();
  if (customers.size === 0) return people;
  for (const { customerId, anonymousId, occurredMs } of readMoments()) {
    const whose = customerId === '' ? browsers.get(anonymousId) : customers.get(customerId);
    if (!whose) continue;
    const isNew = customerId !== '' && anonymousId !== '' && !browsersOf.get(whose.person)?.has(anonymousId);
    if (isNew || occurredMs < whose.fromMs) people.add(whose.person);
  }
  return people;
}

/** The same for everybody, in a generation that was made of the logs. */
export async function unlinkAll(deps: UnlinkDeps, generation: number): Promise<void> {
  const { records } = await readWithdrawals(deps.warehouse, generation);
  if (records.size > 0) await unlinkPeople(deps, generation, [...records.keys()]);
}
