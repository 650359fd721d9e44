-- Five sessions for four orders; two in five lead to one of the orders, the others to nothing. Half of a customer's
-- sessions are signed in, the others known by the browser alone.
INSERT INTO touchpoint
    (touchpoint_id, occurred_at, person_key, customer_id, anonymous_id, channel, kind, source, medium, campaign, store_id, staff_id,
    product_id, received_at, page, landing_page, referrer, device, is_bot, consent)
WITH visits AS (
    SELECT *, visit, n * 2 + visit AS s,
        draw(n, 40 + visit) < 0.5 AND visit = 0 AS is_leading,
        is_leading AND NOT is_guest OR draw(s, 42) < 0.1 AS is_customer,
        is_customer AND draw(s, 43) < 0.5 AS is_signed_in,
        if(is_signed_in, customer_id, '') AS signed,
        if(is_leading AND anonymous_id != '', anonymous_id,
            browserId(if(is_customer, customer_no * 2, 2000000000 + intDiv(s, 3)))) AS browser,
        at - INTERVAL toInt64(if(is_leading, 0, 3600 + 21600 * draw(s, 44))) SECOND AS ends_at,
        multiIf(draw(s, 45) < 0.35, 1, is_leading, 7, 2 + toUInt8(6 * draw(s, 46))) AS moment_count,
        {sources:Array(String)}[1 + toUInt8(length({sources:Array(String)}) * draw(s, 47))] AS came_from,
        if(draw(s, 48) < 0.3, concat('campaign-', toString(toUInt8(40 * draw(s, 49)))), '') AS came_by,
        if(draw(s, 50) < 0.7, 'MOBILE', 'DESKTOP') AS came_with,
        concat('/landing/', toString(toUInt8(60 * pow(draw(s, 51), 2)))) AS landed_on,
        multiIf(is_leading AND channel IN ('WEB', 'APP'), channel, draw(s, 52) < 0.7, 'WEB', 'APP') AS shown_in,
        draw(s, 53) < 0.02 AS is_program,
        is_leading AND channel = 'STORE' AND draw(s, 54) < 0.1 AS is_advised
    FROM ({orders}) ARRAY JOIN if(n % 4 = 0, [0, 1], [0]) AS visit
)
SELECT
    concat('bench-', toString(s), '-', toString(moment)) AS touchpoint_id,
    ends_at - INTERVAL 40 * (moment_count - moment) SECOND AS occurred_at,
    if(customer_id != '', customer_id, anonymous_id) AS person_key,
    if(is_met, visits.customer_id, signed) AS customer_id,
    if(is_met, '', browser) AS anonymous_id,
    if(is_met, 'STORE', shown_in) AS channel,
    multiIf(
        is_met, 'ASSOCIATE', moment = 0, 'VISIT',
        is_leading AND moment = moment_count - 1, 'CHECKOUT',
        is_leading AND moment = moment_count - 2, 'ADD_TO_CART',
        draw(s * 16 + moment, 55) < 0.01, 'AVAILABILITY_CHECK',
        draw(s * 16 + moment, 55) < 0.02, 'OUT_OF_STOCK',
        draw(s * 16 + moment, 55) < 0.5, 'PAGE_VIEW', 'PRODUCT_VIEW') AS kind,
    if(is_met, 'associate', came_from) AS source,
    if(came_from IN ('google', 'newsletter') AND NOT is_met, 'cpc', '') AS medium,
    if(is_met, '', came_by) AS campaign,
    if(is_met, near_store, '') AS store_id,
    if(is_met, concat('stf_', idOf(n % 300, 6)), '') AS staff_id,
    if(kind IN ('PRODUCT_VIEW', 'OUT_OF_STOCK'), productId(toUInt32(20000 * pow(draw(s * 16 + moment, 56), 2.5))), '') AS product_id,
    occurred_at AS received_at,
    multiIf(is_met, '', moment = 0, landed_on, kind = 'PRODUCT_VIEW', concat('/p/', toString(toUInt16(1000 * pow(draw(s * 16 + moment, 56), 2.5)))), '/c') AS page,
    if(moment = 0, landed_on, '') AS landing_page,
    if(came_from = 'google', 'www.google.com', '') AS referrer,
    if(is_met, '', came_with) AS device,
    is_program AND NOT is_met AS is_bot,
    'GRANTED' AS consent
FROM visits
ARRAY JOIN range(moment_count + is_advised) AS moment, arrayMap(one -> one = moment_count, range(moment_count + is_advised)) AS is_met
WHERE NOT is_met OR visits.customer_id != ''
