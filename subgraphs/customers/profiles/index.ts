import './graphql/customer.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CustomersDeps } from '../deps.ts';

/** The profile of a customer: name, contact, language, history; lists and search. */
export const profiles: Area<CustomersDeps> = { name: 'profiles' };
