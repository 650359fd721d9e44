import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the area, `withdrawals/sql/<name>.sql`. */
export const withdrawalSql = readSqlFiles(new URL('../sql/', import.meta.url));
