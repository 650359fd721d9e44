import type { BusinessDay } from '../../periods/model/business-day.ts';

/** What facts need of an event of a log. */
export interface FactEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Adds rows to a table of facts. */
export type AddFacts = (table: string, ...rows: readonly object[]) => void;

export type DayOf = (instantMs: number) => BusinessDay;

/**
 * Turns one event into rows; the same event always gives the same rows, whatever came before.
 * @throws when the event cannot be read
 */
export type FactReader = (event: FactEvent, add: AddFacts, dayOf: DayOf) => void;

/** The readers of one publisher's log, by type of event. */
export type FactReaders = Readonly<Record<string, FactReader>>;
