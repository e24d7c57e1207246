/** What lets an environment's tables tell, at the commit, whose standing changes. Who hears it: `standing.ts`. */
import { ident, type Place, qualified } from "../names.ts";

export const standingChannel = "wn_standing";

/** What of a row counts: that a session or key was used a moment ago changes nobody's standing. */
const watched = [
  { table: "_session", user: "user_id", on: "UPDATE OR DELETE", used: "last_used_at idle_expires_at" },
  { table: "_api_key", user: "user_id", on: "UPDATE OR DELETE", used: "last_used_at" },
  { table: "_preview_link", user: "user_id", on: "UPDATE OR DELETE", used: "" },
  { table: "_role_grant", user: "user_id", on: "INSERT OR UPDATE OR DELETE", used: "" },
  { table: "_user", user: "id", on: "UPDATE OR DELETE", used: "" },
] as const;

/** Statements that let an environment's tables tell whose standing changes. Can be run again, and while people write. */
export const standingTriggers = (place: Place): readonly string[] => {
  const tell = `${ident(place.schema)}."_tell_standing"`;
  return [
    `CREATE OR REPLACE FUNCTION ${tell}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $tell$
    DECLARE was jsonb; now jsonb; who text := TG_ARGV[0]; used text[] := string_to_array(TG_ARGV[1], ' ');
    BEGIN
      IF TG_LEVEL = 'STATEMENT' THEN PERFORM pg_notify('${standingChannel}', TG_TABLE_SCHEMA); RETURN NULL; END IF;
      IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD); END IF;
      IF TG_OP <> 'DELETE' THEN now := to_jsonb(NEW); END IF;
      IF was - used IS DISTINCT FROM now - used OR (now ->> 'idle_expires_at')::timestamptz < (was ->> 'idle_expires_at')::timestamptz THEN
        PERFORM pg_notify('${standingChannel}', TG_TABLE_SCHEMA || ' ' || (was ->> who)) WHERE was IS NOT NULL;
        PERFORM pg_notify('${standingChannel}', TG_TABLE_SCHEMA || ' ' || (now ->> who)) WHERE now IS NOT NULL;
      END IF;
      RETURN NULL;
    END $tell$`,
    ...watched.flatMap(({ table, user, on, used }) => {
      const name = qualified(place, table);
      return [
        `CREATE OR REPLACE TRIGGER "_standing" AFTER ${on} ON ${name} FOR EACH ROW EXECUTE FUNCTION ${tell}('${user}', '${used}')`,
        `CREATE OR REPLACE TRIGGER "_standing_all" AFTER TRUNCATE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION ${tell}()`,
      ];
    }),
  ];
};
