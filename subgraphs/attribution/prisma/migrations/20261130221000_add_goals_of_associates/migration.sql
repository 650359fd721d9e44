-- Goals and alert rules of associates.
ALTER TYPE "figure_scope_kind" ADD VALUE 'ASSOCIATE';
