import { runWithoutArguments } from '../../cli/command-line.ts';
import { renderKeys } from './render-keys.ts';

await runWithoutArguments('npm run keys', 'prints new passwords and keys as lines of a .env file', () => {
  process.stdout.write(renderKeys());
});
