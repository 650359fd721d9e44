/** Entities asked of a subgraph with the repeated ones removed, and the way back. */
export interface DistinctRepresentations {
  readonly distinct: readonly unknown[];
  /** For each representation asked for, the place of its twin in `distinct`. */
  readonly places: readonly number[];
}

/**
 * The gateway asks for an entity once per place it appears: a list of 100 order lines of 3 products asks for 100.
 * Answers undefined when nothing repeats. Key order is stable, because the planner writes every representation of one
 * fetch from the same selection.
 */
export function distinctRepresentations(representations: unknown): DistinctRepresentations | undefined {
  if (!Array.isArray(representations) || representations.length < 2) return undefined;
  const places: number[] = [];
  const distinct: unknown[] = [];
  const seen = new Map<string, number>();
  for (const representation of representations) {
    const key = JSON.stringify(representation);
    let place = seen.get(key);
    if (place === undefined) {
      place = distinct.length;
      seen.set(key, place);
      distinct.push(representation);
    }
    places.push(place);
  }
  return distinct.length === representations.length ? undefined : { distinct, places };
}

type Json = unknown;

/** A copy of plain data. Faster than structuredClone, and keeps null prototypes out of the answer. */
function copy(value: Json): Json {
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== 'object') return value;
  const result: Record<string, Json> = {};
  for (const key in value) result[key] = copy((value as Record<string, Json>)[key]);
  return result;
}

/**
 * Gives every representation its entity again. Twins get a copy each, because the gateway merges what later fetches
 * bring into the entity it was given.
 */
export function spreadEntities(
  data: Record<string, unknown> | null | undefined,
  places: readonly number[],
): Record<string, unknown> | null | undefined {
  const entities = data?.['_entities'];
  if (!Array.isArray(entities)) return data;
  const given = new Set<number>();
  const all = places.map((place) => {
    const entity: unknown = entities[place];
    if (given.has(place)) return copy(entity);
    given.add(place);
    return entity;
  });
  return { ...data, _entities: all };
}

interface ErrorWithPath {
  readonly path?: ReadonlyArray<string | number> | undefined;
}

/** Moves the errors of the distinct entities to the first place each was asked for. */
export function spreadErrors<E extends ErrorWithPath>(
  errors: readonly E[],
  places: readonly number[],
  withPath: (error: E, path: ReadonlyArray<string | number>) => E,
): E[] {
  return errors.map((error) => {
    const [root, place, ...rest] = error.path ?? [];
    if (root !== '_entities' || typeof place !== 'number') return error;
    return withPath(error, [root, places.indexOf(place), ...rest]);
  });
}
