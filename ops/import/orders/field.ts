import { z } from 'zod';
import { StartupError } from '../../cli/startup-error.ts';
import { type CsvRow, normalizeHeader } from '../csv/rows.ts';

/**
 * Where a value comes from: a column by its name, several columns joined, the number of the row's line (the key of
 * rows that have none), or a constant. `values` replaces what a column says, `template` puts it into a text at `{}`.
 */
export const fieldSchema = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), z.string()).optional(),
    template: z.string().optional(),
  }),
  z.strictObject({
    columns: z.array(z.string().min(1)).min(2),
    join: z.string().default('-'),
    template: z.string().optional(),
  }),
  z.strictObject({ row: z.literal(true), template: z.string().optional() }),
  z.strictObject({ constant: z.union([z.string(), z.number()]) }),
]);
export type Field = z.infer<typeof fieldSchema>;

/** A row as fields read it. */
export type SourceRow = Pick<CsvRow, 'cells' | 'line'>;

/** Reads one value of a row; empty when the cell is. */
type FieldReader = (row: SourceRow) => string;

/** What compiles the fields of one file against its header. */
export type FieldCompiler = (field: Field) => FieldReader;

/** @throws StartupError, when a field is compiled whose column the header lacks. */
export function fieldsOf(header: readonly string[], path: string): FieldCompiler {
  const positions = new Map(header.map((cell, index) => [normalizeHeader(cell), index]));
  const cellOf = (column: string): FieldReader => {
    const position = positions.get(normalizeHeader(column));
    if (position === undefined) {
      throw new StartupError(`The mapping names a column "${column}" that ${path} does not have.`);
    }
    return ({ cells }) => cells[position]?.trim() ?? '';
  };
  return (field) => {
    if (typeof field === 'string') return cellOf(field);
    if ('constant' in field) {
      const constant = String(field.constant);
      return () => constant;
    }
    return fill(field.template, 'row' in field ? ({ line }) => String(line) : columnsOf(field, cellOf));
  };
}

function columnsOf(
  field: Extract<Field, { column: string } | { columns: string[] }>,
  cellOf: (column: string) => FieldReader,
): FieldReader {
  if ('columns' in field) {
    const parts = field.columns.map(cellOf);
    return (row) => {
      const values = parts.map((read) => read(row));
      return values.every((value) => value === '') ? '' : values.join(field.join);
    };
  }
  const { values } = field;
  const read = cellOf(field.column);
  if (values === undefined) return read;
  const replaced = new Map(Object.entries(values));
  return (row) => {
    const value = read(row);
    return replaced.get(value) ?? value;
  };
}

function fill(template: string | undefined, read: FieldReader): FieldReader {
  if (template === undefined) return read;
  return (row) => {
    const value = read(row);
    return value === '' ? '' : template.replaceAll('{}', () => value);
  };
}
