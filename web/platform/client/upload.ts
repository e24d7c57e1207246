/** Sends one file to `PUT /files`. XMLHttpRequest, since `fetch` tells nothing of how far it is. */
import type { Uploaded } from "../forms.ts";
import { type Refusal, refusal, type UploadWay } from "../host.tsx";
import { problemOf, type Words } from "./ask.ts";

type Outcome = { readonly file: Uploaded } | { readonly problem: Refusal } | null;

export const upload = (words: Words, file: File, meantFor: string, { onProgress, signal }: UploadWay): Promise<Outcome> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(null);
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const done = (outcome: Outcome) => {
      signal.removeEventListener("abort", stop);
      resolve(outcome);
    };
    request.open("PUT", `/files?for=${encodeURIComponent(meantFor)}`);
    request.setRequestHeader("x-webnova-upload", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = request.response as (Uploaded & { readonly error?: unknown }) | null;
      if (request.status === 201 && answer?.id) return done({ file: answer });
      done({ problem: refusal(problemOf(answer?.error, words.failed)) });
    };
    request.onerror = () => done({ problem: refusal({ message: words.unreachable, extensions: { code: "UNREACHABLE" } }) });
    request.onabort = () => done(null);
    signal.addEventListener("abort", stop);
    request.send(file);
  });
