import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { fitLifetimes } from './fit-lifetimes.ts';
import './graphql/types.ts';
import './graphql/queries.ts';
import './graphql/customer.ts';

/** How often it is looked whether a business day has begun. */
const LOOK_EVERY_MS = 60_000;

/** What customers were worth and will be: cohorts, lifetime value, when they buy next. */
export const ltv: Area<AttributionDeps> = {
  name: 'ltv',
  workers: (deps) => [{ name: 'fit-lifetimes', everyMs: LOOK_EVERY_MS, run: () => fitLifetimes(deps) }],
};
