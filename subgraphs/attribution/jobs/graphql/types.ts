import { builder, connectionType } from '../../builder.ts';
import { type Job, type JobKind, type JobStatus, statusOf } from '../model/job.ts';

const JobKindType = builder.enumType('JobKind', {
  description: 'What a job does. More values may be added: keep a default branch.',
  values: {
    IMPORT: { description: 'Brings a file into the instance.' },
    HISTORY: { description: 'Fills the older days of a demo shop behind its opening.' },
    REBUILD: { description: 'Makes every figure again from the logs.' },
  } satisfies Record<JobKind, object>,
});

const JobStatusType = builder.enumType('JobStatus', {
  description: 'The status of a job. More values may be added: keep a default branch.',
  values: {
    RUNNING: { description: 'It works.' },
    CANCELING: { description: 'It was asked to stop, and does so after the batch that it is at.' },
    DONE: { description: 'It is complete.' },
    FAILED: { description: 'It stopped at an error; `outcome` says which.' },
    CANCELED: { description: 'It stopped because it was asked to. Run again, an import continues where it stopped.' },
    LOST: { description: 'It has said nothing for a minute: its command was killed.' },
  } satisfies Record<JobStatus, object>,
});

export const JobType = builder.objectRef<Job>('Job').implement({
  description: 'Long work that a command does on the instance. Kept for a year.',
  access: 'operations:write',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque.' }),
    kind: t.field({ type: JobKindType, description: 'What it does.', resolve: ({ kind }) => kind }),
    status: t.field({
      type: JobStatusType,
      description: 'Its status at the moment of the request.',
      resolve: (job, _args, { deps }) => statusOf(job, deps.clock.now()),
    }),
    subject: t.exposeString('subject', { description: 'What it works on: names of files, without their folders.' }),
    stepName: t.exposeString('step', {
      nullable: true,
      description: 'Which of its steps it is at; null before the first.',
    }),
    doneCount: t.exposeInt('done', { description: 'Units of the step that are done.' }),
    expectedCount: t.exposeInt('expected', {
      description: 'Units of the step, as far as they are known; 0 while they are not.',
    }),
    isCancelable: t.exposeBoolean('isCancelable', { description: 'Whether it can stop half-way.' }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description: 'Its result, in English; null while it runs.',
    }),
    startedAt: t.field({ type: 'DateTime', description: 'When it began.', resolve: ({ startedAt }) => startedAt }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it runs, and for one that was lost.',
      resolve: ({ endedAt }) => endedAt,
    }),
  }),
});
export const JobConnectionType = connectionType('Job', JobType);
