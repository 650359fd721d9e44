import type { Area } from '#kernel/runtime/area.ts';
import type { LoyaltyDeps } from '../deps.ts';
import './graphql.ts';

/** Gift cards of another system, with their history. */
export const imports: Area<LoyaltyDeps> = { name: 'imports' };
