/** What a job counts of its work, in the order in which it is told: numbers as data, so that each reader gets their own words. */
export const JOB_COUNTS = [
  'ORDERS',
  'PRODUCTS',
  'VARIANTS',
  'SESSIONS',
  'PAGE_VIEWS',
  'SPEND_STATEMENTS',
  'VISITOR_COUNTS',
  'EXCHANGE_RATES',
  'STOCK_LEVELS',
  'GOALS',
  'CREATED',
  'CHANGED',
  'UNCHANGED',
  'CORRECTED',
  'RETURNS',
  'TAKEN_BACK',
  'ARCHIVED',
  'RESTORED',
  'SOLD',
  'KEPT',
  'INCOMPLETE',
  'REFUSED',
  'EVENTS',
  'SEGMENTS',
  'OLDER_TOUCHPOINTS',
  'ROWS',
] as const;
export type JobCountCode = (typeof JOB_COUNTS)[number];

/** A number that a job came to. */
export interface JobCount {
  readonly code: JobCountCode;
  readonly count: number;
}
