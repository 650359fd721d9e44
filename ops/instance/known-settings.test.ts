import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { inProject } from '../cli/project.ts';
import { assertSettings } from './environment.ts';
import { KNOWN_SETTINGS } from './known-settings.ts';

const refusal = (env: Record<string, string>): string => {
  try {
    assertSettings(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

it.each([
  ['SHOP_CURENCY', 'USD', 'There is no setting SHOP_CURENCY: did you mean SHOP_CURRENCY?'],
  ['DATABSE_URL', 'x', 'There is no setting DATABSE_URL: did you mean DATABASE_URL?'],
  ['ODRERS_DATABASE_URL', 'x', 'There is no setting ODRERS_DATABASE_URL: did you mean ORDERS_DATABASE_URL?'],
  ['PASSERELLE_MOOD', 'demo', 'There is no setting PASSERELLE_MOOD: did you mean PASSERELLE_MODE?'],
  ['shop_currency', 'USD', 'There is no setting shop_currency: did you mean SHOP_CURRENCY?'],
  ['SUBGRAPH_BASKETS_URL', 'http://x', 'There is no setting SUBGRAPH_BASKETS_URL; docs/operations.md lists them all.'],
  ['SHOP_CURRENCY', 'ZZZ', 'SHOP_CURRENCY: must be an ISO 4217 code such as EUR'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL: must be warn or info'],
])('refuses %s=%s in one sentence', (name, value, sentence) => {
  expect(refusal({ [name]: value })).toBe(sentence);
});

it('says nothing of the variable by which the tests find real files', () => {
  expect(refusal({ PASSERELLE_REAL_DATA: '/data' })).toBe('');
});

it('says nothing of the variables of other programs', () => {
  const others = { PATH: '/bin', HOSTNAME: 'x', PORTS: '1', DATA: '1', DATABASE: 'x', PGPASSWORD: 'x', HOME: '/root' };
  expect(refusal({ ...others, LANG: 'C', npm_lifecycle_event: 'start', SHOP_CURRENCY: 'USD', LOG_LEVEL: 'info' })).toBe(
    '',
  );
});

it('docs/operations.md has one row for every variable that is read, and for no other', () => {
  const [, page = ''] = readFileSync(inProject('docs', 'operations.md'), 'utf8').split('\n## Settings\n');
  const table = page.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| ((?:`[^`]+`,? ?)+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const names = rows.flatMap((name) =>
    name.includes('<DOMAIN>') ? DOMAINS.map((domain) => name.replace('<DOMAIN>', domain.toUpperCase())) : [name],
  );
  const ofTheTests = ['PASSERELLE_REAL_DATA', 'PASSERELLE_URL'];
  expect(names.sort()).toEqual(KNOWN_SETTINGS.filter((name) => !ofTheTests.includes(name)).sort());
});
