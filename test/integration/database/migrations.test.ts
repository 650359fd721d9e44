import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { missingSql } from '../../../ops/dev/migrate-new/domain-diff.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const domains = DOMAINS.filter((domain) => existsSync(inProject('subgraphs', domain, 'prisma', 'schema.prisma')));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each(domains)('the migrations of %s give exactly its Prisma schema', async (domain) => {
  expect(await missingSql(domain, database.adminUrl)).toBe('');
});
