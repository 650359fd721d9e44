import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql.ts';

/** Changes of a placed order: its cancellation. */
export const changes: Area<OrdersDeps> = { name: 'changes' };
