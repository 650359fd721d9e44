import type { Database, Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { CustomerId, IdentifierId } from '../../shared/ids.ts';
import { changeGraph } from './change-graph.ts';
import { customerRegistered } from './events.ts';
import { type Identifier, isToken, keyOf } from './model/identifiers.ts';
import { type KnownGraph, type Observation, planIdentities } from './model/identity-plan.ts';
import { fillProfiles, insertCustomers, readSurvivors } from './store/customers.ts';
import { readEdgesOf } from './store/edges.ts';
import {
  insertIdentifiers,
  insertSightings,
  lockTokens,
  markShared,
  readIdentifiers,
  readSightings,
} from './store/identifiers.ts';
import { insertReviews } from './store/merge-reviews.ts';

export interface Resolution {
  /** The survivor of each observation by its ref; null where only shared tokens were seen. */
  readonly customerIds: ReadonlyMap<string, CustomerId | null>;
  /** Where the log stands after it; undefined when nothing changed. */
  readonly position: string | undefined;
  /** True when customers were merged or set apart, so that other domains have something to take over. */
  readonly graphChanged: boolean;
}

/** Thrown inside a transaction to roll it back and plan again. */
class IdentifierRace extends Error {}

/** Races for the same new identifiers that one call may lose before it fails. */
const MAX_RACES = 8;

async function readKnown(tx: Tx, observations: readonly Observation[]): Promise<KnownGraph> {
  const asked = new Map<string, Identifier>();
  const seenTogether = new Set<string>();
  for (const { identifiers } of observations) {
    for (const identifier of identifiers) {
      asked.set(keyOf(identifier), identifier);
      if (identifiers.length > 1 && isToken(identifier.kind)) seenTogether.add(keyOf(identifier));
    }
  }
  const identifiers = await readIdentifiers(tx, [...asked.values()]);
  const tokenIds = identifiers.filter((one) => seenTogether.has(keyOf(one)) && !one.shared).map((one) => one.id);
  if (tokenIds.length === 0) return { identifiers, sightings: [] };
  const shared = await lockTokens(tx, tokenIds);
  return {
    identifiers: identifiers.map((one) => ({ ...one, shared: one.shared || shared.has(one.id) })),
    sightings: await readSightings(tx, tokenIds),
  };
}

/**
 * Creates, adds and merges by evidence, for any number of observations in the caller's transaction.
 * Set-based: the number of statements does not depend on the number of observations.
 * @throws IdentifierRace to be answered by running the whole transaction again.
 */
async function applyObservations(
  tx: Tx,
  observations: readonly Observation[],
  at: Date,
  unclaimed: ReadonlySet<string>,
): Promise<Resolution> {
  const known = await readKnown(tx, observations);
  if (known.identifiers.some((identifier) => unclaimed.has(keyOf(identifier)))) throw new IdentifierRace();
  const plan = planIdentities(known, observations);
  await insertCustomers(tx, plan.newCustomers);
  if (!(await insertIdentifiers(tx, plan.newIdentifiers))) throw new IdentifierRace();
  await insertSightings(tx, plan.newSightings);
  await fillProfiles(tx, plan.profiles, at);
  const events = plan.newCustomers.map(({ id, source, createdAt }) => customerRegistered(id, source, createdAt));
  const changes = [...(await unjoin(tx, plan.newlySharedIds, at))];
  changes.push(...(await changeGraph(tx, { at, actor: 'evidence', evidence: plan.newEdges })));
  const position = await appendEvents(tx, 'customers', [...events, ...changes]);
  return { customerIds: await survivors(tx, plan, changes.length > 0), position, graphChanged: changes.length > 0 };
}

/** Takes back what tokens joined that proved to be shared, and asks a person to look. */
async function unjoin(tx: Tx, tokenIds: readonly IdentifierId[], at: Date) {
  if (tokenIds.length === 0) return [];
  await markShared(tx, tokenIds, at);
  const removed = await readEdgesOf(tx, tokenIds);
  const reviews = tokenIds.map((identifierId) => ({
    kind: 'SHARED_TOKEN' as const,
    subject: identifierId,
    identifierId,
    customerIds: [
      ...new Set(
        removed
          .filter((edge) => edge.evidenceIds.includes(identifierId))
          .flatMap((edge) => [edge.leftId, edge.rightId]),
      ),
    ],
  }));
  await insertReviews(tx, reviews, at);
  return changeGraph(tx, { at, actor: 'evidence', reason: 'a token proved to be shared', removed });
}

async function survivors(
  tx: Tx,
  plan: ReturnType<typeof planIdentities>,
  graphChanged: boolean,
): Promise<Map<string, CustomerId | null>> {
  const fresh = new Set(plan.newCustomers.map((customer) => customer.id));
  const ids = [...new Set(plan.customerIds.values())].filter((id) => id !== null);
  const asked = graphChanged ? ids : ids.filter((id) => !fresh.has(id));
  const known = asked.length > 0 ? await readSurvivors(tx, asked) : new Map<string, CustomerId>();
  return new Map([...plan.customerIds].map(([ref, id]) => [ref, id === null ? null : (known.get(id) ?? id)]));
}

/**
 * Runs `work` in one transaction with a function that resolves observations in it; begins again when another
 * transaction claimed one of the same new identifiers first, or one of those that `work` found unclaimed.
 */
export async function resolveIdentities<T>(
  db: Database,
  name: string,
  work: (
    tx: Tx,
    resolve: (observations: readonly Observation[], at: Date, unclaimed?: ReadonlySet<string>) => Promise<Resolution>,
  ) => Promise<T>,
): Promise<T> {
  for (let race = 0; race < MAX_RACES; race++) {
    try {
      return await db.inTransaction(name, (tx) =>
        work(tx, (observations, at, unclaimed = new Set()) => applyObservations(tx, observations, at, unclaimed)),
      );
    } catch (error) {
      if (!(error instanceof IdentifierRace)) throw error;
    }
  }
  throw new UnavailableError('Too many others claim the same identifiers; try again');
}
