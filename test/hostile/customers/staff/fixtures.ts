import { randomUUID } from 'node:crypto';
import { sql } from '#kernel/database/sql.ts';
import { type FixtureContext, type Fixtures, idIn, type Named } from '../../fixture.ts';
import { PASSWORD, someEmail } from '../../values.ts';

async function hire({ must }: FixtureContext, name: string, roles: readonly string[]): Promise<Named> {
  const email = someEmail();
  const hired = await must('admin', 'createStaffMember', {
    email,
    name,
    roles,
    password: PASSWORD,
    idempotencyKey: randomUUID(),
  });
  return { id: idIn(hired, 'CreateStaffMemberPayload_staffMember'), email };
}

/** An instance without an admin is one whose admins have all left: a new instance for each case would take too long. */
async function dismissAdmins({ db }: FixtureContext): Promise<void> {
  await db('customers').query(sql`update staff set active = false where 'ADMIN' = any(roles)`);
}

async function firstAdminCode({ callPort }: FixtureContext): Promise<string> {
  const { data } = await callPort('customers', 'mutation { customersPrepareFirstAdmin }');
  return String(data?.['customersPrepareFirstAdmin']);
}

export const staffFixtures: Fixtures = {
  /** One of the staff, and an address that is free. */
  clerk: async (context) => ({ ...(await hire(context, 'Clerk', ['SERVICE'])), spare: someEmail() }),
  firstAdmin: async (context) => {
    await dismissAdmins(context);
    const replaced = await firstAdminCode(context);
    return { code: await firstAdminCode(context), replaced };
  },
  lastAdmin: async (context) => {
    await dismissAdmins(context);
    return hire(context, 'Admin', ['ADMIN']);
  },
  secondAdmin: async (context) => {
    await context.named('lastAdmin');
    return hire(context, 'Admin', ['ADMIN']);
  },
};
