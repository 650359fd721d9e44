import '../availability/graphql/availability.ts';
import '../stock/graphql/level.ts';
import '../locations/graphql/location.ts';
import '../stock/graphql/types.ts';
import '../stock/graphql/mutations.ts';
import './import-ports.ts';
import '../commitments/graphql/ports.ts';
import '../reservations/graphql/reservation.ts';
import '../shortages/graphql/ports.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
