import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { inProject } from '../../cli/project.ts';
import { composeServices, renderCompose } from './render.ts';

const committed = readFileSync(inProject('docker-compose.yml'), 'utf8');

it('docker-compose.yml is what the table of services makes; npm run compose:docker writes it', () => {
  expect(committed).toBe(renderCompose());
});

it('describes one service a subgraph, the gateway and both servers', () => {
  const names = Object.keys((parse(committed) as { services: Record<string, unknown> }).services);
  expect(names).toEqual(['postgres', 'clickhouse', 'migrate', ...DOMAINS, 'gateway']);
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
