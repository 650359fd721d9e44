import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';
import './graphql/ports.ts';

/** What was spent by channel, campaign and day, and its return. */
export const spend: Area<AttributionDeps> = { name: 'spend' };
