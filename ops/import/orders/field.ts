import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import { normaliseHeader } from '../csv/rows.ts';

/**
 * Where a value comes from: a column by its name, or a constant. `values` replaces what a column says, `template`
 * puts it into a text at `{}`.
 */
export const fieldSchema = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), z.string()).optional(),
    template: z.string().optional(),
  }),
  z.strictObject({ constant: z.union([z.string(), z.number()]) }),
]);
export type Field = z.infer<typeof fieldSchema>;

/** Reads one value of a row; empty when the cell is. */
export type FieldReader = (cells: readonly string[]) => string;

/** What compiles the fields of one file against its header. */
export type FieldCompiler = (field: Field) => FieldReader;

/** @throws StartupError, when a field is compiled whose column the header lacks. */
export function fieldsOf(header: readonly string[], path: string): FieldCompiler {
  const positions = new Map(header.map((cell, index) => [normaliseHeader(cell), index]));
  return (field) => {
    if (typeof field === 'object' && 'constant' in field) {
      const constant = String(field.constant);
      return () => constant;
    }
    const { column, values, template } = typeof field === 'string' ? { column: field } : field;
    const position = positions.get(normaliseHeader(column));
    if (position === undefined) {
      throw new StartupError(`The mapping names a column "${column}" that ${path} does not have.`);
    }
    return (cells) => {
      const raw = cells[position]?.trim() ?? '';
      const value = values?.[raw] ?? raw;
      return template === undefined || value === '' ? value : template.replaceAll('{}', value);
    };
  };
}
