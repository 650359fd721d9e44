import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { can, ROLES } from '#kernel/request/access.ts';
import { GENERATED_FILE, generateOperations } from '../../dashboard/codegen/index.ts';
import { GRANTS } from '../../dashboard/src/auth/permissions.ts';

it('the dashboard’s operations fit the graph, and their types are those of the committed documents', async () => {
  expect(await readFile(GENERATED_FILE, 'utf8'), 'run npm run generate:dashboard').toBe(await generateOperations());
});

it('the dashboard hides exactly what the subgraphs refuse', () => {
  const known = new Set(Object.values(GRANTS).flat());
  for (const role of ROLES) {
    const staff = { kind: 'staff', staffId: 'stf_1', sessionId: 's', roles: [role], locationIds: [] } as const;
    const granted = [...known].filter((permission) => can(staff, permission));
    expect([role, [...GRANTS[role]].sort()]).toEqual([role, granted.sort()]);
  }
});
