import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '#kernel/values/errors.ts';
import { openProgress, type Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { assertGenerated } from '../instance/generated-check.ts';
import { HELP, type ImportOptions, readImportOptions } from './arguments.ts';
import { bringIn } from './bring-in.ts';
import { openSourceFile } from './csv/source-file.ts';
import { readFootfallMapping } from './footfall/mapping.ts';
import { readMapping } from './orders/mapping.ts';
import { suggestMapping } from './orders/suggest-mapping.ts';
import type { Outcome } from './outcome.ts';
import { makeRejectsFolder } from './rejects.ts';
import { readSessionMapping } from './sessions/mapping.ts';

/**
 * The import command, from its words to the summary it prints.
 * @throws StartupError in one sentence for whatever the operator can change.
 */
export async function runImport(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const options = readImportOptions(args);
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  if (!options.what.startsWith('take-back')) for (const file of options.files) openSourceFile(file);
  if (options.suggest) {
    process.stdout.write(`${await writeSuggestion(options.files[0] ?? '')}\n`);
    return;
  }
  if (options.mapping !== undefined) {
    MAPPING_READERS[options.what]?.(options.mapping);
  }
  makeRejectsFolder(options.rejects);
  assertGenerated();
  const progress = openProgress();
  try {
    const { summary, isEmpty } = await importInto(options, env, progress);
    process.stdout.write(`${summary}\n`);
    if (isEmpty) throw new StartupError('Nothing came in: every row was refused.');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartupError(`The import stopped: ${error.message}. Run it again to continue.`);
  } finally {
    progress.close();
  }
}

/** Reads a mapping before anything is opened, so that a wrong one is refused at once. */
const MAPPING_READERS: Partial<Record<ImportOptions['what'], (path: string) => unknown>> = {
  orders: readMapping,
  sessions: readSessionMapping,
  footfall: readFootfallMapping,
};

async function writeSuggestion(path: string): Promise<string> {
  const { shipped, yaml, open } = await suggestMapping(path);
  if (shipped !== undefined) {
    return `${path} is an export that a mapping of the project fits: use --mapping ops/import/mappings/${shipped}.yaml`;
  }
  const target = `${basename(path)}.mapping.yaml`;
  try {
    writeFileSync(target, yaml, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartupError(`${target} cannot be written: ${code === 'EEXIST' ? 'there is one already' : message}.`);
  }
  return [`Wrote ${target}. Still to be said:`, ...open.map((one) => `- ${one}`)].join('\n');
}

/** Characters of the name under which staff see an import. */
const LONGEST_SUBJECT = 200;

async function importInto(options: ImportOptions, env: NodeJS.ProcessEnv, progress: Progress): Promise<Outcome> {
  // The instance is most of the code: a command line that is wrong does not wait for it.
  const { openImportTarget } = await import('./import-target.ts');
  const target = await openImportTarget(env, progress, { isTrial: options.dryRun });
  try {
    if (options.dryRun) return await bringIn(target, options, progress);
    const { RECORD_JOB, runAsJob } = await import('../instance/run-as-job.ts');
    const job = {
      kind: 'IMPORT' as const,
      subject: `${options.what} ${options.files.map((file) => basename(file)).join(', ')}`.slice(0, LONGEST_SUBJECT),
      isCancelable: true,
      record: (report: unknown) => target.call(RECORD_JOB, { job: report }),
    };
    return await runAsJob(job, progress, (recorded) => bringIn(target, options, recorded));
  } finally {
    await target.close();
  }
}
