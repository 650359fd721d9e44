import { readCommandLine, shown } from '../../cli/command-line.ts';
import { openProgress } from '../../cli/progress.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';
import { assetNames, buildAsset } from './assets.ts';
import { buildServer } from './server.ts';

const BUILDS: ReadonlyMap<string, () => Promise<boolean>> = new Map([
  ...assetNames.map((name) => [name, () => buildAsset(name)] as const),
  ['server', buildServer],
  ['plans', async () => (await import('./plans.ts')).buildPlans()],
]);

/** `npm run build [-- <name>...]`: what browsers load and what the server runs, built when its sources changed. */
await runCommand(async () => {
  const { values, positionals: asked } = readCommandLine(process.argv.slice(2), {
    options: { help: { type: 'boolean', short: 'h' } },
    positionals: true,
    help: 'npm run build -- --help',
  });
  if (values.help) {
    process.stdout.write(
      `npm run build [-- ${[...BUILDS.keys()].join(' | ')}]   builds what browsers load and what the server runs, when its sources changed\n`,
    );
    return;
  }
  const unknown = asked.find((name) => !BUILDS.has(name));
  if (unknown !== undefined)
    throw new StartupError(`There is no ${shown(unknown)} to build: name ${[...BUILDS.keys()].join(' or ')}.`);
  const progress = openProgress();
  for (const [name, build] of BUILDS) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const step = progress.start(`Building the ${name}`);
    step.finish((await build()) ? 'built' : 'up to date');
  }
  progress.close();
});
