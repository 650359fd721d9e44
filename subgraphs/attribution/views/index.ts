import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/annotation-mutations.ts';

/** Pages of figures as people keep and share them, and what happened on their days. */
export const views: Area<AttributionDeps> = { name: 'views' };
