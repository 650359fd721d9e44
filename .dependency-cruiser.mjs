/** The architecture as rules: what may import what (style.md, "Enforced, not asked"). */
export default {
  forbidden: [
    {
      name: 'no-cross-subgraph',
      comment: 'Domains meet through federated entities, internal ports and events, never through an import.',
      severity: 'error',
      from: { path: '^subgraphs/(?!shared/)([^/]+)/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/($1|shared)/' },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      from: { path: '^kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(subgraphs|gateway|ops|dashboard|test)/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules and state machines do no input or output and know no framework.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^subgraphs/[^/]+/(store|services|graphql|events|ports)/|node_modules/(graphql|pg|@prisma|@pothos|@apollo|undici|@clickhouse)/|^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)',
      },
    },
    {
      name: 'graphql-not-store',
      comment: 'Resolvers call services; only loaders read the store directly.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/graphql/', pathNot: '/graphql/(loaders(/|\\.ts$)|[^/]*-?loaders?\\.ts$)' },
      to: { path: '^subgraphs/[^/]+/store/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'prisma-only-in-store',
      severity: 'error',
      from: { path: '^(kernel|subgraphs|gateway)/', pathNot: '^subgraphs/[^/]+/(store|prisma)/' },
      to: { path: 'node_modules/(@prisma|prisma|\\.prisma)/|/store/generated/' },
    },
    {
      name: 'gateway-not-domains',
      comment: 'The gateway is given its local schemas by ops; it holds no business rule.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(subgraphs|dashboard)/' },
    },
    {
      name: 'product-not-ops',
      comment: 'Operator commands start the product; the product does not know them.',
      severity: 'error',
      from: { path: '^(gateway|kernel|subgraphs|dashboard)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(ops|test)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-charts-import-recharts',
      severity: 'error',
      from: { path: '^dashboard/', pathNot: '^dashboard/src/charts/' },
      to: { path: 'node_modules/recharts/' },
    },
    {
      name: 'dashboard-not-subgraphs',
      severity: 'error',
      from: { path: '^dashboard/' },
      to: { path: '^(subgraphs|gateway|ops)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/|^data/|/dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
