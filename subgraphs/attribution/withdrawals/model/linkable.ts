/** One statement about the measuring of somebody's visits. */
export interface MeasurementAct {
  readonly actId: string;
  /** GRANTED, PENDING or WITHDRAWN. */
  readonly state: string;
  /** 0 when unknown: older than every act with a time. */
  readonly happenedMs: number;
  readonly learnedMs: number;
  /** Of a pending one: until when it may be confirmed; 0 for no end. */
  readonly dueMs: number;
}

/** Which moments may be linked to somebody. */
export interface Linkable {
  /** The last withdrawal: no later statement links what was until then. */
  readonly withdrawnMs: number;
  /** Moments from here on are linked; `NEVER_MS` where consent was not given again. */
  readonly fromMs: number;
}

/** Later than every moment. */
export const NEVER_MS = 8_640_000_000_000_000;

/** The older first; of the same instant a withdrawal is the later one, as in the record of consents. */
function inOrder(a: MeasurementAct, b: MeasurementAct): number {
  const withdrawn = Number(a.state === 'WITHDRAWN') - Number(b.state === 'WITHDRAWN');
  return a.happenedMs - b.happenedMs || withdrawn || a.learnedMs - b.learnedMs || (a.actId < b.actId ? -1 : 1);
}

/**
 * Which moments of somebody who withdrew may be linked to them, by all that they said under any of their records: those
 * since the first grant after the last withdrawal. A function of the set of acts: the order in which they became known,
 * and how often, changes nothing.
 */
export function linkableOf(acts: readonly MeasurementAct[]): Linkable {
  let linkable: Linkable = { withdrawnMs: 0, fromMs: 0 };
  let before: MeasurementAct | undefined;
  for (const act of [...acts].sort(inOrder)) {
    const isTooLate = before?.state === 'PENDING' && before.dueMs > 0 && act.happenedMs >= before.dueMs;
    if (act.state === 'GRANTED' && isTooLate) continue;
    before = act;
    if (act.state === 'WITHDRAWN') linkable = { withdrawnMs: act.happenedMs, fromMs: NEVER_MS };
    else if (act.state === 'GRANTED' && linkable.fromMs === NEVER_MS)
      linkable = { ...linkable, fromMs: act.happenedMs };
  }
  return linkable;
}
