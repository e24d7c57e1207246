/** End users of an environment, written straight into its schema: a test that needs people needs no mail. */
import { uuidv7 } from "../../db/uuid.ts";

type Query = <Row>(sql: string, params: readonly unknown[]) => Promise<readonly Row[]>;

/** Adds an active end user with some roles, by id; answers their id. */
export const addEndUser = async (query: Query, environmentId: string, name: string, roles: readonly string[]): Promise<string> => {
  const [environment] = await query<{ schema_name: string }>("select schema_name from runtime.environment where id = $1", [environmentId]);
  const schema = environment!.schema_name;
  const id = uuidv7();
  const email = `${id}@example.invalid`;
  await query(`insert into ${schema}._user (id, f_user_email, f_user_name, f_user_status) values ($1, $2, $3, 'active')`, [
    id,
    email,
    name,
  ]);
  await query(`insert into ${schema}._credential (user_id, email) values ($1, $2)`, [id, email]);
  for (const role of roles) await query(`insert into ${schema}._role_grant (user_id, role) values ($1, $2)`, [id, role]);
  return id;
};
