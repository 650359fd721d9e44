import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql.ts';

/** Orders that other systems took: history from files. */
export const integrations: Area<OrdersDeps> = { name: 'integrations' };
