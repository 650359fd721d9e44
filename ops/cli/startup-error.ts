import { describeMissingCode } from '#kernel/runtime/missing-code.mjs';

/** A start that cannot succeed, in one sentence that tells the operator what to change. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Runs an operator's command: a StartupError is one line on standard error, and the exit code is not zero. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}

/** Failures whose message is meant for the operator; named, so that what throws them is not loaded for it. */
const EXPECTED = new Set(['CompositionError', 'ConfigError', 'ListenError', 'StartupError']);

/** One sentence for what is expected to happen, the whole trace for an internal error. */
export function describeFailure(error: unknown): string {
  if (error instanceof Error && EXPECTED.has(error.constructor.name)) return error.message;
  const missing = describeMissingCode(error);
  if (missing !== undefined) return missing;
  if (isFullDisk(error)) return `The disk is full: free some space and start again (${messageOf(error)}).`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isFullDisk(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  // 53100 is PostgreSQL's disk_full.
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
