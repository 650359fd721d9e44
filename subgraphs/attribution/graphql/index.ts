import './journey.ts';
import './metric.ts';
import './overview.ts';
import './ports.ts';
import './sales-report.ts';
import { toSchema } from './builder.ts';

export const schema = toSchema();
