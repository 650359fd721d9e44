import '../references.ts';
import '../timeline/graphql/timeline.ts';
import '../profiles/graphql/customer.ts';
import '../staff/graphql/staff.ts';
import './queries.ts';
import '../accounts/graphql/sessions.ts';
import './customer-mutations.ts';
import '../staff/graphql/staff-mutations.ts';
import '../identity/graphql/merge-review.ts';
import './ports.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
