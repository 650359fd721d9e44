import { runCommand } from '../../cli/startup-error.ts';
import { runLtv } from './run-ltv.ts';

await runCommand(async () => {
  process.stdout.write(await runLtv(process.argv.slice(2)));
});
