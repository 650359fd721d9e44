import { readCommandLine } from '../../cli/command-line.ts';
import { openProgress } from '../../cli/progress.ts';
import { runCommand } from '../../cli/startup-error.ts';
import { readStartOptions } from '../arguments.ts';

const HELP = `npm run demo   fills the demo shop into the empty databases of DATABASE_URL and CLICKHOUSE_URL, once

  --scale <n>    size of the shop, 1 unless told otherwise

PASSERELLE_MODE must be demo. Services of the instance start afterwards; "npm start" does all this itself.
`;

const OPTIONS = { scale: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

await runCommand(async () => {
  const { values } = readCommandLine(process.argv.slice(2), { options: OPTIONS, help: 'npm run demo -- --help' });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const { env } = process;
  const options = readStartOptions(values.scale === undefined ? [] : ['--scale', values.scale], env);
  // Loaded when the command line is right: the demo shop is much code.
  const { fillDemo } = await import('./fill-demo.ts');
  const progress = openProgress();
  try {
    const isFilled = await fillDemo(options, env, progress);
    progress.close();
    process.stdout.write(isFilled ? 'The demo shop is there.\n' : 'The demo shop was there already.\n');
  } finally {
    progress.close();
  }
});
