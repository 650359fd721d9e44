import { z } from 'zod';

/** Minutes in a week. */
const MAX_MINUTES = 10_080;
/** Days of the longest window. */
const MAX_DAYS = 366;

const minutes = z.int().min(0).max(MAX_MINUTES);

/** What a new rule may say, beside its figure, scope and threshold. */
export const alertWindow = z.object({
  days: z.int().min(0).max(MAX_DAYS),
  holdMinutes: minutes,
  coolDownMinutes: minutes,
});
