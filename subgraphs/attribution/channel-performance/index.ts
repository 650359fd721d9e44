import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/channel-report.ts';
import './graphql/sales-change.ts';

/** How each channel and store did in a period: sales, margin, returns and conversion beside each other. */
export const channelPerformance: Area<AttributionDeps> = { name: 'channel-performance' };
