import { expect, it } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { createSubgraphs } from '../../../../test/support/subgraphs.ts';
import { catalog } from '../../index.ts';

it.each([
  ['America/New_York', 'USD'],
  ['Asia/Kolkata', 'INR'],
  ['Pacific/Chatham', 'NZD'],
  ['UTC', 'JPY'],
])('a shop in %s that keeps its books in %s says so to its pages', async (timeZone, currencyCode) => {
  const database = await createTestDatabase();
  const subgraphs = await createSubgraphs(database, [catalog], { config: { timeZone, currencyCode } });
  try {
    const document = '{ shop { timeZone currencyCode } }';
    const request = createRequestContext({ actor: { kind: 'anonymous' } });
    const { data } = await subgraphs.get('catalog').execute({ document, variables: {}, request });
    expect(data).toEqual({ shop: { timeZone, currencyCode } });
  } finally {
    await subgraphs.stop();
    await database.drop();
  }
});
