/**
 * One answer of Claude, read to its end. What is returned is whole: a stream that breaks off gives nothing and is asked again, so
 * half an answer never changes a draft. Busy (429, 529), server errors and broken lines are tried four times, with growing pauses.
 */
import Anthropic from "@anthropic-ai/sdk";
import { PlanFailed } from "../../../../schema/planner.ts";
import { cancelled } from "../failures.ts";

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** Undefined: what was written is not JSON. */
  readonly input: unknown;
}
export interface Answer {
  readonly content: readonly Anthropic.ContentBlockParam[];
  readonly calls: readonly ToolCall[];
  readonly stopReason: string | null;
  /** Read anew, from the cache, written to it. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
}

const tries = 4;
/** A stream that says nothing for so long is taken for broken. */
const silenceMs = 90_000;

export const answerOf = async (
  client: Anthropic,
  params: Omit<Anthropic.MessageCreateParamsStreaming, "stream">,
  signal: AbortSignal,
  pause: number,
  silence = silenceMs,
): Promise<Answer> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(client, params, signal, silence);
    } catch (error) {
      if (signal.aborted) throw cancelled(error);
      if (!mayRetry(error) || attempt === tries) throw failed(error);
      await wait(pauseAfter(error, attempt, pause), signal);
    }
  }
};

class CutStream extends Error {}

const once = async (
  client: Anthropic,
  params: Omit<Anthropic.MessageCreateParamsStreaming, "stream">,
  signal: AbortSignal,
  silence: number,
): Promise<Answer> => {
  const quiet = new AbortController();
  let timer = setTimeout(() => quiet.abort(), silence);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => quiet.abort(), silence);
  };
  try {
    return await read(client, params, signal, AbortSignal.any([signal, quiet.signal]), heard);
  } catch (error) {
    throw quiet.signal.aborted && !signal.aborted ? new CutStream("The answer fell silent") : error;
  } finally {
    clearTimeout(timer);
  }
};

const read = async (
  client: Anthropic,
  params: Omit<Anthropic.MessageCreateParamsStreaming, "stream">,
  signal: AbortSignal,
  either: AbortSignal,
  heard: () => void,
): Promise<Answer> => {
  const stream = await client.messages.create({ ...params, stream: true }, { signal: either });
  const blocks: Block[] = [];
  let stopReason: string | null = null;
  let inputTokens = 0;
  let cachedTokens = 0;
  let cacheWriteTokens = 0;
  let outputTokens = 0;
  let ended = false;
  for await (const event of stream) {
    if (signal.aborted) throw cancelled();
    heard();
    switch (event.type) {
      case "message_start":
        inputTokens = event.message.usage.input_tokens;
        cachedTokens = event.message.usage.cache_read_input_tokens ?? 0;
        cacheWriteTokens = event.message.usage.cache_creation_input_tokens ?? 0;
        break;
      case "content_block_start": {
        const block = blockOf(event.content_block);
        if (block) blocks[event.index] = block;
        break;
      }
      case "content_block_delta": {
        const block = blocks[event.index];
        if (block) extend(block, event.delta);
        break;
      }
      case "message_delta":
        stopReason = event.delta.stop_reason;
        outputTokens = event.usage.output_tokens;
        break;
      case "message_stop":
        ended = true;
        break;
    }
  }
  if (signal.aborted) throw cancelled();
  if (!ended) throw new CutStream("The answer broke off");
  const content: Anthropic.ContentBlockParam[] = [];
  const calls: ToolCall[] = [];
  for (const block of blocks.filter((one) => one !== undefined)) {
    if (block.type !== "tool_use") {
      if (block.type !== "text" || block.text.trim() !== "") content.push(block);
      continue;
    }
    const input = parsed(block.json);
    content.push({ type: "tool_use", id: block.id, name: block.name, input: typeof input === "object" && input !== null ? input : {} });
    calls.push({ id: block.id, name: block.name, input });
  }
  return { content, calls, stopReason, inputTokens, cachedTokens, cacheWriteTokens, outputTokens };
};

