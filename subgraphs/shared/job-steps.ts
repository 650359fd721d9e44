/** What a job is at: a code, so that each reader gets their own words. */
export const JOB_STEPS = [
  'READING',
  'CHECKING',
  'IMPORTING',
  'TAKING_BACK',
  'TOUCHPOINTS',
  'ORDERS',
  'CUSTOMERS',
  'STOCK',
  'PRODUCTS',
  'LOYALTY',
] as const;
export type JobStep = (typeof JOB_STEPS)[number];
