import { PrismaPg } from '@prisma/adapter-pg';
import type { Database } from '#kernel/database/database.ts';
import { PrismaClient } from './generated/client/client.ts';

const clients = new WeakMap<Database, PrismaClient>();

/** The typed client over the domain's own pool, made when first needed: reads off the budgeted paths. */
export function prismaOf(db: Database): PrismaClient {
  const known = clients.get(db);
  if (known) return known;
  const client = new PrismaClient({ adapter: new PrismaPg(db.pool, { schema: db.domain }) });
  clients.set(db, client);
  return client;
}
