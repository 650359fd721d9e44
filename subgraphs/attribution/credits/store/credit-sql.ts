import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the credits, `credits/sql/<name>.sql`. */
export const creditSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Ids that are a customer's, which no browser may have (`isAnonymousId`). */
export const CUSTOMER_ID = '^cus_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$';
