import '../references.ts';
import '../timeline/graphql/types.ts';
import '../profiles/graphql/customer.ts';
import '../staff/graphql/types.ts';
import '../profiles/graphql/queries.ts';
import '../accounts/graphql/mutations.ts';
import '../identity/graphql/mutations.ts';
import '../staff/graphql/mutations.ts';
import '../identity/graphql/merge-review.ts';
import '../identity/graphql/ports.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
