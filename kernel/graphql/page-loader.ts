import DataLoader from 'dataloader';
import type { Page } from '../values/pagination.ts';
import type { GraphContext } from './builder.ts';
import { perOperation } from './per-operation.ts';

/**
 * Defines the read of a list that many parents have: the pages that one step of an operation asks for with the same
 * arguments become one read, which answers a page for each parent, in their order.
 */
export function definePageLoader<Deps, Parent extends { readonly id: string }, Args extends object, Row>(
  read: (
    context: GraphContext<Deps>,
    parents: readonly Parent[],
    args: Args,
  ) => Promise<ReadonlyArray<Page<Row> | Error>>,
): (context: GraphContext<Deps>, parent: Parent, args: Args) => Promise<Page<Row>> {
  type Loader = DataLoader<Parent, Page<Row>, string>;
  const loadersOf = perOperation((_deps: Deps) => new Map<string, Loader>());
  return (context, parent, args) => {
    const loaders = loadersOf(context);
    const name = JSON.stringify(args);
    const loader =
      loaders.get(name) ??
      new DataLoader<Parent, Page<Row>, string>(async (parents) => read(context, parents, args), {
        cacheKeyFn: ({ id }) => id,
      });
    loaders.set(name, loader);
    return loader.load(parent);
  };
}
