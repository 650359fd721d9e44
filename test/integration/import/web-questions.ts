/** The questions of docs/web-questions.md: what plain SQL over the files says, and where an answer says the same. */

interface Row {
  readonly keys: string[];
  readonly figures: ReadonlyArray<{
    readonly metric: { readonly key: string };
    readonly value: string | null;
    readonly numerator: string | null;
    readonly denominator: string | null;
  }>;
  readonly orderCount: number;
  readonly unitCount: number;
  readonly dayCount: number;
  readonly firstAt: string;
  readonly sales: { readonly amount: string };
  readonly pageSteps: ReadonlyArray<{ readonly sessionCount: number }>;
}

/** What the documents ask for. */
export interface Answer {
  readonly sessionsReport: {
    readonly totals: Row;
    readonly rows: Row[];
    readonly pagePaths: ReadonlyArray<{ toPage: string; stepCount: number; sessionCount: number }>;
    readonly repeatVisits: {
      readonly counts: ReadonlyArray<{ repeatSessionCount: number; visitorCount: number }>;
      readonly meanDays: string;
      readonly leastDays: number;
      readonly mostDays: number;
    };
  };
  readonly productPairs: ReadonlyArray<{
    readonly product: { readonly title: string };
    readonly otherProduct: { readonly title: string };
    readonly orderCount: number;
    readonly pairCount: number;
  }>;
  readonly report: {
    readonly rows: ReadonlyArray<{
      readonly keys: ReadonlyArray<{ readonly value: string; readonly product: { readonly title: string } | null }>;
      readonly values: ReadonlyArray<{ readonly metric: { readonly key: string }; readonly value: string | null }>;
    }>;
  };
}

export interface Question {
  readonly title: string;
  readonly sql: string;
  readonly read: (answer: Answer) => string[][];
}

const figure = (row: Row, key: string) => row.figures.find(({ metric }) => metric.key === key);
const sessions = (row: Row) => figure(row, 'sessions')?.value ?? '';
const converted = (row: Row) => figure(row, 'conversion_rate')?.numerator ?? '';
const bounced = (row: Row) => figure(row, 'bounce_rate')?.numerator ?? '';
const perSession = (row: Row) => figure(row, 'sales_per_session')?.value ?? '';
/** Rows as their keys and what is read of each. */
const rows =
  (...of: ReadonlyArray<(row: Row) => string | number>) =>
  ({ sessionsReport }: Answer) =>
    sessionsReport.rows.map((row) => [...row.keys, ...of.map((one) => String(one(row)))]);
const orders = ({ orderCount }: Row) => orderCount;
const steps = ({ pageSteps }: Row) => pageSteps.map(({ sessionCount }) => sessionCount).join(' ');
const sales = ({ sales: { amount } }: Row) => Number(amount).toFixed(2);

const HOST = "coalesce(split_part(s.http_referer, '//', 2), '')";
const SOURCE = "coalesce(s.utm_source, '')";
const CAMPAIGN = "coalesce(s.utm_campaign, '')";
const DEVICE = 'upper(s.device_type)';
const MONTH = "to_char(s.created_at, 'YYYY-MM-01')";
const WEEK = "to_char(date_trunc('week', s.created_at), 'YYYY-MM-DD')";
const ARRIVAL = `case when s.utm_source is not null then 'TAGGED' when s.http_referer is not null then 'REFERRED' else 'DIRECT' end`;
/** Sessions with the order of each, by some columns. */
const counted = (columns: string, figures: string, where = 'true') => `
  select ${columns}, ${figures} from website_sessions s left join orders o using (website_session_id)
  where ${where} group by ${columns}`;
const NONBRAND = "s.utm_source = 'gsearch' and s.utm_campaign = 'nonbrand'";
const LANDED = `(select distinct on (website_session_id) website_session_id, pageview_url as landing, created_at as landed_at
  from website_pageviews order by website_session_id, website_pageview_id)`;
const SINCE = "(select min(created_at) from website_pageviews where pageview_url = '/lander-1')";
const PRODUCTS = "('/the-woolen-whale', '/the-felt-fox', '/the-tiny-tapir')";
/** When a session was on one of some pages first, which nobody visits twice in these files. */
const on = (pages: string) =>
  `(select min(website_pageview_id) from website_pageviews v where v.website_session_id = s.website_session_id and pageview_url in ${pages})`;
const seen = (pages: string) => `count(${on(pages)})`;
const PER_SESSION = 'round(coalesce(sum(o.price_usd), 0) / count(*), 2)';

const isProduct = ({ keys }: Row) => /^\/the-(woolen|felt|tiny)-/.test(keys[0] ?? '');
const isBilling = ({ keys }: Row) => /^\/billing/.test(keys[0] ?? '');
const only = (isOne: (row: Row) => boolean, read: (answer: Answer) => string[][]) => (answer: Answer) =>
  read({
    ...answer,
    sessionsReport: { ...answer.sessionsReport, rows: answer.sessionsReport.rows.filter(isOne) },
  });

