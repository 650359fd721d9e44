-- AlterTable
ALTER TABLE "cart" ADD COLUMN     "anonymous_id" TEXT;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "anonymous_id" TEXT;
