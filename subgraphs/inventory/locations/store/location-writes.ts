import type { Database } from '#kernel/database/database.ts';
import { prismaOf } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/generated/client/client.ts';
import type { LocationKind } from '../model/location.ts';
import type { LocationChange } from '../model/location-input.ts';

/** Without the parts that are undefined: the client takes an absent field only. */
function given<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function isFailure(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

/** @returns false when the code is taken. */
export async function insertLocation(
  db: Database,
  location: LocationChange & { id: string; code: string; name: string; kind: LocationKind; timeZone: string },
  now: Date,
): Promise<boolean> {
  const { address, geo, hours = [], specialDays = [], ...fields } = location;
  const data = { ...given(fields), ...address, ...geo, createdAt: now, updatedAt: now };
  try {
    await prismaOf(db).location.create({
      data: {
        ...data,
        hours: { createMany: { data: [...hours] } },
        specialDays: { createMany: { data: [...specialDays] } },
      },
    });
    return true;
  } catch (error) {
    if (isFailure(error, 'P2002')) return false;
    throw error;
  }
}

/** @returns false when there is no such location. */
export async function changeLocation(db: Database, id: string, change: LocationChange, now: Date): Promise<boolean> {
  const { address, geo, hours, specialDays, ...fields } = change;
  try {
    await prismaOf(db).location.update({
      where: { id },
      data: {
        ...given(fields),
        ...address,
        ...geo,
        updatedAt: now,
        ...(hours ? { hours: { deleteMany: {}, createMany: { data: [...hours] } } } : {}),
        ...(specialDays ? { specialDays: { deleteMany: {}, createMany: { data: [...specialDays] } } } : {}),
      },
    });
    return true;
  } catch (error) {
    if (isFailure(error, 'P2025')) return false;
    throw error;
  }
}
