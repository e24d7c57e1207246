/**
 * A question to PostgreSQL whose answer is texts: the first column of each row. Its columns are not described and no rows are made of them, which is a tenth of what a short read costs here and something there.
 */
import pg from "pg";

export interface NamedStatement {
  /** Stands for this text alone, in the whole process. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Callback = (error: unknown, answers: readonly (string | null)[]) => void;

/** What the client calls of a question, and what its types do not tell. */
interface Query {
  name: string;
  prepare(connection: object): void;
}
const Query = pg.Query as unknown as new (text: string, values: readonly unknown[], callback: (error: unknown) => void) => Query;

export class TextQuestion extends Query {
  private readonly answers: (string | null)[] = [];
  private readonly told: Callback;

  constructor({ name, text, values }: NamedStatement, told: Callback) {
    super(text, values, (error) => told(error, []));
    this.name = name;
    this.told = told;
  }
  override prepare(connection: object): void {
    super.prepare(undescribed(connection));
  }
  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.answers.push(fields[0] ?? null);
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.told(null, this.answers);
  }
}

const known = new WeakMap<object, object>();
/** The connection, without asking what columns the answer has. */
const undescribed = (connection: object): object => {
  const made = known.get(connection) ?? Object.create(connection, { describe: { value: () => undefined } });
  known.set(connection, made);
  return made;
};
