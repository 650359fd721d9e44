-- A barcode is a GTIN, known in its 14-digit form, or any other code that a scanner reads.
ALTER TABLE "variant" DROP CONSTRAINT "variant_gtin_check";
ALTER TABLE "variant" DROP COLUMN "gtin14";
ALTER TABLE "variant" RENAME COLUMN "gtin" TO "barcode";
ALTER TABLE "variant" ADD CONSTRAINT "variant_barcode_check" CHECK (length("barcode") BETWEEN 1 AND 100);
ALTER TABLE "variant" ADD COLUMN "scan_code" TEXT GENERATED ALWAYS AS (
    CASE WHEN "barcode" ~ '^([0-9]{8}|[0-9]{12,14})$' THEN lpad("barcode", 14, '0') ELSE "barcode" END) STORED;
ALTER TABLE "variant" ADD CONSTRAINT "variant_scan_code_key" UNIQUE ("scan_code");
