import { openProgress } from '../progress.ts';
import { runCommand, StartupError } from '../startup-error.ts';
import { assetNames, buildAsset } from './assets.ts';

/** `npm run build [-- <asset>...]`: what browsers load, built when its sources changed. */
await runCommand(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !assetNames.some((known) => known === name));
  if (unknown !== undefined)
    throw new StartupError(`There is no ${unknown} to build: name ${assetNames.join(' or ')}.`);
  const progress = openProgress();
  for (const name of assetNames.filter((known) => asked.length === 0 || asked.includes(known))) {
    const step = progress.start(`Building the ${name}`);
    step.finish((await buildAsset(name)) ? 'built' : 'up to date');
  }
  progress.close();
});
