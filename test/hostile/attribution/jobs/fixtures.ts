import { randomUUID } from 'node:crypto';
import type { Fixtures } from '../../fixture.ts';

/** A job of nobody's command, which an import would report. */
const JOB = {
  ...{ kind: 'IMPORT', subject: 'orders orders.csv', isCancelable: true },
  ...{ step: 'ORDERS', done: 1, expected: 10, endedAs: null, outcome: null },
};
const RECORD = 'mutation ($job: JSON!) { attributionRecordJob(job: $job) }';

export const jobFixtures: Fixtures = {
  job: async ({ callPort }) => {
    const id = randomUUID();
    await callPort('attribution', RECORD, { job: { ...JOB, id } });
    return { id };
  },
  endedJob: async ({ callPort }) => {
    const id = randomUUID();
    await callPort('attribution', RECORD, { job: { ...JOB, id, endedAs: 'DONE', outcome: 'Imported 10 orders.' } });
    return { id };
  },
};
