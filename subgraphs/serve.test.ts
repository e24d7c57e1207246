import { type ExecutionResult, execute, GraphQLError, parse, subscribe } from "graphql";
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { describe, expect, it } from "vitest";
import { defineErrors, tellError } from "./errors.ts";
import { defineSubgraph, type SubgraphContext } from "./serve.ts";
import { DateTime, SentenceType } from "./shared-types.ts";

interface Deps {
  readonly notes: Map<string, { id: string; text: string; at: Date }>;
}
const errors = defineErrors("sample", { TOO_LONG: { en: "{text} is too long.", ar: "{text} طويل جداً." } });

@Directive('@key(fields: "id")')
@ObjectType("Note", { description: "A note." })
class NoteType {
  @Field(() => ID, { description: "Its id." })
  id!: string;
  @Field(() => String, { description: "What it says." })
  text!: string;
  @Field(() => DateTime, { description: "When it was written." })
  at!: Date;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Person", { description: "Somebody another subgraph knows." })
class PersonStub {
  @Field(() => ID, { description: "Their id." })
  id!: string;
}

@ObjectType("NoteChange", { description: "A note changed." })
class NoteChangeType {
  @Field(() => String, { description: "Position of the event." })
  revision!: string;
  @Field(() => NoteType, { description: "The note." })
  note!: NoteType;
}

@InputType({ description: "What to write." })
class WriteNoteInput {
  @Field(() => String, { description: "The text." })
  text!: string;
}

const twoChanges = (): AsyncIterableIterator<{ noteChanged: object }> => {
  let n = 0;
  return {
    next: async () =>
      n++ < 2
        ? { done: false, value: { noteChanged: { revision: String(n), note: { id: "a", text: `change ${n}`, at: new Date(0) } } } }
        : { done: true, value: undefined },
    return: async () => ({ done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

@Resolver(() => NoteType)
class NoteResolver {
  @Query(() => [NoteType], { description: "All notes." })
  notes(@Ctx() { deps }: SubgraphContext<Deps>) {
    return [...deps.notes.values()];
  }
  @Mutation(() => NoteType, { description: "Writes a note." })
  writeNote(
    @Arg("input", () => WriteNoteInput, { description: "The note." }) input: WriteNoteInput,
    @Ctx() { deps }: SubgraphContext<Deps>,
  ) {
    if (input.text.length > 20) throw errors("TOO_LONG", { text: input.text });
    const note = { id: String(deps.notes.size + 1), text: input.text, at: new Date(0) };
    deps.notes.set(note.id, note);
    return note;
  }
  @Subscription(() => NoteChangeType, { description: "Notes as they change.", subscribe: twoChanges })
  noteChanged(@Root() root: { noteChanged: NoteChangeType }) {
    return root.noteChanged;
  }
  @FieldResolver(() => SentenceType, { description: "The note as a sentence." })
  sentence(@Root() note: NoteType) {
    return { en: note.text, ar: note.text };
  }
  @FieldResolver(() => PersonStub, { description: "Who wrote it." })
  author() {
    return { id: "p1" };
  }
}

const build = () => {
  const deps: Deps = { notes: new Map([["a", { id: "a", text: "hello", at: new Date(0) }]]) };
  return defineSubgraph<Deps>({
    name: "identity",
    resolvers: [NoteResolver],
    references: {
      Note: async (reference, { deps: { notes } }) => {
        if (reference.id === "broken") throw new Error("no");
        return notes.get(String(reference.id)) ?? null;
      },
    },
    deps,
    viewers: async () => {
      throw new Error("not asked");
    },
  });
};

describe("the subgraph recipe", () => {
  const subgraph = build();
  const run = async (source: string, variableValues: Record<string, unknown> = {}) =>
    (await execute({
      schema: subgraph.schema,
      document: parse(source),
      variableValues,
      contextValue: await subgraph.createContext({ token: null, requestId: "r-1", locale: "en" }),
    })) as ExecutionResult;

  it("runs queries, mutations with one input, field resolvers and scalars", async () => {
    const written = await run(`mutation { writeNote(input: { text: "hi" }) { id text at sentence { ar } author { id } } }`);
    expect(written.errors).toBeUndefined();
    expect({ ...(written.data?.writeNote as object) }).toMatchObject({
      id: "2",
      text: "hi",
      at: "1970-01-01T00:00:00.000Z",
      sentence: { ar: "hi" },
      author: { id: "p1" },
    });
    expect((await run("{ notes { id } }")).data?.notes).toHaveLength(2);
  });

  it("[FD9] one bad reference nulls one entity, an unknown id is null", async () => {
    const result = await run(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on Note { text } } }`, {
      r: ["a", "broken", "zzz"].map((id) => ({ __typename: "Note", id })),
    });
    expect(JSON.parse(JSON.stringify(result.data?._entities))).toEqual([{ text: "hello" }, null, null]);
    expect(result.errors).toHaveLength(1);
  });

  it("subscribes through hand-written iterators", async () => {
    const stream = await subscribe({
      schema: subgraph.schema,
      document: parse("subscription { noteChanged { revision note { text sentence { en } } } }"),
      contextValue: await subgraph.createContext({ token: null, requestId: "r-1", locale: "en" }),
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    const texts: unknown[] = [];
    for await (const event of stream) texts.push((event.data as { noteChanged: { note: { text: string } } }).noteChanged.note.text);
    expect(texts).toEqual(["change 1", "change 2"]);
  });

  it("prints a sorted federation SDL with descriptions, the same on every build, holding only its own types", () => {
    expect(subgraph.sdl).toContain("federation/v2.9");
    expect(subgraph.sdl).toMatch(/"""A note\."""\s+type Note @key\(fields: "id"\)/);
    expect(subgraph.sdl).toMatch(/type Sentence @shareable/);
    expect(subgraph.sdl).not.toContain("type Problem");
    expect(build().sdl).toBe(subgraph.sdl);
    expect(build().sdl).toBe(subgraph.sdl);
  });

  it("[FD40] tells refusals in the reader's language and masks the unexpected", async () => {
    const refused = await run(`mutation { writeNote(input: { text: "much too long for a note" }) { id } }`);
    const told = tellError(refused.errors?.[0], { locale: "ar", requestId: "r-1" });
    expect(told.formatted.extensions).toMatchObject({ code: "SAMPLE_TOO_LONG", correlationId: "r-1" });
    expect(told.formatted.message).toBe("\u2068much too long for a note\u2069 طويل جداً.");
    expect(told.unexpected).toBeNull();
    const internal = tellError(new GraphQLError("x", { originalError: new Error("password=hunter2") }), { locale: "en", requestId: "r-2" });
    expect(JSON.stringify(internal.formatted)).not.toContain("hunter2");
    expect(internal.formatted.extensions?.code).toBe("INTERNAL");
    expect(internal.unexpected?.message).toContain("hunter2");
  });
});
