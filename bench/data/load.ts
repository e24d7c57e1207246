/**
 * The Chinook sample multiplied: the catalogue once, customers 50 times, invoices and their lines 250 times, put into the tables of an
 * environment by plain COPY. Peers get the same rows in a schema of their own, with columns named as a person would name them.
 */
import { readFileSync } from "node:fs";
import type pg from "pg";
import { uuidv7 } from "../../db/uuid.ts";
import { qualified } from "../../subgraphs/runtime/data-plane/names.ts";
import { copyRows } from "./copy.ts";

export interface Loaded {
  readonly rows: Readonly<Record<string, number>>;
}

export interface LoadOptions {
  /** How often every invoice stands there; 250 makes 103 000 invoices and 560 000 lines. */
  readonly times?: number;
}

type Cell = string | number | null;
type Sample = Readonly<Record<string, Cell>>;

/** Fills the environment's tables. `admin` is a superuser: it loads past roles and walls. */
export const loadChinook = async (
  admin: pg.Client,
  place: { readonly schema: string; readonly role: string },
  { times = 250 }: LoadOptions = {},
): Promise<Loaded> => {
  await admin.query(sampleScript());
  const sample = async (table: string): Promise<readonly Sample[]> =>
    (await admin.query<Sample>(`select * from chinook_sample.${table}`)).rows;
  const counts: Record<string, number> = {};
  const copy = async (entity: string, columns: readonly string[], rows: Iterable<readonly Cell[]>) => {
    counts[entity] = await copyRows(admin, qualified(place, entity), ["id", ...columns], rows);
  };
  /** An id for every row of the sample, by its number. */
  const named = (rows: readonly Sample[], key: string) => new Map(rows.map((row) => [row[key]!, uuidv7()]));

  const artists = await sample("artist");
  const albums = await sample("album");
  const genres = await sample("genre");
  const media = await sample("media_type");
  const tracks = await sample("track");
  const employees = await sample("employee");
  const customers = await sample("customer");
  const invoices = await sample("invoice");
  const lines = await sample("invoice_line");
  const artistIds = named(artists, "artist_id");
  const albumIds = named(albums, "album_id");
  const genreIds = named(genres, "genre_id");
  const mediaIds = named(media, "media_type_id");
  const trackIds = named(tracks, "track_id");
  const employeeIds = named(employees, "employee_id");
  const id = (ids: ReadonlyMap<Cell, string>, key: Cell | undefined): string | null => (key == null ? null : (ids.get(key) ?? null));

  await copy(
    "ent_artist",
    ["f_art_name"],
    artists.map((row) => [artistIds.get(row.artist_id!)!, row.name!]),
  );
  await copy(
    "ent_album",
    ["f_alb_title", "f_alb_artist"],
    albums.map((row) => [albumIds.get(row.album_id!)!, row.title!, id(artistIds, row.artist_id)]),
  );
  await copy(
    "ent_genre",
    ["f_gen_name"],
    genres.map((row) => [genreIds.get(row.genre_id!)!, row.name!]),
  );
  await copy(
    "ent_media",
    ["f_med_name"],
    media.map((row) => [mediaIds.get(row.media_type_id!)!, row.name!]),
  );
  await copy(
    "ent_track",
    ["f_trk_name", "f_trk_album", "f_trk_media", "f_trk_genre", "f_trk_composer", "f_trk_ms", "f_trk_price"],
    tracks.map((row) => [
      trackIds.get(row.track_id!)!,
      row.name!,
      id(albumIds, row.album_id),
      id(mediaIds, row.media_type_id),
      id(genreIds, row.genre_id),
      row.composer!,
      row.milliseconds!,
      row.unit_price!,
    ]),
  );
  // Whom they report to comes before them in the sample.
  await copy(
    "ent_employee",
    ["f_emp_first", "f_emp_last", "f_emp_title", "f_emp_boss", "f_emp_phone"],
    employees.map((row) => [
      employeeIds.get(row.employee_id!)!,
      row.first_name!,
      row.last_name!,
      row.title!,
      id(employeeIds, row.reports_to),
      row.phone!,
    ]),
  );
  const crowds = Math.max(1, Math.ceil(times / 5));
  const crowd = Array.from({ length: crowds }, () => named(customers, "customer_id"));
  await copy(
    "ent_customer",
    [
      "f_cus_number",
      "f_cus_first",
      "f_cus_last",
      "f_cus_company",
      "f_cus_city",
      "f_cus_country",
      "f_cus_phone",
      "f_cus_email",
      "f_cus_rep",
    ],
    crowd.flatMap((ids, n) =>
      customers.map((row) => [
        ids.get(row.customer_id!)!,
        n * customers.length + Number(row.customer_id),
        row.first_name!,
        row.last_name!,
        row.company!,
        row.city!,
        row.country!,
        row.phone!,
        n === 0 ? row.email! : `${n}.${row.email}`,
        id(employeeIds, row.support_rep_id),
      ]),
    ),
  );
  const invoiceIds = Array.from({ length: times }, () => named(invoices, "invoice_id"));
  await copy(
    "ent_invoice",
    ["f_inv_number", "f_inv_customer", "f_inv_date", "f_inv_address", "f_inv_city", "f_inv_country", "f_inv_total"],
    repeated(times, invoices, (row, n) => [
      invoiceIds[n]!.get(row.invoice_id!)!,
      n * invoices.length + Number(row.invoice_id),
      crowd[n % crowds]!.get(row.customer_id!)!,
      dayOf(row.invoice_date as never, n),
      row.billing_address!,
      row.billing_city!,
      row.billing_country!,
      row.total!,
    ]),
  );
  await copy(
    "ent_line",
    ["f_lin_invoice", "f_lin_track", "f_lin_price", "f_lin_quantity"],
    repeated(times, lines, (row, n) => [
      uuidv7(),
      invoiceIds[n]!.get(row.invoice_id!)!,
      id(trackIds, row.track_id),
      row.unit_price!,
      row.quantity!,
    ]),
  );
  await admin.query("drop schema chinook_sample cascade");
  return { rows: counts };
};

function* repeated<T>(times: number, rows: readonly Sample[], make: (row: Sample, n: number) => T): Iterable<T> {
  for (let n = 0; n < times; n += 1) for (const row of rows) yield make(row, n);
}

/** Each copy of an invoice lies on another day. */
const dayOf = (date: Date, n: number): string => new Date(date.getTime() + ((n * 7) % 365) * 86_400_000).toISOString().slice(0, 10);

/** The script as it came, without making a database, into a schema of its own. */
const sampleScript = (): string => {
  const script = readFileSync(new URL("./chinook/Chinook_PostgreSql.sql", import.meta.url), "utf8")
    .replace(/^(DROP|CREATE) DATABASE .*;$/gm, "")
    .replace(/^\\c .*$/gm, "");
  return `create schema chinook_sample; set search_path = chinook_sample; ${script}; reset search_path`;
};
