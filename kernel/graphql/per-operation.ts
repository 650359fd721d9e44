import type { GraphContext } from './builder.ts';

/** Keeps one value for each executed operation, such as a DataLoader; made when it is first asked for. */
export function perOperation<Deps extends object, Value extends object>(
  make: (deps: Deps) => Value,
): (context: GraphContext<Deps>) => Value {
  const values = new WeakMap<object, Value>();
  return (context) => {
    const known = values.get(context);
    if (known) return known;
    const made = make(context.deps);
    values.set(context, made);
    return made;
  };
}
