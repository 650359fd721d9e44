import { inProject } from '../../ops/cli/project.ts';
import { spawnGuarded } from './guarded-process.ts';

/** How a command ended, and all it said. */
export interface EndedCommand {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Node with the words of a command, as npm would, to its end; of this process's environment it sees `env` alone.
 * @param folder that of the project, this one unless told otherwise
 */
export async function runCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  folder = inProject(),
): Promise<EndedCommand> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawnGuarded(process.execPath, words, {
    cwd: folder,
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, stdout, stderr };
}
