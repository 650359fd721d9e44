import { existsSync } from 'node:fs';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { inProject } from '../cli/project.ts';
import { StartupError } from '../cli/startup-error.ts';

/** @throws StartupError when code that is generated at the installation is not there. */
export function assertGenerated(): void {
  const missing = DOMAINS.find((domain) => !existsSync(inProject('subgraphs', domain, 'prisma', 'generated')));
  if (missing === undefined) return;
  throw new StartupError(`The generated code of ${missing} is missing: run "npm run generate" and start again.`);
}
