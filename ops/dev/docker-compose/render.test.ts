import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingNames } from '#kernel/runtime/config.ts';
import { gatewaySettingNames } from '../../../gateway/config.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { inProject } from '../../cli/project.ts';
import { renderKeys } from '../../maintain/keys/render-keys.ts';
import { composeServices, renderCompose } from './render.ts';

const committed = readFileSync(inProject('docker-compose.yml'), 'utf8');

it('docker-compose.yml is what the table of services makes; npm run compose:docker writes it', () => {
  expect(committed).toBe(renderCompose());
});

it('describes one service a subgraph, the gateway, both servers, and what runs once', () => {
  const names = Object.keys((parse(committed) as { services: Record<string, unknown> }).services);
  expect(names).toEqual(['postgres', 'clickhouse', 'migrate', 'demo', ...DOMAINS, 'gateway', 'first-admin']);
});

it('publishes the gateway alone', () => {
  expect(
    composeServices()
      .filter((service) => service.published)
      .map((service) => service.name),
  ).toEqual(['gateway']);
});

it('gives a subgraph the connection of its own domain and of no other', () => {
  for (const service of composeServices().filter(({ name }) => DOMAINS.some((domain) => domain === name))) {
    const urls = Object.keys(service.environment).filter((variable) => variable.endsWith('_DATABASE_URL'));
    expect(urls).toEqual([`${service.name.toUpperCase()}_DATABASE_URL`]);
  }
});

it('needs only services that are there', () => {
  const names = new Set(composeServices().map((service) => service.name));
  for (const service of composeServices()) {
    for (const needed of Object.keys(service.needs)) expect(names).toContain(needed);
  }
});

it('fits the schema of Compose files', () => {
  // Its "https" name of the draft is not the one that validators know the draft by.
  const { $schema: _, ...schema } = JSON.parse(
    readFileSync(inProject('test/fixtures/compose-spec/compose-spec.json'), 'utf8'),
  );
  // Formats are hints for editors; strict mode would refuse the schema's own unknown words.
  const validate = new Ajv({ strict: false, allowUnionTypes: true, validateFormats: false }).compile(schema);
  validate(parse(committed));
  expect(validate.errors).toBeNull();
});

/** Variables of the .env file that the compose file reads. */
const read = new Set([...committed.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));

it('.env.example and npm run keys have exactly the variables that the compose file reads', () => {
  const example = readFileSync(inProject('.env.example'), 'utf8');
  const names = (text: string) => [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  const [settings, keys] = [names(example), names(renderKeys())];
  expect([...settings, ...keys].sort()).toEqual([...read].sort());
});

it('passes every setting that it does not decide itself', () => {
  const passed = new Set(composeServices().flatMap(({ environment }) => Object.keys(environment)));
  const decidedByTheImage = [
    'SUPERGRAPH_FILE',
    'OPERATIONS_FOLDER',
    'PLANS_FOLDER',
    'DASHBOARD_FOLDER',
    'EXPLORER_FOLDER',
    'HOST',
  ];
  const named = ['CLICKHOUSE_DATABASE', 'DATA_DIR', ...decidedByTheImage];
  const missing = [...settingNames(DOMAINS), ...gatewaySettingNames].filter((name) => !passed.has(name));
  expect(new Set(missing)).toEqual(new Set(named));
});

it('gives secrets to those alone who use them', () => {
  const holders = (variable: string) =>
    composeServices()
      .filter(({ environment }) => Object.values(environment).some((value) => value.includes(`\${${variable}`)))
      .map(({ name }) => name);
  expect(holders('SESSION_SIGNING_KEY')).toEqual(['demo', 'customers']);
  expect(holders('SMTP_URL')).toEqual(['demo', 'customers']);
  expect(holders('POSTGRES_PASSWORD')).toEqual(['postgres', 'migrate', 'demo']);
  expect(holders('METRICS_TOKEN')).not.toContain('postgres');
});

describe('the image', () => {
  const dockerfile = readFileSync(inProject('Dockerfile'), 'utf8');
  const [, list = ''] = /npm uninstall .*\\\n([\s\S]*?)\n\n/.exec(dockerfile) ?? [];
  const left = list.split(/[\s\\]+/).filter((name) => name !== '');

  it('runs as nobody in particular, on a Node that is supported, and says whether it is healthy', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:24-/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });

  it('leaves out only packages that are there, and that no process in it imports', () => {
    const { dependencies } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(left.length).toBeGreaterThan(10);
    for (const name of left) expect(Object.keys(dependencies)).toContain(name);
    const notInIt = /(^|\/)(generated|explorer)\/|^ops\/(dev|instance\/(engine|postgres))\/|\.test\.ts$/;
    const files = ['gateway', 'kernel', 'subgraphs', 'ops'].flatMap((folder) =>
      readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    );
    for (const file of files.filter((name) => name.endsWith('.ts') && !notInIt.test(name))) {
      const text = readFileSync(inProject(file), 'utf8');
      const imported = [...text.matchAll(/(?:from |import\(|require\(|resolve\()'([^']+)'/g)].map(([, name]) => name);
      expect([
        file,
        imported.filter((path) => left.some((name) => path === name || path?.startsWith(`${name}/`))),
      ]).toEqual([file, []]);
    }
  });

  it('holds every folder of the product', () => {
    for (const folder of ['schema', 'kernel', 'subgraphs', 'gateway', 'ops', 'dashboard/dist']) {
      expect(dockerfile).toContain(`/app/${folder} ${folder}`);
    }
  });
});
