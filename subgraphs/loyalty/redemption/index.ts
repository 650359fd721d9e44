import type { Area } from '#kernel/runtime/area.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { resolveOldHolds } from './resolve-old-holds.ts';
import './graphql.ts';

/** What a checkout does with the value that it holds, over both ledgers in one transaction. */
export const redemption: Area<LoyaltyDeps> = {
  name: 'redemption',
  workers: (deps) => [
    { name: 'resolve-old-holds', everyMs: MINUTE / 4, run: (request) => resolveOldHolds(deps, request) },
  ],
};
