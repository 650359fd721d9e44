import { readFileSync } from 'node:fs';
import type { SourceFile } from '../csv/source-file.ts';
import type { RateFile } from './daily-rate.ts';
import { isXml, readEcbXml } from './read-ecb-xml.ts';
import { readRateTable } from './read-rate-table.ts';

/** Reads daily rates of a file, in the form that it has: the ECB's XML, its table, or columns named day, currency and rate. */
export async function readRates(
  file: SourceFile,
  shopCurrency: string,
  onHeader: (header: readonly string[]) => void,
): Promise<RateFile> {
  const text = readFileSync(file.path, 'utf8');
  if (!isXml(text)) return readRateTable(file, shopCurrency, onHeader);
  onHeader(['day', 'base', 'currency', 'rate']);
  return readEcbXml(text, file.path);
}
