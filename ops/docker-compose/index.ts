import { writeFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import { renderCompose } from './render.ts';

writeFileSync(inProject('docker-compose.yml'), renderCompose());
