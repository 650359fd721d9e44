import type { Area } from '#kernel/runtime/area.ts';
import type { CustomersDeps } from '../deps.ts';
import './graphql/customer.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

/** What customers agreed to: a log of acts that other domains ask before they write to somebody or follow them. */
export const consents: Area<CustomersDeps> = { name: 'consents' };
