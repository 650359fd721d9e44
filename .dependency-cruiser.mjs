import { readFileSync } from 'node:fs';

/** Areas of each domain in rank order; an area loads only earlier ones. */
const AREAS = JSON.parse(readFileSync(new URL('./subgraphs/areas.json', import.meta.url), 'utf8'));
const DOMAINS = Object.keys(AREAS).join('|');
/** Tests and what only they load may look into the area that they test. */
const TESTS = '\\.(test|race\\.test)\\.tsx?$|/testing/';

/** Rooms of the other parts from the ground up; a room loads only earlier ones. */
const ROOMS = {
  kernel: ['values', 'request', 'database', 'graphql', 'ports', 'events', 'jobs', 'runtime'],
  ops: ['cli', 'migrate', 'instance', 'import', 'demo', 'maintain', 'dev', 'start'],
  gateway: ['request', 'auth', 'links', 'execution', 'operations', 'cache', 'guard', 'telemetry', 'http', 'explorer'],
  'dashboard/src': [
    'theme',
    'time',
    'i18n',
    'api',
    'ui',
    'charts',
    'filters',
    'figures',
    'layout',
    'auth',
    'reports',
    'pages',
    'app',
  ],
};

/** For each of a ranked list: it may not load a later one. */
function oneWay(root, ranked, name) {
  return ranked.slice(0, -1).map((room, index) => ({
    name: `${name}: ${root}/${room}`,
    comment: 'The list is ranked: what two rooms share goes down to the lower one, or is handed in from above.',
    severity: 'error',
    from: { path: `^${root}/${room}/`, pathNot: TESTS },
    to: { path: `^${root}/(${ranked.slice(index + 1).join('|')})/` },
  }));
}

/** The architecture as rules: what may import what (subgraphs/README.md). */
export default {
  forbidden: [
    {
      name: 'domains-apart',
      comment: 'Domains meet through federated entities, internal ports and events, never through an import.',
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/` },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/($1|shared)/' },
    },
    {
      name: 'domain-face',
      comment: 'From outside a domain only its index.ts is loaded.',
      severity: 'error',
      from: { path: '^(kernel|gateway|ops|dashboard|test|subgraphs/shared)/' },
      to: { path: `^subgraphs/(${DOMAINS})/`, pathNot: '^subgraphs/[^/]+/index\\.ts$' },
    },
    ...Object.keys(AREAS).flatMap((domain) => oneWay(`subgraphs/${domain}`, AREAS[domain], 'areas-one-way')),
    {
      name: 'ground-knows-no-area',
      comment: 'deps, builder, references and ports serve every area.',
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/((deps|builder|references)\\.ts$|ports/)` },
      to: { path: '^subgraphs/$1/', pathNot: '^subgraphs/$1/((deps|builder|references)\\.ts$|ports/|prisma/)' },
    },
    {
      name: 'area-index',
      comment: "An area's index.ts is its composition root: the domain's index.ts alone loads it.",
      severity: 'error',
      from: { path: '.', pathNot: `^subgraphs/(${DOMAINS})/index\\.ts$|${TESTS}` },
      to: { path: `^subgraphs/(${DOMAINS})/[^/]+/index\\.ts$` },
    },
    {
      name: 'model-is-pure',
      comment: 'Rules, types and state machines do no input or output and know no framework.',
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/[^/]+/model(/|\\.ts$)`, pathNot: TESTS },
      to: {
        path: '.',
        pathNot:
          '^subgraphs/[^/]+/[^/]+/model(/|\\.ts$)|^subgraphs/[^/]+/ports/|^subgraphs/shared/(address|channel-audience|domains|gift-card-problem|given-ids|id-field|identifier-kinds|ids|job-counts|job-steps|ledger-kinds|permissions|phone|placeholders|stock-errors)\\.ts$|^kernel/values/|^kernel/request/actor\\.ts$|node_modules/(zod|uuidv7|isbot|@orama/stemmers)/|^(node:)?crypto$',
      },
    },
    {
      name: 'store-below',
      comment: 'SQL knows no use case and no GraphQL.',
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/[^/]+/store(/|\\.ts$)`, pathNot: TESTS },
      to: {
        path: '^subgraphs/$1/',
        pathNot: '^subgraphs/$1/[^/]+/(store|model)(/|\\.ts$)|^subgraphs/$1/(prisma|ports)/',
      },
    },
    {
      name: 'verbs-not-graphql',
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/[^/]+/[^/]+\\.ts$`, pathNot: `/(index|graphql)\\.ts$|${TESTS}` },
      to: { path: '/graphql(/|\\.ts$)', pathNot: '^(kernel|node_modules)/' },
    },
    {
      name: 'graphql-not-store',
      comment: 'Resolvers call use cases; only loaders read the store.',
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/.*graphql(/|\\.ts$)`, pathNot: `/graphql/loaders\\.ts$|${TESTS}` },
      to: { path: '^subgraphs/[^/]+/.*/store(/|\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'graphql-of-others',
      comment: "Of another area's GraphQL only its types, inputs and loaders are loaded.",
      severity: 'error',
      from: { path: `^subgraphs/(${DOMAINS})/([^/]+)/`, pathNot: TESTS },
      to: { path: '^subgraphs/$1/(?!$2/)[^/]+/graphql/', pathNot: '/graphql/(types|inputs|loaders)\\.ts$' },
    },
    {
      name: 'prisma-only-in-store',
      severity: 'error',
      from: { path: '^(kernel|subgraphs|gateway)/', pathNot: '^subgraphs/[^/]+/([^/]+/store|store|prisma)(/|\\.ts$)' },
      to: { path: 'node_modules/(@prisma|prisma|\\.prisma)/|/generated/client/' },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      from: { path: '^kernel/', pathNot: TESTS },
      to: { path: '^(subgraphs|gateway|ops|dashboard|test)/' },
    },
    {
      name: 'gateway-not-domains',
      comment: 'The gateway is given its local schemas by ops; it holds no business rule.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: TESTS },
      to: { path: '^(subgraphs/(?!shared/)|dashboard)/' },
    },
    {
      name: 'product-not-ops',
      comment: 'Operator commands start the product; the product does not know them.',
      severity: 'error',
      from: { path: '^(gateway|kernel|subgraphs|dashboard)/', pathNot: TESTS },
      to: { path: '^(ops|test)/' },
    },
    {
      name: 'dashboard-not-subgraphs',
      severity: 'error',
      from: { path: '^dashboard/' },
      to: { path: '^(subgraphs|gateway|ops|kernel)/' },
    },
    ...Object.keys(ROOMS).flatMap((part) => oneWay(part, ROOMS[part], 'rooms-one-way')),
    {
      name: 'pages-apart',
      comment: 'A page loads no other page.',
      severity: 'error',
      from: { path: '^dashboard/src/pages/([^/]+/[^/]+)/' },
      to: { path: '^dashboard/src/pages/', pathNot: '^dashboard/src/pages/$1/' },
    },
    {
      name: 'only-charts-import-recharts',
      severity: 'error',
      from: { path: '^dashboard/', pathNot: '^dashboard/src/charts/' },
      to: { path: 'node_modules/recharts/' },
    },
    {
      name: 'no-circular',
      comment: 'Type-only imports count: a circle of types is a circle to the reader.',
      severity: 'error',
      from: {},
      to: { circular: true },
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
