import './references.ts';
import './timeline.ts';
import './customer.ts';
import './staff.ts';
import './queries.ts';
import './sessions.ts';
import './customer-mutations.ts';
import './staff-mutations.ts';
import './merge-review.ts';
import './ports.ts';
import { toSchema } from './builder.ts';

export const schema = toSchema();
