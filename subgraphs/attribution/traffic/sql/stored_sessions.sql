-- Sessions as they are stored, of the days of the shop's own zone.
bare_sessions AS (
    SELECT
        visitor, block, part, started_ms, ended_ms, day, is_bot, moments_count, told_repeat, pages,
        toString(channel) AS channel, toString(source) AS source, toString(medium) AS medium,
        toString(campaign) AS campaign, toString(content) AS content, toString(device) AS device,
        toString(referrer) AS referrer, toString(landing_page) AS landing_page, toString(exit_page) AS exit_page,
        CAST(page_set, 'Array(String)') AS page_set, CAST(page_list, 'Array(String)') AS page_list,
        CAST(store_set, 'Array(String)') AS store_set,
        has_product, has_cart, has_checkout, told_order, unmet_ms, step_ms, is_denied, is_granted,
        browser, browser_set, customer_set
    FROM session_fact FINAL
    WHERE day >= addDays({from:Date32}, -1) AND day < addDays({to:Date32}, 1)
)
