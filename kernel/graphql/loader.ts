import DataLoader from 'dataloader';
import type { GraphContext } from './builder.ts';
import { perOperation } from './per-operation.ts';

/**
 * Defines a loader that every executed operation has one of: the keys that a step of it asks for become one read.
 * `read` answers a value for each key, in the order of the keys.
 */
export function defineLoader<Deps, Value, Key extends string = string>(
  read: (context: GraphContext<Deps>, keys: readonly Key[]) => Promise<ArrayLike<Value | Error>>,
): (context: GraphContext<Deps>) => DataLoader<Key, Value> {
  return perOperation((deps: Deps, request) => new DataLoader<Key, Value>((keys) => read({ deps, request }, keys)));
}
