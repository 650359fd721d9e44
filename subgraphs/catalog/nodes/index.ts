import './graphql/queries.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';

/** Entities of all domains by their ids alone. */
export const nodes: Area<CatalogDeps> = {
  name: 'nodes',
};
