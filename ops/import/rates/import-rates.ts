import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { describeFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { importExchangeRatesPort } from '../ports.ts';
import { openRejects } from '../rejects.ts';
import type { RateFile } from './daily-rate.ts';
import { readRates } from './read-rates.ts';

export interface RatesTotals {
  rates: number;
  added: number;
  corrected: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

interface RatesOptions {
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly rejects: string;
  readonly currency: string | undefined;
}

/** Rates that one call takes, and corrections that are reported one by one. */
const BATCH = 2_000;
const MAX_TOLD = 20;

/** Imports daily rates; what their source said already is not stated again, and what it says otherwise now is reported. */
export async function importRates(
  target: ImportTarget,
  options: RatesOptions,
  progress: Progress,
): Promise<RatesTotals> {
  const totals: RatesTotals = { rates: 0, added: 0, corrected: 0, refused: 0, rejectFiles: [], found: [] };
  for (const file of options.files.map((path) => openSourceFile(path))) {
    const step = progress.start(`Importing ${basename(file.path)}`, file.bytes, 'IMPORTING');
    const rejects = openRejects(options.rejects, file.path, false);
    const base = options.currency ?? target.currencyCode;
    const read = await readRates(file, base, (header) => rejects.setHeader(header));
    const sent = options.dryRun ? { added: read.rows.length, corrected: [] } : await send(target, read);
    rejects.add([...read.faults].sort((a, b) => a.line - b.line));
    totals.rates += read.rows.length;
    totals.added += sent.added;
    totals.corrected += sent.corrected.length;
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
    totals.found.push(`${basename(file.path)}: ${describeFile(file)}.`, ...sent.corrected.slice(0, MAX_TOLD));
    step.finish(`${sent.added} new rates, ${sent.corrected.length} corrected`);
  }
  return totals;
}

async function send(target: ImportTarget, { source, rows }: RateFile) {
  let added = 0;
  const corrected: string[] = [];
  for (let at = 0; at < rows.length; at += BATCH) {
    const rates = rows.slice(at, at + BATCH).map(({ day, base, currency, rate }) => ({ day, base, currency, rate }));
    const answer = await target.call(importExchangeRatesPort, { batch: { source, rates } });
    added += answer.added;
    for (const { day, base, currency, rate, before } of answer.corrected) {
      corrected.push(
        `Corrected: ${day} 1 ${base} = ${rate} ${currency}, before ${before}; orders keep the rate that they have.`,
      );
    }
  }
  return { added, corrected };
}
