import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { TimelineEntry } from '../timeline/model/timeline-entry.ts';
import { insertTimelineEntries } from '../timeline/store/timeline-entries.ts';
import { identityComponentChanged } from './events.ts';
import { type Component, componentsOf } from './model/components.ts';
import { withoutSeparated } from './model/edge-cut.ts';
import type { Edge, Member } from './model/graph.ts';
import type { NewEdge } from './model/identity-plan.ts';
import type { MergeEvent } from './model/merge-event.ts';
import { lockComponents, nextVersions, writeComponents } from './store/components.ts';
import { insertEdges, readActiveEdges, removeEdges } from './store/edges.ts';
import { insertMergeEvents } from './store/merge-events.ts';
import { insertReviews } from './store/merge-reviews.ts';
import { readSeparations } from './store/separations.ts';

/** A change of the identity graph, to be made in one transaction. */
export interface GraphChange {
  readonly at: Date;
  /** The actor: `staff:stf_...`, `evidence`. */
  readonly actor: string;
  readonly reason?: string;
  /** Joined by evidence. */
  readonly evidence?: readonly NewEdge[];
  /** Joined by a person's decision; the merged one yields to the survivor. */
  readonly manual?: { readonly survivorId: CustomerId; readonly mergedId: CustomerId };
  /** Edges that no longer hold. */
  readonly removed?: readonly Edge[];
  /** Customers made in the same moment: joining them to another merges no two profiles. */
  readonly made?: ReadonlySet<CustomerId>;
}

/** The survivor a person chose stands on the left of the edge. */
function yieldingIds(edges: readonly Edge[]): ReadonlySet<string> {
  return new Set(edges.filter((edge) => edge.kind === 'MANUAL').map((edge) => edge.rightId));
}

function changedComponents(members: readonly Member[], edges: readonly Edge[]): Component[] {
  const yielding = yieldingIds(edges);
  const before = new Map(members.map((member) => [member.id, member.survivorId]));
  const sizes = new Map<string, number>();
  for (const member of members) sizes.set(member.survivorId, (sizes.get(member.survivorId) ?? 0) + 1);
  const nodes = members.map(({ id, createdAt }) => ({ id, createdAt, yields: yielding.has(id) }));
  return componentsOf(nodes, edges).filter(
    ({ survivorId, memberIds }) =>
      sizes.get(survivorId) !== memberIds.length || memberIds.some((id) => before.get(id) !== survivorId),
  );
}

function isOfNew({ made }: GraphChange, { leftId, rightId }: Pick<Edge, 'leftId' | 'rightId'>): boolean {
  return made !== undefined && (made.has(leftId) || made.has(rightId));
}

/** A merge event for each edge that was added or removed. */
function describe(
  change: GraphChange,
  added: readonly Edge[],
  before: ReadonlyMap<CustomerId, CustomerId>,
  after: ReadonlyMap<CustomerId, CustomerId>,
): MergeEvent[] {
  const row = (kind: MergeEvent['kind'], edge: Edge, survivors: ReadonlyMap<CustomerId, CustomerId>): MergeEvent => {
    const survivorId = survivors.get(edge.leftId) ?? edge.leftId;
    const mergedId = edge.rightId === survivorId ? edge.leftId : edge.rightId;
    const { at, actor, reason = null } = change;
    return { id: newId('mrg'), at, kind, survivorId, mergedId, evidenceIds: edge.evidenceIds, actor, reason };
  };
  return [
    ...added.filter((edge) => !isOfNew(change, edge)).map((edge) => row('MERGED', edge, after)),
    ...(change.removed ?? []).map((edge) => row('UNMERGED', edge, before)),
  ];
}

function toTimeline(change: GraphChange, changed: readonly Component[], versions: readonly string[]): TimelineEntry[] {
  return changed.map(({ survivorId, memberIds }, index) => ({
    id: `identity:${versions[index]}`,
    customerId: survivorId,
    occurredAt: change.at,
    kind: 'MERGE',
    channel: null,
    locationId: null,
    orderId: null,
    data: { kind: change.removed?.length ? 'UNMERGED' : 'MERGED', memberIds },
  }));
}

/**
 * Adds and removes edges, recomputes the components and writes those that changed, under the locks of all components touched.
 * @returns the events to publish: one for each component that is not what it was.
 */
export async function changeGraph(tx: Tx, change: GraphChange): Promise<NewEvent[]> {
  const { at, evidence = [], manual, removed = [] } = change;
  const ends = [...evidence, ...removed].flatMap((edge) => [edge.leftId, edge.rightId]);
  const touched = [...new Set([...ends, ...(manual ? [manual.survivorId, manual.mergedId] : [])])];
  if (touched.length === 0) return [];
  const members = await lockComponents(tx, touched);
  const memberIds = members.map((member) => member.id);
  const separations = evidence.length > 0 ? await readSeparations(tx, memberIds) : [];
  const { allowed, refused } = withoutSeparated(members, evidence, separations);
  await insertReviews(
    tx,
    refused.map(({ leftId, rightId }) => ({
      kind: 'SEPARATED' as const,
      subject: `${leftId} ${rightId}`,
      identifierId: null,
      customerIds: [leftId, rightId],
    })),
    at,
  );
  const wanted = [
    ...allowed.map((edge) => ({ ...edge, kind: 'EVIDENCE' as const })),
    ...(manual
      ? [{ leftId: manual.survivorId, rightId: manual.mergedId, kind: 'MANUAL' as const, evidenceIds: [] }]
      : []),
  ];
  const added = wanted.length > 0 ? await insertEdges(tx, wanted, at) : [];
  if (removed.length > 0) {
    await removeEdges(
      tx,
      removed.map((edge) => edge.id),
      at,
    );
  }
  if (added.length === 0 && removed.length === 0) return [];
  const changed = changedComponents(members, await readActiveEdges(tx, memberIds));
  const before = new Map(members.map((member) => [member.id, member.survivorId]));
  const after = new Map(before);
  for (const component of changed) for (const id of component.memberIds) after.set(id, component.survivorId);
  await insertMergeEvents(tx, describe(change, added, before, after));
  if (changed.length === 0) return [];
  const versions = await writeComponents(tx, changed, at);
  if (removed.length > 0 || added.some((edge) => !isOfNew(change, edge)))
    await insertTimelineEntries(tx, toTimeline(change, changed, versions));
  return changed.map((component, index) => identityComponentChanged(component, members, versions[index] ?? '0', at));
}

/** Who bears a record, said once more when the graph has not changed. */
export async function stateBearer(tx: Tx, recordId: CustomerId, at: Date): Promise<NewEvent[]> {
  const members = await lockComponents(tx, [recordId]);
  const [version = '0'] = await nextVersions(tx, 1);
  const memberIds = members.map(({ id }) => id).sort();
  const survivorId = members[0]?.survivorId ?? recordId;
  return [identityComponentChanged({ survivorId, memberIds }, members, version, at)];
}
