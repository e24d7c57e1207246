/**
 * Questions to PostgreSQL whose rows have one column: a text, or its bytes. Columns are not described, no rows are made of them, and several
 * questions, each with the settings in front of it, leave as one message and are answered as one: they are one transaction.
 */
import pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import type { Row } from "./row-bytes.ts";

export interface NamedStatement {
  /** Stands for this text alone, in the whole process. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What of a row is told. */
export type Reading<T> = (row: Row) => T;

export interface TextQuestion<T = unknown> {
  /** What is set in front of it; nobody hears its answer. */
  readonly setting: NamedStatement | null;
  readonly statement: NamedStatement;
  readonly read: Reading<T>;
  readonly told: (error: unknown, answers: readonly T[]) => void;
}

/** Another question of the same transaction failed: this one has done nothing and may be asked again. */
export class FailedBeside extends Error {}

/** What the client calls of a question, and what its types do not tell. */
interface Query {
  /** Of the statement that is answered next: the client remembers under it what the server has parsed. */
  name: string;
  text: string;
}
const Query = pg.Query as unknown as new (text: string) => Query;
const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } }).utils;

interface Part {
  readonly statement: NamedStatement;
  /** Null: a setting. */
  readonly question: TextQuestion | null;
}

export class TextQuestions extends Query {
  private readonly questions: readonly TextQuestion[];
  private readonly parts: readonly Part[];
  private readonly answers = new Map<TextQuestion, unknown[]>();
  /** Statements whose text leaves with this message. */
  private readonly parsing: string[] = [];
  private at = 0;

  constructor(questions: readonly TextQuestion[]) {
    super("");
    this.questions = questions;
    this.parts = questions.flatMap((question) => [
      ...(question.setting === null ? [] : [{ statement: question.setting, question: null }]),
      { statement: question.statement, question },
    ]);
    this.turnTo(0);
  }

  submit(connection: Connection): unknown {
    const { gathering, messages } = gatheringOf(connection);
    try {
      for (const [at, { statement }] of this.parts.entries()) {
        this.turnTo(at);
        this.write(statement, gathering);
      }
    } catch (error) {
      messages.length = 0;
      this.forgetParsing(connection);
      return error;
    }
    this.turnTo(0);
    gathering.sync();
    // None where the connection is gone.
    if (messages.length > 0) connection.stream.write(Buffer.concat(messages.splice(0)));
    return null;
  }
  private write({ name, text, values }: NamedStatement, connection: Connection): void {
    if (connection.parsedStatements[name] === undefined && connection.submittedNamedStatements[name] === undefined) {
      connection.parse({ name, text });
      connection.submittedNamedStatements[name] = text;
      this.parsing.push(name);
    }
    connection.bind({ statement: name, values, valueMapper: prepareValue });
    connection.execute();
  }

  handleDataRow(row: Row): void {
    const { question } = this.parts[this.at]!;
    if (question === null) return;
    const answers = this.answers.get(question);
    if (answers) answers.push(question.read(row));
    else this.answers.set(question, [question.read(row)]);
  }
  handleCommandComplete(): void {
    this.turnTo(this.at + 1);
  }
  handleReadyForQuery(): void {
    for (const question of this.questions) question.told(null, this.answers.get(question) ?? []);
  }
  handleError(error: unknown, connection: Connection): void {
    this.forgetParsing(connection);
    const failed = this.parts.slice(this.at).find(({ question }) => question !== null)?.question;
    for (const question of this.questions)
      question.told(question === failed || isUnavailable(error) ? error : new FailedBeside("asked beside a question that failed"), []);
  }

  private turnTo(at: number): void {
    this.at = at;
    const statement = this.parts[at]?.statement;
    this.name = statement?.name ?? "";
    this.text = statement?.text ?? "";
  }
  /** What came to be parsed is known under another name by now; what stood behind the failure never was. */
  private forgetParsing(connection: Connection): void {
    for (const name of this.parsing) delete connection.submittedNamedStatements[name];
  }
}

interface Connection {
  readonly stream: { readonly writable: boolean; write(message: Buffer): boolean };
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(values: { readonly statement: string; readonly values: readonly unknown[]; readonly valueMapper: typeof prepareValue }): void;
  execute(): void;
  sync(): void;
}
interface Gathering {
  readonly gathering: Connection;
  readonly messages: Buffer[];
}
const known = new WeakMap<Connection, Gathering>();
/** The connection, but what is written to it is gathered. */
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
  const gathering: Connection = Object.create(connection, { stream: { value: stream } });
  known.set(connection, { gathering, messages });
  return { gathering, messages };
};
