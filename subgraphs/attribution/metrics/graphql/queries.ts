import { builder } from '../../builder.ts';
import { METRICS } from '../model/metrics.ts';
import { MetricType } from './types.ts';

builder.queryField('metrics', (t) =>
  t.field({
    type: [MetricType],
    access: 'public',
    description: 'Every figure with its formula and source; at most 200.',
    resolve: () => [...METRICS],
  }),
);
