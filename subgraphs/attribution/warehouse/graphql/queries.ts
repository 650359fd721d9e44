import { builder } from '../../builder.ts';
import { getReportQueue } from '../get-report-queue.ts';
import type { ReportQueue } from '../model/report-queue.ts';

const ReportQueueType = builder.objectRef<ReportQueue>('ReportQueue').implement({
  description:
    'Statements of reports and jobs that read so much that one runs at a time, in the order in which they came. Each server of figures has its own queue.',
  fields: (t) => ({
    size: t.exposeInt('size', { description: 'Statements that run or wait, of all callers and jobs.' }),
    place: t.exposeInt('place', {
      nullable: true,
      description:
        'Statements before the first of the caller’s: 0 while that runs. Null while none of theirs waits: a report of few rows, or one that was answered, or that another caller asked for first.',
    }),
  }),
});

builder.queryField('reportQueue', (t) =>
  t.field({
    type: ReportQueueType,
    description: 'How long a report that is being read still waits, for who looks at it.',
    access: 'staff',
    resolve: (_root, _args, { deps, request }) => getReportQueue(deps, request),
  }),
);
