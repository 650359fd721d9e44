import type { CustomerId } from '../../../shared/ids.ts';

/** Whose an id is from then on, until the next statement about it. */
export interface IdentityStatement {
  readonly aliasId: CustomerId;
  readonly version: bigint;
  readonly survivorId: CustomerId;
  readonly statedAt: Date;
}

/** Who was known to be one person with a customer, and since when. */
interface Epoch {
  /** undefined before anything was said. */
  readonly since: Date | undefined;
  readonly members: ReadonlySet<CustomerId>;
}

const isSame = (a: ReadonlySet<CustomerId>, b: ReadonlySet<CustomerId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** All that a customer was known to be, from alone on, in the order of the statements whatever order they arrived in. */
export function epochsOf(customerId: CustomerId, statements: readonly IdentityStatement[]): Epoch[] {
  const alone: Epoch = { since: undefined, members: new Set([customerId]) };
  const survivors = new Map<CustomerId, CustomerId>([[customerId, customerId]]);
  for (const { aliasId, survivorId } of statements) {
    survivors.set(aliasId, aliasId);
    survivors.set(survivorId, survivorId);
  }
  const sorted = [...statements].sort((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0));
  const epochs: Epoch[] = [alone];
  let since = new Date(0);
  for (const [index, { aliasId, survivorId, version, statedAt }] of sorted.entries()) {
    survivors.set(aliasId, survivorId);
    if (statedAt > since) since = statedAt;
    if (sorted[index + 1]?.version === version) continue;
    const own = survivors.get(customerId);
    const members = new Set([...survivors].flatMap(([id, survivor]) => (survivor === own ? [id] : [])));
    if (!isSame(members, epochs.at(-1)?.members ?? new Set())) epochs.push({ since, members });
  }
  return epochs;
}
