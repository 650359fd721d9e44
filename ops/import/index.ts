import { runCommand } from '../cli/startup-error.ts';
import { runImport } from './run-import.ts';

await runCommand(() => runImport(process.argv.slice(2), process.env));
