import type { Reader, Tx } from '#kernel/database/database.ts';
import { boolean, integer, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { SavedViewId, StaffId } from '../../../shared/ids.ts';
import { defaultView, savedView } from '../../prisma/generated/tables.ts';
import type { SavedView } from '../model/saved-view.ts';
import type { ViewReader } from '../model/view-reader.ts';

const v = aliased(savedView, 'v');
const d = aliased(defaultView, 'd');

const columnsFor = ({ staffId }: ViewReader) =>
  select({
    ...pick(v, 'id', 'version', 'ownerId', 'name', 'path', 'search', 'isShared', 'updatedAt'),
    isDefault: boolean(
      sql`exists (select from default_view d where ${d.staffId} = ${staffId} and ${d.path} = ${v.path} and ${d.viewId} = ${v.id})`,
    ),
  });

/** One's own views, and what others share, unless it names a store that one is not bound to. */
function visibleTo({ staffId, locationIds }: ViewReader): SqlQuery {
  const ofOwnStores = locationIds.length === 0 ? sql`true` : sql`${v.locationIds} <@ ${locationIds}::text[]`;
  return sql`(${v.ownerId} = ${staffId} or ${v.isShared} and ${ofOwnStores})`;
}

/** The views of a page: one's own by name, then those of others. */
export function readViews(db: Reader, reader: ViewReader, path: string, limit: number): Promise<SavedView[]> {
  return db.query(sql`
    select ${columnsFor(reader)} from saved_view v where ${v.path} = ${path} and ${visibleTo(reader)}
    order by ${v.ownerId} <> ${reader.staffId}, lower(${v.name}), ${v.id} limit ${limit}`);
}

export async function readView(db: Reader, reader: ViewReader, id: SavedViewId): Promise<SavedView | undefined> {
  const [row] = await db.query(sql`
    select ${columnsFor(reader)} from saved_view v where ${v.id} = ${id} and ${visibleTo(reader)}`);
  return row;
}

/** The same, which nobody else changes until the transaction ends. */
export async function lockView(tx: Tx, reader: ViewReader, id: SavedViewId): Promise<SavedView | undefined> {
  const [row] = await tx.query(sql`
    select ${columnsFor(reader)} from saved_view v where ${v.id} = ${id} and ${visibleTo(reader)} for update`);
  return row;
}

/** How many views of a page somebody has, and how many of it are shared. */
export async function countViews(
  tx: Tx,
  ownerId: StaffId,
  path: string,
): Promise<{ readonly own: number; readonly shared: number }> {
  const [row] = await tx.query(sql`
    select ${select({
      own: integer(sql`count(*) filter (where ${v.ownerId} = ${ownerId})`),
      shared: integer(sql`count(*) filter (where ${v.isShared})`),
    })} from saved_view v where ${v.path} = ${path}`);
  return row ?? { own: 0, shared: 0 };
}

/** Whether somebody has another view of the page under this name. */
export async function isNameTaken(
  tx: Tx,
  { ownerId, path, name, id }: Pick<SavedView, 'ownerId' | 'path' | 'name' | 'id'>,
): Promise<boolean> {
  const rows = await tx.query(sql`
    select ${select({ id: v.id })} from saved_view v
    where ${v.ownerId} = ${ownerId} and ${v.path} = ${path} and ${v.name} = ${name} and ${v.id} <> ${id}`);
  return rows.length > 0;
}

type NewView = Omit<SavedView, 'version' | 'isDefault'> & { readonly locationIds: readonly string[] };

export async function insertView(tx: Tx, view: NewView): Promise<void> {
  await tx.query(insertRow(savedView, view));
}

export type ViewChange = Partial<Pick<SavedView, 'name' | 'search' | 'isShared'>> & {
  readonly locationIds?: readonly string[];
  readonly updatedAt: Date;
};

export async function changeView(tx: Tx, id: SavedViewId, change: ViewChange): Promise<void> {
  const next = { ...change, version: sql`version + 1` };
  await tx.query(sql`update saved_view set ${assignments(savedView, next)} where id = ${id}`);
}

/** With those who open the page with it: it opens for them without filters again. */
export async function removeView(tx: Tx, id: SavedViewId): Promise<void> {
  await tx.query(sql`delete from saved_view where id = ${id}`);
}

/** The page opens for somebody with this view from now on. */
export async function putDefault(tx: Tx, staffId: StaffId, path: string, viewId: SavedViewId): Promise<void> {
  await tx.query(sql`
    ${insertRow(defaultView, { staffId, path, viewId })}
    on conflict (staff_id, path) do update set view_id = excluded.view_id`);
}

export async function removeDefault(tx: Tx, staffId: StaffId, path: string): Promise<void> {
  await tx.query(sql`delete from default_view where staff_id = ${staffId} and path = ${path}`);
}
