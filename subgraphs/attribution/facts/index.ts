import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { sinks } from './handlers.ts';
import { repairFacts } from './repair-facts.ts';

const REPAIR_EVERY_MS = 5_000;

/** Events of orders and customers as additive facts, each applied once. */
export const facts: Area<AttributionDeps> = {
  name: 'facts',
  sinks,
  workers: (deps) => [{ name: 'repair-facts', everyMs: REPAIR_EVERY_MS, run: () => repairFacts(deps) }],
};
