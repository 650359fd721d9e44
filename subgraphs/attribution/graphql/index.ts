import '../journeys/graphql/journey.ts';
import '../metrics/graphql/metric.ts';
import '../reports/graphql/overview.ts';
import './ports.ts';
import '../reports/graphql/sales-report.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
