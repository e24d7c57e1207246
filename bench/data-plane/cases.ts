/** What is asked: one GraphQL document for ours, and the best statement we can write by hand for the limit. */

/** The schema of the environment under measurement. */
export const schema = "p_bench_preview";

/** The row's JSON as text: what a careful person writes once they know that concatenation is cheapest. */
const appointment = `'{"id":"' || a.id || '","version":' || a.version || ',"time":"' || to_char(a.f_apt_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  || '","reason":' || coalesce(to_json(a.f_apt_reason)::text, 'null') || ',"status":"'
  || case a.f_apt_status when 'o_requested' then 'REQUESTED' when 'o_confirmed' then 'CONFIRMED' when 'o_done' then 'DONE' else 'CANCELLED' end`;
const patient = `',"patient":{"id":"' || p.id || '","name":' || to_json(p.f_pat_name)::text || '}'`;

export interface QueryCase {
  readonly name: "by-key" | "page" | "create";
  readonly title: string;
  readonly document: string;
  /** Takes the variables of the request in the order of `parameters`; gives one row with one text, the value of `data`. */
  readonly sql: string;
  readonly parameters: readonly string[];
  /** What chapter DP asks of the requests per second, relative to the limit. */
  readonly bar: number;
  /** Answers hold a fresh id, which is taken out before they are compared. */
  readonly writes: boolean;
}

export const cases: readonly QueryCase[] = [
  {
    name: "by-key",
    title: "by key",
    document: "query ($id: ID!) { appointment(id: $id) { id version time reason status } }",
    sql: `select '{"appointment":' || coalesce((select ${appointment} || '"}' from ${schema}.ent_appt a where a.id = $1 and a.deleted_at is null), 'null') || '}' as answer`,
    parameters: ["id"],
    bar: 0.8,
    writes: false,
  },
  {
    name: "page",
    title: "page of 20 with to-one",
    document:
      "query ($doctor: ID!) { appointments(filter: {doctorId: {eq: $doctor}}, order: [{time: DESC}], first: 20) { nodes { id version time reason status patient { id name } } } }",
    sql: `select '{"appointments":{"nodes":' || coalesce('[' || string_agg(${appointment} || '"' || ${patient} || '}', ',' order by a.f_apt_time desc, a.id) || ']', '[]') || '}}' as answer
      from (select * from ${schema}.ent_appt where f_apt_doctor = $1 and deleted_at is null order by f_apt_time desc, id limit 20) a
      join ${schema}.ent_patient p on p.id = a.f_apt_patient`,
    parameters: ["doctor"],
    bar: 0.8,
    writes: false,
  },
  {
    name: "create",
    title: "create",
    document:
      'mutation ($patient: ID!, $doctor: ID!, $time: DateTime!, $key: String!) { createAppointment(input: {set: {patient: $patient, doctor: $doctor, time: $time, reason: "Check-up"}, idempotencyKey: $key}) { status record { id version time reason status } } }',
    sql: `insert into ${schema}.ent_appt as a (id, f_apt_patient, f_apt_doctor, f_apt_time, f_apt_reason) values (uuidv7(), $1, $2, $3, 'Check-up')
      returning '{"createAppointment":{"status":"DONE","record":' || ${appointment} || '"}}}' as answer`,
    parameters: ["patient", "doctor", "time"],
    bar: 0.7,
    writes: true,
  },
];
