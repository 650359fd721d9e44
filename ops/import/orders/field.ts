import { createHash } from 'node:crypto';
import { z } from 'zod';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { placesOf } from '../csv/columns.ts';
import { type CsvRow, normalizeHeader } from '../csv/rows.ts';
import { RowFault } from './drafts.ts';

/**
 * Where a value comes from: a column by its name (`optional` where some files lack it), the first of several that is not
 * empty, several columns joined, the row itself (the key of rows that have
 * none), or a constant. `values` replaces what a column says, `template` puts it into a text at `{}`.
 */
export const fieldSchema = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    optional: z.boolean().default(false),
    values: z.record(z.string(), z.string()).optional(),
    template: z.string().optional(),
  }),
  z.strictObject({ firstOf: z.array(z.string().min(1)).min(2), template: z.string().optional() }),
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
export interface SourceRow extends Pick<CsvRow, 'cells' | 'line'> {
  /** Why its cells cannot be those of the columns, where they cannot. */
  readonly fault?: string | undefined;
}

/** Reads one value of a row; empty when the cell is. @throws RowFault where the cells are not those of the columns. */
type FieldReader = (row: SourceRow) => string;

/** What compiles the fields of one file against its header. */
export type FieldCompiler = (field: Field) => FieldReader;

/** Whether a row names every column that the fields of a file read. */
export function isHeaderOf(fields: readonly Field[]): (cells: readonly string[]) => boolean {
  const names = fields.flatMap(columnNames).map(normalizeHeader);
  return (cells) => {
    const header = new Set(cells.map(normalizeHeader));
    return names.every((name) => header.has(name));
  };
}

function columnNames(field: Field): readonly string[] {
  if (typeof field === 'string') return [field];
  if ('column' in field) return field.optional ? [] : [field.column];
  return 'columns' in field ? field.columns : [];
}

/** @throws StartupError, when a field is compiled whose column the header lacks, or has twice. */
export function fieldsOf(row: SourceRow, path: string): FieldCompiler {
  const { cells: header, line } = row;
  const digests = rowDigests();
  const places = placesOf(row, path);
  const cellOf = (column: string, isOptional = false): FieldReader => {
    const position = places(normalizeHeader(column));
    if (position === undefined && isOptional) return () => '';
    if (position === undefined) {
      const read = header.slice(0, SHOWN_COLUMNS).join(', ');
      throw new StartupError(
        `The mapping names a column "${column}" that ${path} does not have; its header is line ${line}: ${shown(read)}.`,
      );
    }
    return ({ cells, fault }) => {
      if (fault !== undefined) throw new RowFault(fault);
      return cells[position]?.trim() ?? '';
    };
  };
  return (field) => {
    if (typeof field === 'string') return cellOf(field);
    if ('constant' in field) {
      const constant = String(field.constant);
      return () => constant;
    }
    return fill(field.template, 'row' in field ? digests : columnsOf(field, cellOf));
  };
}

/** Columns that a message names. */
const SHOWN_COLUMNS = 8;

/**
 * What a row without an id of its own is known by: a digest of its cells, and which of its equals it is. Rows that are
 * added or sorted otherwise leave the others what they are.
 */
function rowDigests(): FieldReader {
  const equals = new Map<string, number>();
  const known = new WeakMap<SourceRow, string>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const digest = createHash('sha256').update(JSON.stringify(row.cells)).digest('hex').slice(0, DIGEST_LENGTH);
    const count = (equals.get(digest) ?? 0) + 1;
    equals.set(digest, count);
    const own = count === 1 ? digest : `${digest}-${count}`;
    known.set(row, own);
    return own;
  };
}

/** Characters that tell the rows of a file apart: 48 bits. */
const DIGEST_LENGTH = 12;

function columnsOf(
  field: Extract<Field, { column: string } | { columns: string[] } | { firstOf: string[] }>,
  cellOf: (column: string, isOptional?: boolean) => FieldReader,
): FieldReader {
  if ('firstOf' in field) {
    const parts = field.firstOf.map((column) => cellOf(column, true));
    return (row) => parts.map((read) => read(row)).find((value) => value !== '') ?? '';
  }
  if ('columns' in field) {
    const parts = field.columns.map((column) => cellOf(column));
    return (row) => {
      const values = parts.map((read) => read(row));
      return values.every((value) => value === '') ? '' : values.join(field.join);
    };
  }
  const { values } = field;
  const read = cellOf(field.column, field.optional);
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
