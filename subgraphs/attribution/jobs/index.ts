import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { removeJobs } from './store/jobs.ts';
import './graphql/types.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

/** Long work on the instance, of commands and of exports: how far it is, its result, and asking it to stop. */
export const jobs: Area<AttributionDeps> = {
  name: 'jobs',
  retention: [{ name: 'jobs', days: 365, remove: removeJobs }],
};
