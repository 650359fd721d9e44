import './availability.ts';
import './level.ts';
import './location.ts';
import './movement.ts';
import './mutations.ts';
import './import-ports.ts';
import './ports.ts';
import './reservation.ts';
import './shortage-ports.ts';
import { toSchema } from './builder.ts';

export const schema = toSchema();
