import { writeFileSync } from 'node:fs';
import { runWithoutArguments } from '../../cli/command-line.ts';
import { inProject } from '../../cli/project.ts';
import { renderCompose } from './render.ts';

await runWithoutArguments('npm run compose:docker', 'writes docker-compose.yml from ops/cli/services.ts', () =>
  writeFileSync(inProject('docker-compose.yml'), renderCompose()),
);
