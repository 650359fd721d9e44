import { runCommand } from '../../ops/cli/startup-error.ts';
import { readBenchOptions } from './options.ts';

const HELP = `npm run bench -- [options]
  --mode one|split|both   which way of running (both)
  --only <word>           scenarios whose name holds the word; "first start" starts on an empty folder and measures that
  --seconds <n>           seconds of a run (5)    --repeats <n>   runs (3)
  --scale <n>             size of the demo instance, when it is made for the first time (1)
  --variants <n>          variants that its catalog is filled up with, by the importer; the first time takes minutes
  --figures <n,n>         pages of figures alone, over so many million generated orders: 0.1,1 (10 takes 7 GB of disk)
`;

await runCommand(async () => {
  const options = readBenchOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  // Loaded when the command line is right.
  const { runBench } = await import('./run-bench.ts');
  await runBench(options);
});
