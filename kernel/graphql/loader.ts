import DataLoader from 'dataloader';
import type { GraphContext } from './builder.ts';

/**
 * Defines a loader that every executed operation has one of: the keys that a step of it asks for become one read.
 * `read` answers a value for each key, in the order of the keys.
 */
export function defineLoader<Deps, Value>(
  read: (context: GraphContext<Deps>, keys: readonly string[]) => Promise<ArrayLike<Value | Error>>,
): (context: GraphContext<Deps>) => DataLoader<string, Value> {
  const loaders = new WeakMap<GraphContext<Deps>, DataLoader<string, Value>>();
  return (context) => {
    const known = loaders.get(context);
    if (known) return known;
    const made = new DataLoader<string, Value>((keys) => read(context, keys));
    loaders.set(context, made);
    return made;
  };
}
