import { pathToFileURL } from 'node:url';
import type { SubgraphModule } from '#kernel/runtime/subgraph.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { inProject } from '../cli/project.ts';

/** The composition root of a domain, loaded when it is asked for: a process of the split loads its own alone. */
export async function loadSubgraph(domain: Domain): Promise<SubgraphModule> {
  const file = inProject('subgraphs', domain, 'index.ts');
  const exported = (await import(pathToFileURL(file).href)) as Readonly<Record<string, SubgraphModule>>;
  const subgraph = exported[domain];
  if (!subgraph) throw new Error(`${file} does not export ${domain}`);
  return subgraph;
}

/** Begins to load the code of every domain, for a process that will soon need it; a failure shows when it does. */
export function preloadSubgraphs(): void {
  for (const domain of DOMAINS) loadSubgraph(domain).catch(() => undefined);
}
