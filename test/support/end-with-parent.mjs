/**
 * Runs a command that ends with the process that started this one, however that went:
 * `node end-with-parent.mjs <command> [argument...]`, started with a channel. Signals go on to the command, SIGKILL by a
 * message since nobody can handle it, and how the command ends is how this ends.
 */
import { spawn } from 'node:child_process';

/** Milliseconds that the command has to end by itself. */
const GRACE_MS = 60_000;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];

const [command = '', ...words] = process.argv.slice(2);
const child = spawn(command, words, { stdio: 'inherit' });
for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
process.on('message', (signal) => child.kill(signal));
process.once('disconnect', () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
});
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  for (const handled of SIGNALS) process.removeAllListeners(handled);
  process.kill(process.pid, signal);
});
