import { FIGURES, type FigureKey, type Figures } from '../../metrics/model/metrics.ts';

/** Figures as the column store answers them: 64-bit integers come as text. */
export type FigureRow = Readonly<Record<FigureKey, string | null>>;

export function toFigures(row: FigureRow): Figures {
  return Object.fromEntries(FIGURES.map((key) => [key, row[key] === null ? null : BigInt(row[key])])) as Figures;
}
