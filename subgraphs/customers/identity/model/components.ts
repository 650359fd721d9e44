import type { CustomerId } from '../../../shared/ids.ts';

/** A customer as the identity graph sees it. */
export interface GraphNode {
  readonly id: CustomerId;
  readonly createdAt: Date;
  /** A person chose another customer over this one: it survives only where all members were so passed over. */
  readonly yields?: boolean;
}

export interface Component {
  readonly survivorId: CustomerId;
  /** Every member, survivor included, in id order. */
  readonly memberIds: readonly CustomerId[];
}

/** Union-find over ids; ids are added as they are named. */
class DisjointSets {
  readonly #parents = new Map<string, string>();

  find(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined && parent !== root; ) {
      root = parent;
      parent = this.#parents.get(root);
    }
    for (let at = id; at !== root; ) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }

  /** @returns false when the two were joined already. */
  join(a: string, b: string): boolean {
    const left = this.find(a);
    const right = this.find(b);
    if (left === right) return false;
    this.#parents.set(left < right ? right : left, left < right ? left : right);
    return true;
  }
}

/** Oldest first, then the smaller id: any order of the same events chooses the same survivor. */
function compareForSurvival(a: GraphNode, b: GraphNode): number {
  if (a.yields !== b.yields && (a.yields ?? false) !== (b.yields ?? false)) return a.yields ? 1 : -1;
  const age = a.createdAt.getTime() - b.createdAt.getTime();
  if (age !== 0) return age;
  return a.id < b.id ? -1 : 1;
}

/** Splits nodes into their connected components; edges to nodes not given are ignored. */
export function componentsOf(
  nodes: readonly GraphNode[],
  edges: ReadonlyArray<{ readonly leftId: CustomerId; readonly rightId: CustomerId }>,
): Component[] {
  const known = new Set(nodes.map((node) => node.id));
  const sets = new DisjointSets();
  for (const { leftId, rightId } of edges) if (known.has(leftId) && known.has(rightId)) sets.join(leftId, rightId);
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const root = sets.find(node.id);
    groups.set(root, [...(groups.get(root) ?? []), node]);
  }
  return [...groups.values()].map((members) => {
    const survivor = members.reduce((best, member) => (compareForSurvival(member, best) < 0 ? member : best));
    return { survivorId: survivor.id, memberIds: members.map((member) => member.id).sort() };
  });
}
