import pg from 'pg';
import type { WebShopFiles } from './web-shop-files.ts';

/** The files of a web shop as tables of PostgreSQL, for questions in plain SQL; no code of the product reads them. */
export interface CourseTables {
  /** Rows as texts, column by column; nothing is the empty text. */
  ask(statement: string): Promise<string[][]>;
  close(): Promise<void>;
}

const COLUMNS: Readonly<Record<keyof WebShopFiles, string>> = {
  website_sessions: `website_session_id bigint, created_at timestamp, user_id bigint, is_repeat_session int, utm_source text,
    utm_campaign text, utm_content text, device_type text, http_referer text`,
  website_pageviews: 'website_pageview_id bigint, created_at timestamp, website_session_id bigint, pageview_url text',
  orders: `order_id bigint, created_at timestamp, website_session_id bigint, user_id bigint, primary_product_id bigint,
    items_purchased int, price_usd numeric, cogs_usd numeric`,
  order_items: `order_item_id bigint, created_at timestamp, order_id bigint, product_id bigint, is_primary_item int,
    price_usd numeric, cogs_usd numeric`,
  order_item_refunds: `order_item_refund_id bigint, created_at timestamp, order_item_id bigint, order_id bigint,
    refund_amount_usd numeric`,
  products: 'product_id bigint, created_at timestamp, product_name text',
};

/** Loads the files as they are, by the server's own reader of CSV. */
export async function openCourseTables(adminUrl: string, files: WebShopFiles): Promise<CourseTables> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('create schema course');
  await client.query('set search_path to course');
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const path = files[table as keyof WebShopFiles];
    await client.query(`create table ${table} (${columns})`);
    await client.query(`copy ${table} from ${pg.escapeLiteral(path)} with (format csv, header true, null 'NULL')`);
  }
  return {
    async ask(statement) {
      const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
      return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
    },
    close: () => client.end(),
  };
}
