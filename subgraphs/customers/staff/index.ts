import './graphql/types.ts';
import './graphql/actor.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/link-mutations.ts';
import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CustomersDeps } from '../deps.ts';

/** Staff: who they are, what they may do and where, and how the first admin comes about. */
export const staff: Area<CustomersDeps> = {
  name: 'staff',
  sensitiveFields: ['signInStaff', 'claimFirstAdmin', 'requestStaffPasswordReset', 'resetStaffPassword'],
};
