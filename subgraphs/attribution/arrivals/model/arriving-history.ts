import { z } from 'zod';
import type { BusinessDay } from '../../periods/model/business-day.ts';

/** A history on its way in, newest days first. */
export interface ArrivingHistory {
  /** The first day of the whole history. */
  readonly startsOn: BusinessDay;
  /** Every day from this one on is whole. */
  readonly wholeFrom: BusinessDay;
  readonly arrivedOrders: number;
  readonly expectedOrders: number;
  /** When all of it will be there, at the present pace; null while it is unknown. */
  readonly expectedAt: Date | null;
}

const day = z.iso.date().transform((text) => text as BusinessDay);

/** Argument of `attributionRecordArrival`: how far a history is, or null once it is whole. */
export const arrivalInput = z
  .object({
    startsOn: day,
    wholeFrom: day,
    arrivedOrders: z.int().nonnegative(),
    expectedOrders: z.int().nonnegative(),
    expectedAt: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .nullable(),
  })
  .nullable();

/** Whether every day of a period is there. */
export function isWhole(history: ArrivingHistory | undefined, { from }: { readonly from: BusinessDay }): boolean {
  return history === undefined || from >= history.wholeFrom;
}
