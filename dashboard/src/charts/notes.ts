import { createContext, useContext } from 'react';
import type { BusinessDay } from '../time/business-day.ts';

/** What happened on a day, under the number that it has in the list of its page. */
export interface ChartNote {
  readonly number: number;
  readonly day: BusinessDay;
  readonly text: string;
}

const Notes = createContext<readonly ChartNote[]>([]);

/** Gives every chart over time below it the notes of its page. */
export const ChartNotesProvider = Notes.Provider;

export const useChartNotes = (): readonly ChartNote[] => useContext(Notes);

/**
 * The notes of each point, by its position: a point that stands for several days has all of theirs. Notes before the
 * first point are on none; after the last there are none, since a page asks for those of its period.
 */
export function placeNotes(
  days: readonly BusinessDay[],
  notes: readonly ChartNote[],
): ReadonlyMap<number, readonly ChartNote[]> {
  const placed = new Map<number, ChartNote[]>();
  for (const note of notes) {
    const index = days.findLastIndex((day) => day !== '' && day <= note.day);
    if (index < 0) continue;
    placed.set(index, [...(placed.get(index) ?? []), note]);
  }
  return placed;
}
