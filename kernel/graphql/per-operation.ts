import type { RequestContext } from '../request/context.ts';
import type { GraphContext } from './builder.ts';

/** Keeps one value for each executed operation, such as a DataLoader; made when it is first asked for. */
export function perOperation<Deps, Value extends object>(
  make: (deps: Deps, request: RequestContext) => Value,
): (context: GraphContext<Deps>) => Value {
  const values = new WeakMap<GraphContext<Deps>, Value>();
  return (context) => {
    const known = values.get(context);
    if (known) return known;
    const made = make(context.deps, context.request);
    values.set(context, made);
    return made;
  };
}
