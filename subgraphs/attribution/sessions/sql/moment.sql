t.touchpoint_id AS id,
toUnixTimestamp64Milli(t.occurred_at) AS ms,
toDate32(toTimeZone(t.occurred_at, {zone:String})) AS day,
t.anonymous_id AS browser,
t.customer_id AS customer,
toString(t.channel) AS channel, toString(t.kind) AS kind, toString(t.source) AS source, toString(t.medium) AS medium,
toString(t.campaign) AS campaign, toString(t.content) AS content, t.is_repeat AS is_repeat, toString(t.device) AS device,
toString(t.referrer) AS referrer, toString(t.page) AS page, toString(t.landing_page) AS landing_page,
toString(t.store_id) AS store_id, t.is_bot AS is_bot, t.consent AS consent
