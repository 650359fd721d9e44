import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

const ENSURE = 'mutation ($channels: JSON!) { catalogEnsureChannels(channels: $channels) }';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('what an import needs', () => {
  it('includes channels, made once', async () => {
    const channels = [{ code: 'DISTRIBUTOR', name: 'Distributor', kind: 'WHOLESALE', currencyCode: 'USD' }];
    expect(await catalog.ask(service, ENSURE, { channels })).toEqual(['DISTRIBUTOR']);
    expect(await catalog.ask(service, ENSURE, { channels })).toEqual(['DISTRIBUTOR']);
    const { errors } = await catalog.send(service, ENSURE, { channels: [{ ...channels[0], code: 'no' }] });
    expect(errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('makes no more channels than a list of them may hold, not by two imports at once either', async () => {
    const made = (prefix: string) =>
      catalog.send(service, ENSURE, {
        channels: Array.from({ length: 130 }, (_, n) => ({
          code: `${prefix}_${n}`,
          name: prefix,
          kind: 'WHOLESALE',
          currencyCode: 'USD',
        })),
      });
    const answers = await Promise.all([made('A'), made('B')]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.['code'] ?? 'made');
    expect(codes.sort()).toEqual(['STATE_CONFLICT', 'made']);
  });
});
