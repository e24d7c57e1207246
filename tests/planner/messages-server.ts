/** A local server that speaks the Messages streaming protocol from a script: one entry per request, in order. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Block =
  | { readonly text: string }
  | { readonly thought: string; readonly signature: string }
  | { readonly tool: string; readonly input: unknown }
  | { readonly tool: string; readonly rawJson: string };
export type Turn =
  | { readonly blocks: readonly Block[]; readonly refuses?: true }
  | { readonly status: number }
  /** The stream breaks off in the middle of these blocks. */
  | { readonly cut: readonly Block[]; readonly politely?: true }
  /** Starts to answer and then says nothing more. */
  | { readonly hang: true; readonly onHang?: () => void };

export interface MessagesServer {
  readonly url: string;
  /** Bodies of the requests that came, parsed. */
  readonly requests: readonly {
    readonly messages: readonly { readonly role: string; readonly content: unknown }[];
    readonly system: unknown;
    readonly tools: readonly { readonly name: string; readonly strict?: boolean; readonly input_schema: unknown }[];
    readonly cache_control?: unknown;
    readonly model: string;
  }[];
  readonly headers: readonly IncomingMessage["headers"][];
  close(): Promise<void>;
}

export const messagesServer = async (script: (request: number) => Turn): Promise<MessagesServer> => {
  const requests: MessagesServer["requests"][number][] = [];
  const headers: IncomingMessage["headers"][] = [];
  const server = createServer(async (req, res) => {
    let body = "";
    for await (const chunk of req) body += String(chunk);
    headers.push(req.headers);
    requests.push(JSON.parse(body) as MessagesServer["requests"][number]);
    answer(res, script(requests.length - 1), requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    headers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

const answer = (res: ServerResponse, turn: Turn, n: number): void => {
  if ("status" in turn) {
    res.writeHead(turn.status, { "content-type": "application/json" });
    res.end(JSON.stringify({ type: "error", error: { type: turn.status === 529 ? "overloaded_error" : "api_error", message: "no" } }));
    return;
  }
  res.writeHead(200, { "content-type": "text/event-stream" });
  const send = (event: { readonly type: string }): void => void res.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const message = {
    id: `msg_${n}`,
    type: "message",
    role: "assistant",
    model: "test",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 100, output_tokens: 1 },
  };
  send({ type: "message_start", message } as never);
  const blocks = "blocks" in turn ? turn.blocks : "cut" in turn ? turn.cut : [];
  blocks.forEach((block, index) => {
    if ("text" in block) {
      send({ type: "content_block_start", index, content_block: { type: "text", text: "" } } as never);
      send({ type: "content_block_delta", index, delta: { type: "text_delta", text: block.text } } as never);
    } else if ("thought" in block) {
      send({ type: "content_block_start", index, content_block: { type: "thinking", thinking: "", signature: "" } } as never);
      send({ type: "content_block_delta", index, delta: { type: "thinking_delta", thinking: block.thought } } as never);
      send({ type: "content_block_delta", index, delta: { type: "signature_delta", signature: block.signature } } as never);
    } else {
      send({
        type: "content_block_start",
        index,
        content_block: { type: "tool_use", id: `toolu_${n}_${index}`, name: block.tool, input: {} },
      } as never);
      const json = "rawJson" in block ? block.rawJson : JSON.stringify(block.input);
      const half = Math.ceil(json.length / 2);
      for (const part of [json.slice(0, half), json.slice(half)])
        if (!("cut" in turn && part === json.slice(half)))
          send({ type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json: part } } as never);
    }
    if (!("cut" in turn)) send({ type: "content_block_stop", index } as never);
  });
  if ("hang" in turn) {
    turn.onHang?.();
    return;
  }
  if ("cut" in turn) {
    if (turn.politely) res.end();
    else res.socket?.destroy();
    return;
  }
  send({
    type: "message_delta",
    delta: {
      stop_reason: "refuses" in turn ? "refusal" : blocks.some((block) => "tool" in block) ? "tool_use" : "end_turn",
      stop_sequence: null,
    },
    usage: { output_tokens: 50 },
  } as never);
  send({ type: "message_stop" });
  res.end();
};
