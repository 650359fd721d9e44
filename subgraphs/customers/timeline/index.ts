import './graphql/entries.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CustomersDeps } from '../deps.ts';
import { subscriptions } from './handlers.ts';

/** The history of a customer over all channels, made of every domain's events. */
export const timeline: Area<CustomersDeps> = { name: 'timeline', subscriptions: () => subscriptions };
