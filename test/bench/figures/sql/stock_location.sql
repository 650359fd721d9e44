INSERT INTO stock_location (location_id, kind, version)
SELECT arrayJoin({stores:Array(String)}), 'STORE', 1
UNION ALL
SELECT {warehouse:String}, 'WAREHOUSE', 1
