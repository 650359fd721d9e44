import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the journeys, `journeys/sql/<name>.sql`. */
export const journeySql = readSqlFiles(new URL('../sql/', import.meta.url));
