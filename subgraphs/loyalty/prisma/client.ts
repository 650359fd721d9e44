import { PrismaPg } from '@prisma/adapter-pg';
import type { Database } from '#kernel/database/database.ts';
import { PrismaClient } from './generated/client/client.ts';

const clients = new WeakMap<Database, PrismaClient>();

/** The typed client for simple reads and single-row writes off the budgeted paths; made at first use. */
export function prismaOf(db: Database): PrismaClient {
  const known = clients.get(db);
  if (known) return known;
  const made = new PrismaClient({ adapter: new PrismaPg(db.pool, { schema: db.domain }) });
  clients.set(db, made);
  return made;
}
