-- What was spent on each channel and campaign, as the spend of the report says.
SELECT concat('spend ', spent.1, ' ', spent.2, ' ', spent.3) AS row_id, '' AS order_id, '' AS customer_id, '' AS variant_id,
    '' AS location_id, spent.1 AS channel, 0 AS at, 0 AS due_at, 0 AS matched_at, {part} AS part, {whole} AS whole, spent.2 AS campaign
FROM (
    SELECT arrayJoin(arrayZip(
        {spentChannels:Array(String)}, {spentCampaigns:Array(String)}, {spentPurposes:Array(String)}, arrayMap(amount -> toInt64(amount), {spentAmounts:Array(String)})
    )) AS spent
)
WHERE {among}
