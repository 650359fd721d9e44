import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('what an import needs', () => {
  it('includes channels, made once', async () => {
    const channels = [{ code: 'DISTRIBUTOR', name: 'Distributor', kind: 'WHOLESALE', currencyCode: 'USD' }];
    const ensure = 'mutation ($channels: JSON!) { catalogEnsureChannels(channels: $channels) }';
    expect(await catalog.ask(service, ensure, { channels })).toEqual(['DISTRIBUTOR']);
    expect(await catalog.ask(service, ensure, { channels })).toEqual(['DISTRIBUTOR']);
    const { errors } = await catalog.send(service, ensure, { channels: [{ ...channels[0], code: 'no' }] });
    expect(errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});
