import { jsonObject } from '#kernel/database/select.ts';
import { pick } from '#kernel/database/table.ts';
import { inventoryLevel } from '../../prisma/generated/tables.ts';
import { STATES } from '../model/states.ts';

/** A `Level` of the model as a JSON object, of rows with the columns of `inventory_level`. */
export const levelJson = jsonObject(
  pick(inventoryLevel, 'id', 'variantId', 'locationId', 'onHand', 'version', ...STATES),
);
