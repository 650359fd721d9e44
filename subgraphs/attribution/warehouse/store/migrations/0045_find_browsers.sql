-- Finds who a browser was seen with, without reading the moments of everybody.
ALTER TABLE touchpoint ADD INDEX IF NOT EXISTS by_browser anonymous_id TYPE bloom_filter GRANULARITY 1;

ALTER TABLE touchpoint MATERIALIZE INDEX by_browser;
