import './graphql/customer.ts';
import './graphql/actor.ts';
import './graphql/identifier.ts';
import './graphql/merge-event.ts';
import './graphql/merge-review.ts';
import './graphql/timeline-entry.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CustomersDeps } from '../deps.ts';
import { subscriptions } from './handlers.ts';

/** Customers, the identifiers they are known by, and the graph that joins them. */
export const identity: Area<CustomersDeps> = { name: 'identity', subscriptions: () => subscriptions };
