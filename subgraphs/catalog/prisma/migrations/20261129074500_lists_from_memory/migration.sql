-- Lists and searches are answered from the index in the processes' memory: what only they read goes.
DROP TABLE product_channel;
DROP INDEX product_newest_idx;
DROP INDEX product_updated_idx;
DROP INDEX product_title_idx;
DROP INDEX product_status_idx;
DROP INDEX product_category_idx;
DROP INDEX product_vendor_idx;
DROP INDEX product_tags_idx;
DROP INDEX product_search_idx;
DROP INDEX product_trigram_idx;
ALTER TABLE product DROP COLUMN search, DROP COLUMN title_sort;
DROP FUNCTION catalog.catalog_search(text, text, text, text, text[], text);

-- A SKU is found by its beginning too.
DROP INDEX variant_sku_folded_idx;
CREATE INDEX variant_sku_folded_idx ON variant (catalog.catalog_fold(sku) text_pattern_ops);
