import { FIGURES, type FigureKey, type Figures } from '../../metrics/model/catalog/sales.ts';
import { bigint, type Column, nullable, type Row } from '../../warehouse/store/columns.ts';

type FigureColumns = Readonly<Record<FigureKey, Column<bigint | null>>>;

/** The columns of `metricColumns(FIGURES)`. */
export const FIGURE_COLUMNS = Object.fromEntries(FIGURES.map((key) => [key, nullable(bigint)])) as FigureColumns;

export function toFigures(row: Row<FigureColumns>): Figures {
  return Object.fromEntries(FIGURES.map((key) => [key, row[key]])) as Figures;
}
