-- AlterTable
ALTER TABLE "data_version" ADD COLUMN     "inserted_segments" JSONB;
