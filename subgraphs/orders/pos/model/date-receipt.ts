import { DAY, MINUTE } from '#kernel/values/time.ts';

/** A POS keeps what it could not send for weeks, not for a quarter; a clock that is further behind has lost its battery. */
const MAX_BEHIND_MS = 92 * DAY;
/** Clocks of terminals run ahead by as much without being wrong. */
const MAX_AHEAD_MS = 5 * MINUTE;

/** When a receipt counts: as its POS says, but where that cannot be, the latest moment at which it can have been. */
export function dateReceipt(saidAt: Date, receivedAt: Date): { occurredAt: Date; isPlausible: boolean } {
  const ahead = saidAt.getTime() - receivedAt.getTime();
  const isPlausible = ahead <= MAX_AHEAD_MS && ahead >= -MAX_BEHIND_MS;
  return { occurredAt: isPlausible && ahead <= 0 ? saidAt : receivedAt, isPlausible };
}
