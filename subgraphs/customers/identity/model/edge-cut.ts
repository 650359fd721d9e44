import type { CustomerId } from '../../../shared/ids.ts';

/** A link between two customers of one component, as the store keeps it. */
export interface ActiveEdge {
  readonly id: string;
  readonly leftId: CustomerId;
  readonly rightId: CustomerId;
  readonly createdAt: Date;
}

/** The edges of one way from `from` to `to`, or undefined when there is none. */
function findPath<Edge extends ActiveEdge>(edges: readonly Edge[], from: string, to: string): Edge[] | undefined {
  const neighbors = new Map<string, Edge[]>();
  for (const edge of edges) {
    for (const end of [edge.leftId, edge.rightId]) neighbors.set(end, [...(neighbors.get(end) ?? []), edge]);
  }
  const cameBy = new Map<string, { edge: Edge; previous: string } | undefined>([[from, undefined]]);
  for (const at of cameBy.keys()) {
    for (const edge of neighbors.get(at) ?? []) {
      const next = edge.leftId === at ? edge.rightId : edge.leftId;
      if (!cameBy.has(next)) cameBy.set(next, { edge, previous: at });
    }
  }
  if (!cameBy.has(to)) return undefined;
  const path: Edge[] = [];
  for (let step = cameBy.get(to); step; step = cameBy.get(step.previous)) path.push(step.edge);
  return path;
}

/** Newest first: undoing a merge takes back what was joined last. */
function compareByAge(a: ActiveEdge, b: ActiveEdge): number {
  const age = b.createdAt.getTime() - a.createdAt.getTime();
  return age !== 0 ? age : a.id < b.id ? 1 : -1;
}

/** The edges to take away so that nothing joins `from` and `to` any more: on each way between them the newest. */
export function edgesToCut<Edge extends ActiveEdge>(edges: readonly Edge[], from: string, to: string): Edge[] {
  const cut: Edge[] = [];
  let left = edges;
  for (let path = findPath(left, from, to); path; path = findPath(left, from, to)) {
    const [newest] = [...path].sort(compareByAge);
    if (!newest) break;
    cut.push(newest);
    left = left.filter((edge) => edge.id !== newest.id);
  }
  return cut;
}

/**
 * Drops the edges that would join two customers whom a person set apart.
 * @param members every member of the components that the edges touch, with its present survivor.
 */
export function withoutSeparated<Edge extends { readonly leftId: string; readonly rightId: string }>(
  members: ReadonlyArray<{ readonly id: string; readonly survivorId: string }>,
  edges: readonly Edge[],
  separations: ReadonlyArray<{ readonly leftId: string; readonly rightId: string }>,
): { allowed: Edge[]; refused: Edge[] } {
  if (separations.length === 0) return { allowed: [...edges], refused: [] };
  const group = new Map(members.map((member) => [member.id, member.survivorId]));
  const allowed: Edge[] = [];
  const refused: Edge[] = [];
  for (const edge of edges) {
    const left = group.get(edge.leftId) ?? edge.leftId;
    const right = group.get(edge.rightId) ?? edge.rightId;
    const apart = separations.some((pair) => {
      const ends = [group.get(pair.leftId) ?? pair.leftId, group.get(pair.rightId) ?? pair.rightId];
      return left !== right && ends.includes(left) && ends.includes(right);
    });
    (apart ? refused : allowed).push(edge);
    if (!apart) for (const [id, survivor] of group) if (survivor === right) group.set(id, left);
  }
  return { allowed, refused };
}
