import '../availability/graphql/availability.ts';
import '../stock/graphql/level.ts';
import '../locations/graphql/location.ts';
import '../stock/graphql/movement.ts';
import './mutations.ts';
import './import-ports.ts';
import './ports.ts';
import '../reservations/graphql/reservation.ts';
import '../shortages/graphql/shortage-ports.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
