import { ErrorBoundary, type JSX } from "solid-js";
import { textOf } from "../../ui/locale.ts";
import { ErrorState } from "../../ui/parts/State.tsx";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

/** A part of the studio that a newer build replaced cannot be loaded any more: only a reload helps, and the draft stays. */
const isOutdated = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload/i.test(error.message);

/** Keeps a broken part from taking the rest of the screen with it, and says what helps. */
export const Contained = (props: { children: JSX.Element }) => (
  <ErrorBoundary
    fallback={(error: unknown, reset) => {
      console.error(error);
      return (
        <ErrorState
          message={isOutdated(error) ? t("newBuild") : t("broken")}
          onRetry={() => (isOutdated(error) ? location.reload() : reset())}
        />
      );
    }}
  >
    {props.children}
  </ErrorBoundary>
);
