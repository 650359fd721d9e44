import pg from 'pg';
import type { Domain } from '../../subgraphs/shared/domains.ts';

/**
 * Transactions that readers of a log may be ahead of its last fact on the server it comes from: nobody counts as many
 * without writing one.
 */
const READERS_AHEAD = 2n ** 40n;

/** Months ahead of the present for which a log has its partition ready. */
const MONTHS_AHEAD = 3;

/**
 * What a migration may call in its own schema:
 * - `passerelle_append_only(table)`: rows can be added and never changed, by right and by trigger;
 * - `passerelle_ensure_partitions(table)`: monthly partitions of a log, with a default one for every other month.
 *   The run-time role may call it too, so a process that runs for months keeps its log in order.
 * The order of a log is that of its transactions, whose count is a server's own: `passerelle_log_offset()` is what is
 * added to it, and `passerelle_log_server()` the server (with its timeline) for which it was found.
 */
export function functionsSql(domain: Domain, runtimeRole: string): string {
  const role = pg.escapeIdentifier(runtimeRole);
  const roleName = pg.escapeLiteral(runtimeRole);
  return `
CREATE OR REPLACE FUNCTION ${domain}.passerelle_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE FUNCTION ${domain}.passerelle_append_only(target text) RETURNS void LANGUAGE plpgsql
SET search_path = ${domain}, pg_temp AS $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ${domain}.%I FROM %I', target, ${roleName});
  EXECUTE format('CREATE OR REPLACE TRIGGER passerelle_append_only BEFORE UPDATE OR DELETE ON ${domain}.%I '
    'FOR EACH ROW EXECUTE FUNCTION ${domain}.passerelle_refuse_change()', target);
  EXECUTE format('CREATE OR REPLACE TRIGGER passerelle_no_truncate BEFORE TRUNCATE ON ${domain}.%I '
    'FOR EACH STATEMENT EXECUTE FUNCTION ${domain}.passerelle_refuse_change()', target);
END $$;

CREATE OR REPLACE FUNCTION ${domain}.passerelle_ensure_partitions(target text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = ${domain}, pg_temp AS $$
DECLARE
  first_day date;
  part text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = format('${domain}.%I', target)::regclass) THEN
    RAISE EXCEPTION '% is not partitioned', target;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('${domain}.partitions'));
  FOR step IN -1..${MONTHS_AHEAD} LOOP
    -- Step -1 is the default partition; it comes first, so that a month it already holds rows of stays in it.
    first_day := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => greatest(step, 0)))::date;
    part := target || CASE WHEN step < 0 THEN '_default' ELSE to_char(first_day, '"_"YYYY"_"MM') END;
    CONTINUE WHEN to_regclass(format('${domain}.%I', part)) IS NOT NULL;
    BEGIN
      IF step < 0 THEN
        EXECUTE format('CREATE TABLE ${domain}.%I PARTITION OF ${domain}.%I DEFAULT', part, target);
      ELSE
        EXECUTE format('CREATE TABLE ${domain}.%I PARTITION OF ${domain}.%I FOR VALUES FROM (%L) TO (%L)', part, target,
          first_day::timestamp AT TIME ZONE 'UTC', (first_day + interval '1 month')::timestamp AT TIME ZONE 'UTC');
      END IF;
      EXECUTE format('REVOKE ALL ON ${domain}.%I FROM %I', part, ${roleName});
    EXCEPTION WHEN check_violation THEN
      NULL;
    END;
  END LOOP;
END $$;
DO $do$ BEGIN
  IF to_regprocedure('${domain}.passerelle_log_offset()') IS NULL THEN
    CREATE FUNCTION ${domain}.passerelle_log_offset() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT 0::bigint $$;
    CREATE FUNCTION ${domain}.passerelle_log_server() RETURNS text LANGUAGE sql STABLE AS $$ SELECT ''::text $$;
  END IF;
END $do$;
CREATE OR REPLACE FUNCTION ${domain}.passerelle_log_xid() RETURNS xid8 LANGUAGE sql VOLATILE AS $$
  SELECT (pg_current_xact_id()::text::bigint + ${domain}.passerelle_log_offset())::text::xid8 $$;

REVOKE ALL ON FUNCTION ${domain}.passerelle_ensure_partitions(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${domain}.passerelle_ensure_partitions(text) TO ${role};
`;
}

/**
 * Lets a log that was brought here from another server, or from an earlier time of this one, continue above everything
 * that readers may have read of it: their cursors would pass new facts over in silence.
 */
export function alignLogSql(domain: Domain): string {
  return `
DO $do$
DECLARE
  here text := (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT timeline_id FROM pg_control_checkpoint());
  written bigint := (SELECT txid::text::bigint FROM ${domain}.event_log ORDER BY txid DESC LIMIT 1);
BEGIN
  IF ${domain}.passerelle_log_server() = here THEN RETURN; END IF;
  -- A log that is new here has no readers yet.
  IF written IS NOT NULL OR ${domain}.passerelle_log_server() <> '' THEN
    EXECUTE format('CREATE OR REPLACE FUNCTION ${domain}.passerelle_log_offset() RETURNS bigint LANGUAGE sql STABLE '
      'AS $$ SELECT %s::bigint $$', ${READERS_AHEAD} + greatest(${domain}.passerelle_log_offset(),
        coalesce(written, 0) - pg_current_xact_id()::text::bigint));
  END IF;
  EXECUTE format('CREATE OR REPLACE FUNCTION ${domain}.passerelle_log_server() RETURNS text LANGUAGE sql STABLE '
    'AS $$ SELECT %L::text $$', here);
END $do$;
`;
}
