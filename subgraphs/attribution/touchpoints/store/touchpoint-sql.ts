import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the area, `touchpoints/sql/<name>.sql`. */
export const touchpointSql = readSqlFiles(new URL('../sql/', import.meta.url));