/** A piece of an answer while it is being read. Thoughts are not looked at; the service wants them back beside the calls they led to. */
type Block =
  | { type: "text"; text: string }
  | { type: "tool_use"; json: string; readonly id: string; readonly name: string }
  | { type: "thinking"; thinking: string; signature: string }
  | { type: "redacted_thinking"; readonly data: string };

const blockOf = (begun: Anthropic.ContentBlock): Block | null => {
  switch (begun.type) {
    case "text":
      return { type: "text", text: begun.text };
    case "tool_use":
      return { type: "tool_use", json: "", id: begun.id, name: begun.name };
    case "thinking":
      return { type: "thinking", thinking: begun.thinking, signature: begun.signature };
    case "redacted_thinking":
      return { type: "redacted_thinking", data: begun.data };
    default:
      return null;
  }
};

const extend = (block: Block, delta: Anthropic.RawContentBlockDelta): void => {
  if (block.type === "text" && delta.type === "text_delta") block.text += delta.text;
  if (block.type === "tool_use" && delta.type === "input_json_delta") block.json += delta.partial_json;
  if (block.type === "thinking" && delta.type === "thinking_delta") block.thinking += delta.thinking;
  if (block.type === "thinking" && delta.type === "signature_delta") block.signature = delta.signature;
};

const parsed = (text: string): unknown => {
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const mayRetry = (error: unknown): boolean => {
  if (refusalOf(error)) return false;
  if (error instanceof CutStream || error instanceof Anthropic.APIConnectionError) return true;
  if (error instanceof Anthropic.APIError)
    return error.status === undefined || error.status === 408 || error.status === 429 || error.status >= 500;
  return error instanceof TypeError || (error as { code?: string }).code === "ECONNRESET";
};

/** A refusal of our own door (sealed vault, kill switch, no key) travels as the cause of a connection error. */
const refusalOf = (error: unknown): { readonly code: string; readonly sentence: { readonly en: string; readonly ar: string } } | null => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code, sentence } = at as { code?: unknown; sentence?: unknown };
    const words = sentence as { en?: unknown; ar?: unknown } | undefined;
    if (typeof code === "string" && typeof words?.en === "string" && typeof words.ar === "string")
      return { code, sentence: { en: words.en, ar: words.ar } };
  }
  return null;
};

const pauseAfter = (error: unknown, attempt: number, base: number): number => {
  const asked = error instanceof Anthropic.APIError ? Number(error.headers?.get("retry-after")) : Number.NaN;
  const own = base * 2 ** (attempt - 1) * (0.5 + Math.random());
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked * 1_000, 60_000) : own;
};

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });

const failed = (error: unknown): PlanFailed => {
  if (error instanceof PlanFailed) return error;
  const refusal = refusalOf(error);
  if (refusal) return new PlanFailed(refusal.code, refusal.sentence, { cause: error });
  const status = error instanceof Anthropic.APIError ? error.status : undefined;
  if (status === 401 || status === 403)
    return new PlanFailed(
      "PLAN_KEY_REFUSED",
      {
        en: "Claude refused the API key. Check the key in the vault, then try again.",
        ar: "رفض Claude مفتاح الواجهة. تحقق من المفتاح في الخزنة ثم أعد المحاولة.",
      },
      { cause: error },
    );
  if (status === 429 || status === 529)
    return new PlanFailed(
      "PLAN_BUSY",
      {
        en: "Claude is too busy and stayed so after four tries. Try again later, or plan offline.",
        ar: "خدمة Claude مشغولة بعد أربع محاولات. أعد المحاولة لاحقًا أو خطّط دون اتصال.",
      },
      { cause: error },
    );
  return new PlanFailed(
    "PLAN_UNREACHABLE",
    {
      en: `Claude could not be reached${status ? ` (HTTP ${status})` : ""} or its answer broke off. What reached the draft is still there; try again, or plan offline.`,
      ar: `تعذر الوصول إلى Claude${status ? ` (HTTP ${status})` : ""} أو انقطع جوابه. ما بُني حتى الآن باقٍ؛ أعد المحاولة أو خطّط دون اتصال.`,
    },
    { cause: error },
  );
};
