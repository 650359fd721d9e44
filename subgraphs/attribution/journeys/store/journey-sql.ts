import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the journeys, `journeys/sql/<name>.sql`. */
export const journeySql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Somebody who came by themselves: without a source, a medium, a campaign, a store or a link that was followed. */
export const IS_DIRECT = `(campaign = '' AND store_id = '' AND staff_id = '' AND (lower(source) IN ('direct', '(direct)')
  OR (source = '' AND medium = '' AND NOT endsWith(upper(kind), 'CLICK'))))`;
