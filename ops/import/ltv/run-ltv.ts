import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lifetimeValue } from '../../../subgraphs/attribution/index.ts';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { HELP, type LtvOptions, readLtvOptions } from './arguments.ts';
import { readTransactions, type Transactions } from './read-transactions.ts';
import { type Analysis, dateOf, describe, groupValues, predictionRows, toCsv } from './report.ts';

const DAY_MS = 86_400_000;

function calibrationEndOf({ calibrationEnd }: LtvOptions, { firstDay, lastDay }: Transactions): number {
  if (calibrationEnd === undefined) return lastDay;
  const day = Date.parse(calibrationEnd) / DAY_MS;
  if (day > lastDay) {
    throw new StartupError(`--calibration-end ${calibrationEnd} lies after the last purchase, of ${dateOf(lastDay)}.`);
  }
  if (day < firstDay) {
    throw new StartupError(
      `--calibration-end ${calibrationEnd} lies before the first purchase, of ${dateOf(firstDay)}.`,
    );
  }
  return day;
}

function analyze(options: LtvOptions, { purchases, lastDay }: Transactions, calibrationEnd: number): Analysis {
  try {
    return lifetimeValue.analyze(purchases, { ...options, calibrationEnd, lastDay });
  } catch (error) {
    if (error instanceof lifetimeValue.TooFewRepeatersError || error instanceof RangeError) {
      throw new StartupError(`The models cannot be fitted: ${error.message}.`);
    }
    throw error;
  }
}

function write(path: string, content: string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new StartupError(`${shown(path)} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * Runs the command; the answer is what the terminal shows.
 * @throws StartupError for what cannot be read or fitted.
 */
export async function runLtv(args: readonly string[]): Promise<string> {
  const options = readLtvOptions(args);
  if (!options) return HELP;
  const transactions = await readTransactions(options);
  const calibrationEnd = calibrationEndOf(options, transactions);
  const analysis = analyze(options, transactions, calibrationEnd);
  const groups = groupValues(analysis, transactions, calibrationEnd);
  const rows = predictionRows(analysis, transactions, options.unitDays);
  const { predictions: _, ...summary } = analysis;
  const target = join(options.out, `${basename(options.file)}.ltv`);
  write(`${target}.csv`, toCsv(rows));
  const terms = { ...options, calibrationEnd: dateOf(calibrationEnd), lastDay: dateOf(transactions.lastDay) };
  write(`${target}.json`, `${JSON.stringify({ terms, ...summary, groups, predictions: rows }, null, 1)}\n`);
  return [
    `${transactions.rows} rows, ${transactions.nobody} without a customer.`,
    describe(analysis, options, groups, calibrationEnd),
    `Written: ${target}.csv and ${target}.json (${rows.length} customers).`,
    '',
  ].join('\n');
}
