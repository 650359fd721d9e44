import { builder } from '../../builder.ts';
import { recordJob } from '../record-job.ts';

builder.mutationField('attributionRecordJob', (t) =>
  t.field({
    type: 'Boolean',
    inaccessible: true,
    description:
      'Records how far a job is: {id, kind, subject, isCancelable, step, done, expected, endedAs, outcome, counts: [{code, count}], files}. True when it was asked to stop.',
    access: 'service',
    args: { job: t.arg({ type: 'JSON', required: true, description: 'The job as its command sees it.' }) },
    resolve: (_root, { job }, { deps, request }) => recordJob(deps, request, job),
  }),
);
