import type { Database, Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { CustomerId, IdentifierId } from '../../shared/ids.ts';
import { changeGraph } from './change-graph.ts';
import { customerRegistered } from './events.ts';
import { isHolderIdentifier } from './model/holder-identifier.ts';
import { type Identifier, isToken, keyOf } from './model/identifiers.ts';
import { identifiersOf, type KnownGraph, type Observation, planIdentities } from './model/identity-plan.ts';
import { fillProfiles, insertCustomers } from './store/customers.ts';
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
  /** The record of each observation by its ref: the holder's, else that of what was seen; null for shared tokens alone. */
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
  for (const observation of observations) {
    const named = identifiersOf(observation);
    for (const identifier of named) {
      asked.set(keyOf(identifier), identifier);
      const joinsWithinALimit = isToken(identifier.kind) || isHolderIdentifier(identifier);
      if (named.length > 1 && joinsWithinALimit) seenTogether.add(keyOf(identifier));
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
export async function applyObservations(tx: Tx, observations: readonly Observation[], at: Date): Promise<Resolution> {
  const known = await readKnown(tx, observations);
  const plan = planIdentities(known, observations);
  await insertCustomers(tx, plan.newCustomers);
  if (!(await insertIdentifiers(tx, plan.newIdentifiers))) throw new IdentifierRace();
  await insertSightings(tx, plan.newSightings);
  await fillProfiles(tx, plan.profiles, at);
  const events = plan.newCustomers.map(({ id, source, createdAt }) => customerRegistered(id, source, createdAt));
  const made = new Set(plan.newCustomers.map(({ id }) => id));
  const changes = [...(await unjoin(tx, plan.newlySharedIds, at))];
  changes.push(...(await changeGraph(tx, { at, actor: 'evidence', evidence: plan.newEdges, made })));
  const position = await appendEvents(tx, 'customers', [...events, ...changes]);
  return { customerIds: plan.customerIds, position, graphChanged: changes.length > 0 };
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

/**
 * Runs `work` in one transaction with a function that resolves observations in it; begins again when another
 * transaction claimed one of the same new identifiers first.
 */
export async function resolveIdentities<T>(
  db: Database,
  name: string,
  work: (tx: Tx, resolve: (observations: readonly Observation[], at: Date) => Promise<Resolution>) => Promise<T>,
): Promise<T> {
  for (let race = 0; race < MAX_RACES; race++) {
    try {
      return await db.inTransaction(name, (tx) =>
        work(tx, (observations, at) => applyObservations(tx, observations, at)),
      );
    } catch (error) {
      if (!(error instanceof IdentifierRace)) throw error;
    }
  }
  throw new UnavailableError('Too many others claim the same identifiers; try again');
}
