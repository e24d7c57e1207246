/**
 * A subgraph that lives in this process: its schema is executed directly. Each document is parsed and validated once; the result goes
 * through JSON like over the wire, so neither scalars nor errors can differ between the shapes [FD7].
 */
import { type DocumentNode, execute, parse, subscribe, validate } from "graphql";
import { tellError } from "../../subgraphs/errors.ts";
import type { EdgeIdentity, Subgraph, SubgraphContext } from "../../subgraphs/serve.ts";
import type { Log } from "../refusals.ts";
import type { DataSource, EdgeContext, EventMessage, EventSource, SubgraphAnswer } from "./edge.ts";

const cachedDocuments = 2_000;

/** Parses and validates a subgraph's documents once each. Throws the first problem: a plan that does not fit its subgraph is a mistake of ours. */
const documentsOf = ({ name, schema }: Subgraph) => {
  const known = new Map<string, DocumentNode>();
  return (query: string): DocumentNode => {
    const found = known.get(query);
    if (found) return found;
    const document = parse(query, { noLocation: true });
    const [problem] = validate(schema, document);
    if (problem) throw new Error(`The plan for ${name} does not fit its schema: ${problem.message}`);
    if (known.size >= cachedDocuments) known.delete(known.keys().next().value as string);
    known.set(query, document);
    return document;
  };
};

export const createLocalDataSource = (subgraph: Subgraph, log: Log): DataSource => {
  const documents = documentsOf(subgraph);
  return {
    process: async ({ request, context }) => {
      try {
        const result = await execute({
          schema: subgraph.schema,
          document: documents(request.query),
          variableValues: asJson(request.variables),
          operationName: request.operationName ?? null,
          contextValue: await contextOf(subgraph, context),
        });
        return answerOf(result.data ?? null, result.errors, context.edge, log);
      } catch (error) {
        return answerOf(null, [error], context.edge, log);
      }
    },
    close: async () => {},
  };
};

const contextOf = (subgraph: Subgraph, { contexts, edge }: EdgeContext): Promise<SubgraphContext> => {
  let made = contexts.get(subgraph.name);
  if (!made) {
    made = subgraph.createContext(edge);
    contexts.set(subgraph.name, made);
  }
  return made;
};

const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const answerOf = (data: unknown, errors: readonly unknown[] | undefined, reader: EdgeIdentity, log: Log): SubgraphAnswer =>
  asJson({ data: data as Record<string, unknown> | null, ...(errors && { errors: tellWithSentences(errors, reader, log) }) });

/** Masks errors as the subgraph's own HTTP door does, keeping both sentences of a refusal for whoever reads it. */
const tellWithSentences = (errors: readonly unknown[], reader: EdgeIdentity, log: Log) =>
  errors.map((error) => {
    const { formatted, unexpected, sentence } = tellError(error, reader);
    if (unexpected) log(unexpected, reader.requestId);
    const { locations: _, ...told } = formatted;
    return sentence === null ? told : { ...told, extensions: { ...told.extensions, sentence } };
  });

export const createLocalEventSource = (subgraph: Subgraph, log: Log): EventSource => {
  const documents = documentsOf(subgraph);
  return {
    subscribe: ({ query, variables, operationName, edge }) => {
      let stopped = false;
      let opened: AsyncIterator<unknown> | null = null;
      let waiting: ((step: IteratorResult<EventMessage, undefined>) => void) | null = null;
      const listening = Promise.withResolvers<boolean>();
      const failed = (error: unknown): EventMessage => ({ kind: "failed", errors: answerOf(null, [error], edge, log).errors ?? [] });
      const open = async (): Promise<EventMessage | null> => {
        const result = await subscribe({
          schema: subgraph.schema,
          document: documents(query),
          variableValues: asJson(variables),
          operationName: operationName ?? null,
          contextValue: await subgraph.createContext(edge),
        });
        if (!(Symbol.asyncIterator in result))
          return { kind: "failed", errors: answerOf(null, result.errors ?? [], edge, log).errors ?? [] };
        opened = result;
        listening.resolve(true);
        // Whoever left while we were opening: nothing may stay open behind them.
        if (stopped) await result.return?.(undefined);
        return null;
      };
      const done = { done: true, value: undefined } as const;
      const pull = async (): Promise<IteratorResult<EventMessage, undefined>> => {
        try {
          const refused = opened ? null : await open();
          if (refused) {
            stopped = true;
            listening.resolve(false);
            return { done: false, value: refused };
          }
          const step = await (opened as unknown as AsyncIterator<{ data?: unknown; errors?: readonly unknown[] }>).next();
          if (step.done) return done;
          const { data, errors } = step.value;
          return { done: false, value: { kind: "event", result: answerOf(data, errors, edge, log) as never } };
        } catch (error) {
          stopped = true;
          listening.resolve(false);
          return { done: false, value: failed(error) };
        }
      };
      return {
        listening: listening.promise,
        // Whoever leaves is let go at once, also while the source has nothing to say.
        next: () =>
          new Promise((resolve) => {
            if (stopped) return resolve(done);
            waiting = resolve;
            void pull().then(resolve);
          }),
        return: async () => {
          stopped = true;
          listening.resolve(false);
          waiting?.(done);
          await opened?.return?.(undefined);
        },
      };
    },
    close: async () => {},
  };
};
