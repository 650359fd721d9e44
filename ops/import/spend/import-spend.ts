import { basename } from 'node:path';
import { DomainError } from '#kernel/values/errors.ts';
import type { Progress } from '../../cli/progress.ts';
import { describeFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { importSpendPort } from '../ports.ts';
import { openRejects, type Reject } from '../rejects.ts';
import { readSpendRows, type SpendRow } from './read-spend.ts';

export interface SpendTotals {
  statements: number;
  changed: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

interface SpendOptions {
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly rejects: string;
  readonly currency: string | undefined;
}

/** Statements that one call takes. */
const BATCH = 2_000;

/** Imports what was spent; what holds already is not stated again, so a file may come as often as it likes. */
export async function importSpend(
  target: ImportTarget,
  options: SpendOptions,
  progress: Progress,
): Promise<SpendTotals> {
  const totals: SpendTotals = { statements: 0, changed: 0, refused: 0, rejectFiles: [], found: [] };
  for (const file of options.files.map((path) => openSourceFile(path))) {
    const step = progress.start(`Importing ${basename(file.path)}`, file.bytes, 'IMPORTING');
    const rejects = openRejects(options.rejects, file.path, false);
    const currency = options.currency ?? target.currencyCode;
    const { rows, faults } = await readSpendRows(file, currency, (header) => rejects.setHeader(header));
    const sent = options.dryRun ? { changed: rows.length, faults: [] } : await send(target, basename(file.path), rows);
    rejects.add([...faults, ...sent.faults].sort((a, b) => a.line - b.line));
    totals.statements += rows.length - sent.faults.length;
    totals.changed += sent.changed;
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
    totals.found.push(`${basename(file.path)}: ${describeFile(file)}.`);
    step.finish(`${sent.changed} statements changed`);
  }
  return totals;
}

async function send(
  target: ImportTarget,
  source: string,
  rows: readonly SpendRow[],
): Promise<{ changed: number; faults: Reject[] }> {
  let changed = 0;
  const faults: Reject[] = [];
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH);
    try {
      const entries = batch.map(({ line: _line, cells: _cells, ...entry }) => entry);
      changed += (await target.call(importSpendPort, { batch: { source, entries } })).changed;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'VALIDATION') throw error;
      // One row of the batch is refused by the domain (decimals of its currency): each is sent by itself.
      for (const row of batch) {
        const { line, cells, ...entry } = row;
        const one = await target
          .call(importSpendPort, { batch: { source, entries: [entry] } })
          .catch((fault: unknown) => {
            if (!(fault instanceof DomainError) || fault.code !== 'VALIDATION') throw fault;
            faults.push({ line, cells, refused: true, reason: fault.message });
            return { changed: 0 };
          });
        changed += one.changed;
      }
    }
  }
  return { changed, faults };
}
