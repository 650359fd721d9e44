import type { JobCount, JobCountCode } from '../../../shared/job-counts.ts';
import type { JobStep } from '../../../shared/job-steps.ts';
import { builder, connectionType } from '../../builder.ts';
import { type Job, type JobKind, type JobStatus, statusOf } from '../model/job.ts';

const JobKindType = builder.enumType('JobKind', {
  description: 'What a job does. More values may be added: keep a default branch.',
  values: {
    IMPORT: { description: 'Brings a file into the instance.' },
    EXPORT: { description: 'Writes the rows behind a figure or a report as a file, while somebody reads it.' },
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
    CANCELED: {
      description:
        'It stopped because it was asked to. Run again, an import continues where it stopped; of an export no file is kept.',
    },
    LOST: { description: 'It has said nothing for a minute: its command or server was killed.' },
  } satisfies Record<JobStatus, object>,
});

const JobCountCodeType = builder.enumType('JobCountCode', {
  description: 'What a job counts. More values may be added: keep a default branch.',
  values: {
    ORDERS: { description: 'Orders of the files, or of the history.' },
    PRODUCTS: { description: 'Products of the files.' },
    VARIANTS: { description: 'Variants that were written.' },
    SESSIONS: { description: 'Sessions of the files.' },
    PAGE_VIEWS: { description: 'Page views of the files.' },
    SPEND_STATEMENTS: { description: 'Statements of spend of the files.' },
    VISITOR_COUNTS: { description: 'Counts of visitors of the files.' },
    EXCHANGE_RATES: { description: 'Exchange rates of the files.' },
    STOCK_LEVELS: { description: 'Stock levels of the files.' },
    GOALS: { description: 'Goals of the files.' },
    CREATED: { description: 'Of them, new ones.' },
    CHANGED: { description: 'Of them, those that say something else than before.' },
    UNCHANGED: { description: 'Of them, those that were there.' },
    CORRECTED: { description: 'Of the changed ones, those that were written again.' },
    RETURNS: { description: 'New returns.' },
    TAKEN_BACK: { description: 'What was taken back of an import.' },
    ARCHIVED: { description: 'Products that an import had made, archived as it was taken back.' },
    RESTORED: { description: 'Products that are again what they were before an import.' },
    SOLD: { description: 'Of the archived products, those that stand in orders.' },
    KEPT: { description: 'What stays as it is, since somebody has changed it.' },
    INCOMPLETE: { description: 'Rows that were taken without a field.' },
    REFUSED: { description: 'Rows that were refused.' },
    EVENTS: { description: 'Events that figures were rebuilt from.' },
    SEGMENTS: { description: 'Segments of touchpoints that figures were rebuilt from.' },
    OLDER_TOUCHPOINTS: { description: 'Touchpoints that are older than their log and were kept.' },
    ROWS: { description: 'Rows of the file that were written.' },
  } satisfies Record<JobCountCode, object>,
});

const JobStepType = builder.enumType('JobStep', {
  description: 'What a job is at. More values may be added: keep a default branch.',
  values: {
    READING: { description: 'It reads the files.' },
    CHECKING: { description: 'It checks what it would do, and writes nothing.' },
    IMPORTING: { description: 'It writes what it has read.' },
    TAKING_BACK: { description: 'It takes back what an import had written.' },
    TOUCHPOINTS: { description: 'It reads the touchpoints.' },
    ORDERS: { description: 'It is at orders.' },
    CUSTOMERS: { description: 'It is at customers.' },
    STOCK: { description: 'It is at stock.' },
    PRODUCTS: { description: 'It is at products.' },
    LOYALTY: { description: 'It is at points and gift cards.' },
  } satisfies Record<JobStep, object>,
});

const JobCountType = builder.objectRef<JobCount>('JobCount').implement({
  description: 'A number that a job came to.',
  access: 'operations:write',
  fields: (t) => ({
    counted: t.field({ type: JobCountCodeType, description: 'What was counted.', resolve: ({ code }) => code }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

export const JobType = builder.objectRef<Job>('Job').implement({
  description: 'Long work on the instance, of a command or of an export. Kept for a year.',
  access: 'operations:write',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque.' }),
    kind: t.field({ type: JobKindType, description: 'What it does.', resolve: ({ kind }) => kind }),
    status: t.field({
      type: JobStatusType,
      description: 'Its status at the moment of the request.',
      resolve: (job, _args, { deps }) => statusOf(job, deps.clock.now()),
    }),
    subject: t.exposeString('subject', {
      description: 'What it works on: names of files, without their folders; of an export the name of its file.',
    }),
    jobStep: t.field({
      type: JobStepType,
      nullable: true,
      description: 'Which of its steps it is at; null before the first, and for one that has no steps.',
      resolve: ({ step }) => step,
    }),
    doneCount: t.exposeInt('done', { description: 'Units of the step that are done.' }),
    expectedCount: t.exposeInt('expected', {
      description: 'Units of the step, as far as they are known; 0 while they are not.',
    }),
    isCancelable: t.exposeBoolean('isCancelable', { description: 'Whether it can stop half-way.' }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description: 'Its result in English, as its command prints it; null while it runs.',
    }),
    counts: t.field({
      type: [JobCountType],
      description: 'Its result as numbers, in the order in which they are told, each code once; none while it runs.',
      resolve: ({ counts }) => counts,
    }),
    rejectFileNames: t.stringList({
      description: 'Files of rows that it refused or left as they are, in the folder of its command; at most 20.',
      resolve: ({ files }) => files,
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
