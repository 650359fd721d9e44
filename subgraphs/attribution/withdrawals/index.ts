import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';

/** Withdrawals of the consent to be measured: what was recorded of somebody's visits is nobody's from then on. */
export const withdrawals: Area<AttributionDeps> = { name: 'withdrawals' };
