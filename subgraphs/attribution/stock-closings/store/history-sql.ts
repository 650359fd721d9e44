import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the area, `stock-closings/sql/<name>.sql`. */
export const closingSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** The first day of which moves are read to know the stock from a day on, an expression of a day; what was before is closed. */
export const sinceFor = (day: string): string => closingSql('since', { day });

/** Which moves are read: those from the beginning of a month on until `{until:Date32}`, and what was there before. */
export interface MovesRead {
  /** Expression of the first day of the month. */
  readonly since: string;
  /** Condition on `variant_id` and `location_id`. */
  readonly only?: string;
}

/** Each move, and what was there before. */
export const movesOf = ({ since, only = '1' }: MovesRead): string => closingSql('moves', { since, only });

/** What moved by variant, location and day, and what was there before. */
export const movedDays = (read: MovesRead): string => closingSql('moved_days', { moves: movesOf(read) });

/** The moves and days of each variant at its location. */
export const stockHistories = (read: MovesRead): string => closingSql('histories', { moves: movesOf(read) });
