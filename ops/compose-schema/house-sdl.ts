import { DOMAINS } from '../../subgraphs/shared/port.ts';
import type { SubgraphModule } from '../../subgraphs/shared/subgraph.ts';
import { subgraphPort } from '../services.ts';
import { type SubgraphSdl, subgraphSdl } from './compose.ts';

/** The SDL of the six subgraphs, from their code; no database is needed. */
export async function houseSdl(): Promise<SubgraphSdl[]> {
  return Promise.all(
    DOMAINS.map(async (domain) => {
      const module = (await import(`../../subgraphs/${domain}/index.ts`)) as Readonly<Record<string, SubgraphModule>>;
      const subgraph = module[domain];
      if (!subgraph) throw new Error(`subgraphs/${domain}/index.ts does not export ${domain}`);
      return subgraphSdl(domain, subgraph.schema, `http://${domain}:${subgraphPort(domain)}/graphql`);
    }),
  );
}
