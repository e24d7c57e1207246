/**
 * A question to PostgreSQL whose answer is texts: the first column of each row. Its columns are not described, no rows are made of them, and
 * its messages leave as one, which is a tenth of what a short read costs here and something there.
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
  prepare(connection: Connection): void;
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
  override prepare(connection: Connection): void {
    const { gathering, messages } = gatheringOf(connection);
    super.prepare(gathering);
    // None where the connection is gone.
    if (messages.length > 0) connection.stream.write(Buffer.concat(messages.splice(0)));
  }
  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.answers.push(fields[0] ?? null);
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.told(null, this.answers);
  }
}

interface Connection {
  readonly stream: { readonly writable: boolean; write(message: Buffer): boolean };
}
interface Gathering {
  readonly gathering: Connection;
  readonly messages: Buffer[];
}
const known = new WeakMap<Connection, Gathering>();
/** The connection, but what is written to it is gathered, and nobody asks what columns the answer has. */
const gatheringOf = (connection: Connection): Gathering => {
  const made = known.get(connection);
  if (made) return made;
  const messages: Buffer[] = [];
  const stream = {
    get writable() {
      return connection.stream.writable;
    },
    write: (message: Buffer) => messages.push(message) > 0,
  };
  const gathering: Connection = Object.create(connection, { stream: { value: stream }, describe: { value: () => undefined } });
  known.set(connection, { gathering, messages });
  return { gathering, messages };
};
