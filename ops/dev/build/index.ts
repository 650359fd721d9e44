import { readCommandLine, shown } from '../../cli/command-line.ts';
import { openProgress } from '../../cli/progress.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';
import { assetNames, buildAsset } from './assets.ts';

/** `npm run build [-- <asset>...]`: what browsers load, built when its sources changed. */
await runCommand(async () => {
  const { values, positionals: asked } = readCommandLine(process.argv.slice(2), {
    options: { help: { type: 'boolean', short: 'h' } },
    positionals: true,
    help: 'npm run build -- --help',
  });
  if (values.help) {
    process.stdout.write(
      `npm run build [-- ${assetNames.join(' | ')}]   builds what browsers load, when its sources changed\n`,
    );
    return;
  }
  const unknown = asked.find((name) => !assetNames.some((known) => known === name));
  if (unknown !== undefined)
    throw new StartupError(`There is no ${shown(unknown)} to build: name ${assetNames.join(' or ')}.`);
  const progress = openProgress();
  for (const name of assetNames.filter((known) => asked.length === 0 || asked.includes(known))) {
    const step = progress.start(`Building the ${name}`);
    step.finish((await buildAsset(name)) ? 'built' : 'up to date');
  }
  progress.close();
});
