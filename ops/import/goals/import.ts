import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { describeFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { channelsPort, importGoalsPort, staffPort, storesPort } from '../ports.ts';
import { openRejects, type Reject } from '../rejects.ts';
import type { GoalRow } from './goal-row.ts';
import { type GoalLine, readGoalLines, refuse } from './read-goals.ts';

export interface GoalTotals {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

/** Goals sent at once: one transaction. */
const BATCH_SIZE = 2_000;

/** Imports goals, a row each; a dry run reads the rows and asks nobody. */
export async function importGoals(
  target: ImportTarget,
  options: { readonly files: readonly string[]; readonly dryRun: boolean; readonly rejects: string },
  progress: Progress,
): Promise<GoalTotals> {
  const totals: GoalTotals = { created: 0, changed: 0, unchanged: 0, refused: 0, rejectFiles: [], found: [] };
  for (const file of options.files.map((path) => openSourceFile(path))) {
    const step = progress.start(`Importing ${basename(file.path)}`, file.bytes, 'IMPORTING');
    const rejects = openRejects(options.rejects, file.path, false);
    const { lines, faults } = await readGoalLines(file, (header) => rejects.setHeader(header));
    if (options.dryRun) totals.created += lines.length;
    else faults.push(...(await sendGoals(target, basename(file.path), lines, totals)));
    rejects.add(faults.sort((a, b) => a.line - b.line));
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
    totals.found.push(`${basename(file.path)}: ${describeFile(file)}.`);
    step.finish(`${lines.length} goals`);
  }
  return totals;
}

const unknownOf = ({ scope, code }: GoalRow): string =>
  scope === 'ASSOCIATE'
    ? `there is nobody on the staff with the e-mail or id ${code}`
    : `there is no ${scope.toLowerCase()} with the code ${code}`;

/** Ids of the associates that rows name, by e-mail and by id. */
async function readAssociates(target: ImportTarget, lines: readonly GoalLine[]): Promise<ReadonlyMap<string, string>> {
  const named = lines.flatMap(({ goal }) => (goal.scope === 'ASSOCIATE' ? [goal.code.toLowerCase()] : []));
  const codes = [...new Set(named)];
  const known = new Map<string, string>();
  for (let from = 0; from < codes.length; from += BATCH_SIZE) {
    const some = codes.slice(from, from + BATCH_SIZE);
    const of = {
      ids: some.filter((code) => !code.includes('@')),
      emails: some.filter((code) => code.includes('@')),
    };
    for (const { staffId, email } of await target.call(staffPort, { of }))
      known.set(email, staffId).set(staffId, staffId);
  }
  return known;
}

async function sendGoals(
  target: ImportTarget,
  source: string,
  lines: readonly GoalLine[],
  totals: GoalTotals,
): Promise<Reject[]> {
  const stores = new Map((await target.call(storesPort, {})).map(({ code, id }) => [code, id]));
  const channels = new Set((await target.call(channelsPort, {})).map(({ code }) => code));
  const associates = await readAssociates(target, lines);
  const keyOf = ({ scope, code }: GoalRow): string | undefined => {
    if (scope === 'STORE') return stores.get(code);
    if (scope === 'ASSOCIATE') return associates.get(code.toLowerCase());
    return scope === 'ALL' || channels.has(code) ? code : undefined;
  };
  const rejects = lines.filter(({ goal }) => keyOf(goal) === undefined).map((row) => refuse(row, unknownOf(row.goal)));
  const known = lines.filter(({ goal }) => keyOf(goal) !== undefined);
  for (let from = 0; from < known.length; from += BATCH_SIZE) {
    const some = known.slice(from, from + BATCH_SIZE);
    const goals = some.map(({ goal }) => {
      const { metric, scope, from: first, before, target: figure, currency } = goal;
      const scopeKey = keyOf(goal) ?? '';
      return {
        metric,
        scope,
        scopeKey,
        from: first,
        before,
        currency: currency || target.currencyCode,
        target: figure,
      };
    });
    const result = await target.call(importGoalsPort, { batch: { source, goals } });
    totals.created += result.created;
    totals.changed += result.changed;
    totals.unchanged += result.unchanged;
    rejects.push(...result.rejected.flatMap(({ index, reason }) => (some[index] ? [refuse(some[index], reason)] : [])));
  }
  return rejects;
}
