import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkAlerts } from './check-alerts.ts';
import './graphql/goal.ts';
import './graphql/alert-rule.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

const CHECK_EVERY_MS = 5_000;

/** What figures are to reach, and what they must not pass. */
export const goals: Area<AttributionDeps> = {
  name: 'goals',
  workers: (deps) => [
    {
      name: 'check-alerts',
      everyMs: CHECK_EVERY_MS,
      run: async () => {
        await checkAlerts(deps);
      },
    },
  ],
};