/** Rows of a report by month and product, by the titles of the products. */
const byProduct: Question['read'] = ({ report }) =>
  report.rows.map(({ keys: [month, product], values }) => [
    month?.value ?? '',
    product?.product?.title ?? '',
    ...values.map(({ value }) => String(Number(value))),
  ]);

export const QUESTIONS: readonly Question[] = [
  {
    title: 'What leads to our sessions?',
    sql: counted(`${SOURCE}, ${CAMPAIGN}, ${HOST}`, 'count(*)'),
    read: rows(sessions),
  },
  {
    title: 'How do the paid nonbrand searches of one engine convert?',
    sql: `select count(*), count(o.order_id), count(o.order_id), round(1.0 * count(o.order_id) / count(*), 4)
      from website_sessions s left join orders o using (website_session_id) where ${NONBRAND}`,
    read: ({ sessionsReport: { totals } }) => [
      [sessions(totals), String(totals.orderCount), converted(totals), figure(totals, 'conversion_rate')?.value ?? ''],
    ],
  },
  {
    title: 'What did a change of bids do to the sessions of each week, by device?',
    sql: counted(`${WEEK}, ${DEVICE}`, 'count(*)', NONBRAND),
    read: rows(sessions),
  },
  {
    title: 'How does each device convert, month by month?',
    sql: counted(`${MONTH}, ${DEVICE}`, 'count(*), count(o.order_id), count(o.order_id)'),
    read: rows(sessions, converted, orders),
  },
  {
    title: 'How do two engines compare, week by week and device by device?',
    sql: counted(
      `${SOURCE}, ${DEVICE}, ${WEEK}`,
      'count(*), count(o.order_id)',
      "s.utm_source in ('gsearch', 'bsearch') and s.utm_campaign = 'nonbrand'",
    ),
    read: rows(sessions, converted),
  },
  {
    title:
      'How much comes by brand and nonbrand campaigns, by searches that nobody paid for, and directly, each month?',
    sql: counted(`${ARRIVAL}, ${CAMPAIGN}, ${MONTH}`, 'count(*)'),
    read: rows(sessions),
  },
  {
    title: 'Which advertisements convert?',
    sql: counted(`${SOURCE}, coalesce(s.utm_content, '')`, 'count(*), count(o.order_id)'),
    read: rows(sessions, orders),
  },
  {
    title: 'Which pages are seen by the most sessions?',
    sql: 'select pageview_url, count(distinct website_session_id) from website_pageviews group by 1',
    read: rows(sessions),
  },
  {
    title: 'Where do sessions begin?',
    sql: `select landing, count(*), to_char(min(landed_at) at time zone 'Europe/Paris' at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
      from ${LANDED} l group by landing`,
    read: rows(sessions, ({ firstAt }) => firstAt.slice(0, 19)),
  },
  {
    title: 'Which landing page loses more visitors at once, since both were there?',
    sql: `select landing, count(*), count(*) filter (where pages = 1) from website_sessions s
      join ${LANDED} l using (website_session_id)
      join (select website_session_id, count(*) as pages from website_pageviews group by 1) n using (website_session_id)
      where s.utm_campaign = 'nonbrand' and s.created_at >= ${SINCE} group by landing`,
    read: rows(sessions, bounced),
  },
  {
    title: 'How far do sessions of each landing page come?',
    sql: `select landing, count(*), concat_ws(' ', ${[
      "('/products')",
      PRODUCTS,
      "('/cart')",
      "('/shipping')",
      "('/billing', '/billing-2')",
      "('/thank-you-for-your-order')",
    ]
      .map(seen)
      .join(', ')})
      from website_sessions s join ${LANDED} l using (website_session_id) where s.utm_campaign = 'nonbrand' group by landing`,
    read: rows(sessions, steps),
  },
  {
    title: 'Which billing page sells more for each session that sees it?',
    sql: `select v.pageview_url, count(*), count(o.order_id), coalesce(sum(o.price_usd), 0), ${PER_SESSION}
      from website_pageviews v join website_sessions s using (website_session_id) left join orders o using (website_session_id)
      where v.pageview_url in ('/billing', '/billing-2') and s.created_at >= ${SINCE} group by 1`,
    read: only(isBilling, rows(sessions, orders, sales, perSession)),
  },
  {
    title: 'How busy is each hour of each weekday on average?',
    sql: `select weekday, hour, round(avg(sessions), 6) from (
        select created_at::date, extract(isodow from created_at) as weekday, extract(hour from created_at) as hour, count(*) as sessions
        from website_sessions group by 1, 2, 3) days group by 1, 2`,
    read: rows((row) => (Number(sessions(row)) / row.dayCount).toFixed(6)),
  },
  {
    title: 'How did sales, orders and sales for each session develop by month?',
    sql: counted(MONTH, `count(*), count(o.order_id), sum(o.items_purchased), sum(o.price_usd), ${PER_SESSION}`),
    read: rows(sessions, orders, ({ unitCount }) => unitCount, sales, perSession),
  },
  {
    title: 'Where do visitors go from the list of products?',
    sql: `select next, count(*), count(distinct website_session_id) from (
        select website_session_id, pageview_url, lead(pageview_url) over (partition by website_session_id order by website_pageview_id) as next
        from website_pageviews) ways where pageview_url = '/products' and next is not null group by next`,
    read: ({ sessionsReport: { pagePaths } }) =>
      pagePaths.map(({ toPage, stepCount, sessionCount }) => [toPage, String(stepCount), String(sessionCount)]),
  },
  {
    title: 'How do the pages of products convert?',
    sql: `select p.pageview_url, count(*), count(o.order_id), concat_ws(' ', ${seen("('/cart')")}, ${seen("('/thank-you-for-your-order')")})
      from website_pageviews p join website_sessions s using (website_session_id) left join orders o using (website_session_id)
      where p.pageview_url in ${PRODUCTS} group by 1`,
    read: only(isProduct, rows(sessions, orders, steps)),
  },
  {
    title: 'What is bought beside what?',
    sql: `select a.product_name, b.product_name,
        (select count(*) from orders n where n.primary_product_id = o.primary_product_id), count(*)
      from orders o join order_items i on i.order_id = o.order_id and i.is_primary_item = 0
      join products a on a.product_id = o.primary_product_id join products b on b.product_id = i.product_id
      group by a.product_name, b.product_name, o.primary_product_id`,
    read: ({ productPairs }) =>
      productPairs.map(({ product, otherProduct, orderCount, pairCount }) => [
        product.title,
        otherProduct.title,
        String(orderCount),
        String(pairCount),
      ]),
  },
  {
    title: 'What share of the units sold in a month came back, by product?',
    // Half a price that is paid back brings no unit back.
    sql: `select to_char(o.created_at, 'YYYY-MM'), product_name, trim_scale(round(1.0 * count(r.order_item_id) / count(*), 4))
      from order_items i join orders o using (order_id) join products using (product_id)
      left join order_item_refunds r on r.order_item_id = i.order_item_id and r.refund_amount_usd = i.price_usd group by 1, 2`,
    read: byProduct,
  },
  {
    title: 'What does each product earn, month by month?',
    // A return takes the margin of its goods back on its own day; half a price alone takes no goods back.
    sql: `select to_char(at, 'YYYY-MM'), product_name, trim_scale(sum(sold)), trim_scale(sum(margin)), sum(units) from (
        select created_at as at, product_id, price_usd as sold, price_usd - cogs_usd as margin, 1 as units from order_items
        union all
        select r.created_at, i.product_id, 0, i.cogs_usd - i.price_usd, 0
        from order_item_refunds r join order_items i using (order_item_id)
        where r.refund_amount_usd = i.price_usd and r.created_at < '2014-09-01') facts
      join products using (product_id) group by 1, 2`,
    read: byProduct,
  },
  {
    title: 'How often do visitors come again, and after how many days?',
    sql: `with firsts as (
        select user_id, created_at::date as day from website_sessions where is_repeat_session = 0),
      again as (
        select f.user_id, f.day, count(s.user_id) as repeats, min(s.created_at)::date - f.day as days
        from firsts f left join website_sessions s on s.user_id = f.user_id and s.is_repeat_session = 1 group by 1, 2)
      select repeats::text, count(*)::text from again group by repeats
      union all select 'days', concat_ws(' ', round(avg(days), 4), min(days), max(days)) from again where repeats > 0`,
    read: ({ sessionsReport: { repeatVisits } }) => [
      ...repeatVisits.counts.map(({ repeatSessionCount, visitorCount }) => [
        String(repeatSessionCount),
        String(visitorCount),
      ]),
      ['days', `${repeatVisits.meanDays} ${repeatVisits.leastDays} ${repeatVisits.mostDays}`],
    ],
  },
  {
    title: 'By what do visitors come again?',
    sql: counted(`s.is_repeat_session, ${ARRIVAL}, ${CAMPAIGN}`, 'count(*)'),
    read: rows(sessions),
  },
  {
    title: 'Do returning visitors convert and buy more?',
    sql: counted('s.is_repeat_session', `count(*), count(o.order_id), sum(o.price_usd), ${PER_SESSION}`),
    read: rows(sessions, orders, sales, perSession),
  },
];
