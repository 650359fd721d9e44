import { UnavailableError } from '#kernel/values/errors.ts';

/** The engine cannot read the rows of an insertion; trying again is no use. */
export class UnreadableRowsError extends Error {}

/** The engine lost what was written to it, or holds the days of another zone: everything is rebuilt from the logs. */
export class FactsLostError extends UnavailableError {
  constructor() {
    super('The figures are being rebuilt; try again in a few minutes');
  }
}
