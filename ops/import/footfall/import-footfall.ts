import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { describeFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { importFootfallPort, storesPort } from '../ports.ts';
import { openRejects, type Reject } from '../rejects.ts';
import { type FootfallMapping, readFootfallMapping } from './mapping.ts';
import { type FootfallRow, readFootfallRows } from './read-footfall.ts';

export interface FootfallTotals {
  counts: number;
  changed: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

interface FootfallOptions {
  readonly files: readonly string[];
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  readonly rejects: string;
}

/** Counts that one call takes. */
const BATCH = 2_000;

/** Imports what counters counted; what holds already is not stated again, so a file may come as often as it likes. */
export async function importFootfall(
  target: ImportTarget,
  options: FootfallOptions,
  progress: Progress,
): Promise<FootfallTotals> {
  const totals: FootfallTotals = { counts: 0, changed: 0, refused: 0, rejectFiles: [], found: [] };
  const mapping = readFootfallMapping(options.mapping);
  for (const file of options.files.map((path) => openSourceFile(path, mapping))) {
    const step = progress.start(`Importing ${basename(file.path)}`, file.bytes, 'IMPORTING');
    const rejects = openRejects(options.rejects, file.path, false);
    const { rows, faults } = await readFootfallRows(file, mapping, (header) => rejects.setHeader(header));
    const sent = options.dryRun ? { changed: rows.length, faults: [] } : await send(target, mapping, rows);
    rejects.add([...faults, ...sent.faults].sort((a, b) => a.line - b.line));
    totals.counts += rows.length - sent.faults.length;
    totals.changed += sent.changed;
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
    totals.found.push(`${basename(file.path)}: ${describeFile(file)}.`);
    step.finish(`${sent.changed} counts changed`);
  }
  return totals;
}

async function send(
  target: ImportTarget,
  { name: source }: FootfallMapping,
  rows: readonly FootfallRow[],
): Promise<{ changed: number; faults: Reject[] }> {
  const stores = new Map((await target.call(storesPort, {})).map(({ code, id }) => [code, id]));
  const faults = rows
    .filter(({ store }) => !stores.has(store))
    .map(({ line, cells, store }) => ({
      line,
      cells,
      refused: true,
      reason: `there is no store with the code ${store}`,
    }));
  const counts = rows.flatMap(({ store, day, hour, visitors }) => {
    const locationId = stores.get(store);
    return locationId === undefined ? [] : [{ locationId, day, hour, visitors }];
  });
  let changed = 0;
  for (let at = 0; at < counts.length; at += BATCH) {
    const batch = { source, counts: counts.slice(at, at + BATCH) };
    changed += (await target.call(importFootfallPort, { batch })).changed;
  }
  return { changed, faults };
}
