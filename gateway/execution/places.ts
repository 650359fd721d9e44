import type { ResponsePath } from '@apollo/query-planner';

/** An object that subgraphs fill. */
export type Json = Record<string, unknown>;
type Keys = Array<string | number>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects at a path of the answer so far, in order; places that are null are left out. */
export function objectsAt(value: unknown, path: ResponsePath, from = 0, into: Json[] = []): Json[] {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value)) {
    const next = path[from] === '@' ? from + 1 : from;
    for (const item of value) objectsAt(item, path, next, into);
  } else if (from === path.length) into.push(value as Json);
  else objectsAt((value as Json)[String(path[from])], path, from + 1, into);
  return into;
}

/** The keys that lead to each object of `objectsAt`, in the same order. */
export function pathsTo(value: unknown, path: ResponsePath, from = 0, above: Keys = [], into: Keys[] = []): Keys[] {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value)) {
    const next = path[from] === '@' ? from + 1 : from;
    for (const [index, item] of value.entries()) pathsTo(item, path, next, [...above, index], into);
  } else if (from === path.length) into.push(above);
  else {
    const key = String(path[from]);
    pathsTo((value as Json)[key], path, from + 1, [...above, key], into);
  }
  return into;
}

/** Adds what a fetch brought to what is there: objects grow together, lists of one length item by item. */
export function merge(target: Json, source: Json): void {
  for (const key in source) {
    const brought = source[key];
    // A scalar's JSON may hold any key; this one would reach beyond the object.
    if (brought === undefined || key === '__proto__') continue;
    const known = target[key];
    if (known === undefined) target[key] = brought;
    else if (isJson(known) && isJson(brought)) merge(known, brought);
    else if (Array.isArray(known) && Array.isArray(brought) && known.length === brought.length)
      mergeItems(known, brought);
    else target[key] = brought;
  }
}

function mergeItems(known: unknown[], brought: readonly unknown[]): void {
  for (const [index, item] of brought.entries()) {
    const before = known[index];
    if (isJson(before) && isJson(item)) merge(before, item);
    else known[index] = item;
  }
}
