import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Declarations } from '#kernel/runtime/area.ts';
import { readOperations } from '../../../gateway/operations/persisted-operations.ts';
import { ERROR_CODES } from '../../../gateway/request/error-codes.ts';
import { CHANGELOG, RELEASED, writeChangelog } from './changelog.ts';
import { compose, type SubgraphSdl } from './compose.ts';
import { publishedSchema } from './published-schema.ts';

/** A committed file and what it must hold. */
export interface Artifact {
  /** Relative to the folder of the schema. */
  readonly path: string;
  readonly content: string;
}

export const SUPERGRAPH = 'supergraph.graphql';

async function operationsManifest(folder: string): Promise<string> {
  const operations = await readOperations(join(folder, 'operations'));
  const entries = operations.map(({ id, file }) => [file.replace(/\.graphql$/, ''), id]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** A subgraph's part of what is composed. */
export interface SubgraphPart extends SubgraphSdl {
  readonly declarations: Declarations;
}

function declarationsByDomain(subgraphs: readonly SubgraphPart[]): string {
  const entries = subgraphs
    .map(
      ({
        name,
        declarations: {
          errorCodes,
          routes,
          storefrontRoutes,
          sensitiveFields,
          sharedFields,
          shortLivedTypes,
          oneOfInputs,
        },
      }) => ({
        name,
        errorCodes,
        routes,
        storefrontRoutes,
        sensitiveFields,
        sharedFields,
        shortLivedTypes,
        oneOfInputs,
      }),
    )
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, ...declared }) => [name, declared]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** The changelog, once there is one: its folder then has what was released last. */
async function changelog(folder: string, admin: string): Promise<Artifact[]> {
  const [text, released] = await Promise.all([readArtifact(folder, CHANGELOG), readArtifact(folder, RELEASED)]);
  if (text === undefined || released === undefined) return [];
  return [{ path: CHANGELOG, content: await writeChangelog(text, released, admin) }];
}

/**
 * Everything generated under `schema/`: one SDL a subgraph, the supergraph, what the domains declare to the gateway
 * beside it, the files that are published to clients, and the ids of the committed operations.
 * @throws CompositionError
 */
export async function buildArtifacts(folder: string, subgraphs: readonly SubgraphPart[]): Promise<Artifact[]> {
  const supergraph = compose(subgraphs);
  const oneOfInputs = new Set(subgraphs.flatMap(({ declarations }) => declarations.oneOfInputs));
  const { admin, storefront, possibleTypes } = publishedSchema(supergraph, oneOfInputs);
  return [
    ...subgraphs.map(({ name, sdl }) => ({ path: `subgraphs/${name}.graphql`, content: sdl })),
    { path: SUPERGRAPH, content: supergraph },
    { path: 'admin.graphql', content: admin },
    { path: 'storefront.graphql', content: storefront },
    { path: 'possible-types.json', content: possibleTypes },
    { path: 'declarations.json', content: declarationsByDomain(subgraphs) },
    { path: 'errors.json', content: `${JSON.stringify(ERROR_CODES, null, 2)}\n` },
    { path: 'operations/manifest.json', content: await operationsManifest(folder) },
    ...(await changelog(folder, admin)),
  ];
}

export async function readArtifact(folder: string, path: string): Promise<string | undefined> {
  return readFile(join(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Paths whose committed content is not what the code makes. */
export async function staleArtifacts(folder: string, artifacts: readonly Artifact[]): Promise<string[]> {
  const found = await Promise.all(
    artifacts.map(async (artifact) =>
      (await readArtifact(folder, artifact.path)) === artifact.content ? [] : [artifact.path],
    ),
  );
  return found.flat();
}

export async function writeArtifacts(folder: string, artifacts: readonly Artifact[]): Promise<void> {
  for (const { path, content } of artifacts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
