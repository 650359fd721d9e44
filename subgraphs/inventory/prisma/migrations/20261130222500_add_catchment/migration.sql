-- Postal codes, or their beginnings, from which customers come to a store.
ALTER TABLE "location" ADD COLUMN "catchment" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
