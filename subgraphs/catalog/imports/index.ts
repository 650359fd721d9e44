import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';

/** Products of files, and what an imported order history needs. */
export const imports: Area<CatalogDeps> = {
  name: 'imports',
};
