import { StartupError } from '../../cli/startup-error.ts';
import {
  type Artifact,
  buildArtifacts,
  readArtifact,
  SUPERGRAPH,
  type SubgraphPart,
  staleArtifacts,
  writeArtifacts,
} from './artifacts.ts';
import { breakingChanges } from './breaking-changes.ts';
import { CHANGELOG, closeChangelog, RELEASED } from './changelog.ts';

export interface ComposeOptions {
  /** Writes nothing, and fails when the folder is not what the code makes. */
  readonly check?: boolean;
  /** A supergraph to compare with in place of the folder's own. */
  readonly base?: string | undefined;
  readonly allowBreaking?: boolean;
  /** A release to close the changelog with. */
  readonly release?: { readonly version: string; readonly day: string } | undefined;
}

const contentOf = (artifacts: readonly Artifact[], path: string) =>
  artifacts.find((artifact) => artifact.path === path)?.content ?? '';

async function refuseBreaking(before: string, after: string): Promise<void> {
  const breaking = await breakingChanges(before, after);
  if (breaking.length === 0) return;
  throw new StartupError(
    `These changes could break a client; give --allow-breaking when they are meant:\n- ${breaking.join('\n- ')}`,
  );
}

/** The files of a release: the changelog has its section, and later changes are compared with what is released now. */
function released(artifacts: readonly Artifact[], { version, day }: { version: string; day: string }): Artifact[] {
  return [
    ...artifacts.filter(({ path }) => path !== CHANGELOG),
    { path: CHANGELOG, content: closeChangelog(contentOf(artifacts, CHANGELOG), version, day) },
    { path: RELEASED, content: contentOf(artifacts, 'admin.graphql') },
  ];
}

/**
 * Composes the subgraphs into a folder and answers how many of how many files changed.
 * @throws StartupError for a change that could break a client, unless it is allowed
 */
export async function composeFolder(
  folder: string,
  subgraphs: readonly SubgraphPart[],
  { check, base, allowBreaking, release }: ComposeOptions,
): Promise<{ readonly changed: number; readonly files: number }> {
  const before = base ?? (await readArtifact(folder, SUPERGRAPH));
  const built = await buildArtifacts(folder, subgraphs);
  if (before !== undefined && !allowBreaking) await refuseBreaking(before, contentOf(built, SUPERGRAPH));
  const artifacts = release ? released(built, release) : built;
  const stale = await staleArtifacts(folder, artifacts);
  if (check && stale.length > 0) {
    throw new StartupError(
      `These files of schema/ are not what the code makes; run npm run compose: ${stale.join(', ')}`,
    );
  }
  if (!check) await writeArtifacts(folder, artifacts);
  return { changed: stale.length, files: artifacts.length };
}
