import { writeFileSync } from 'node:fs';
import { runWithoutArguments } from '../command-line.ts';
import { inProject } from '../project.ts';
import { renderCompose } from './render.ts';

await runWithoutArguments('npm run compose:docker', 'writes docker-compose.yml from ops/services.ts', () =>
  writeFileSync(inProject('docker-compose.yml'), renderCompose()),
);
