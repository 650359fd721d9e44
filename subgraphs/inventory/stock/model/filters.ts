import { z } from 'zod';
import { idField } from '../../../shared/id-field.ts';

/** Most values that one field of a filter may name. */
export const MAX_FILTER_IDS = 250;

const ids = <Field extends z.ZodType>(field: Field) =>
  z
    .array(field)
    .max(MAX_FILTER_IDS)
    .readonly()
    .nullish()
    .transform((given) => given ?? undefined);

/** What a list of levels is narrowed to; a field that is absent narrows nothing, an empty list matches nothing. */
export const levelFilterSchema = z.object({
  ids: ids(idField('lvl')),
  variantIds: ids(idField('var')),
  locationIds: ids(idField('loc')),
  condition: z
    .enum(['IN_STOCK', 'OUT_OF_STOCK', 'SHORT', 'INCOMING'])
    .nullish()
    .transform((given) => given ?? undefined),
});
export type LevelFilter = Partial<z.infer<typeof levelFilterSchema>>;

/** The same of the ledger. */
export const movementFilterSchema = z.object({
  variantIds: ids(idField('var')),
  locationIds: ids(idField('loc')),
});
export type MovementFilter = Partial<z.infer<typeof movementFilterSchema>>;
