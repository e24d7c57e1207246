/** What the frame around every screen offers: dialogs, the canvas the keyboard talks to, the kill switches in force. */
import { type Accessor, createContext, useContext } from "solid-js";
import type { EnvironmentName } from "../api/runtime.ts";
import type { Hands, Where } from "../commands/command.ts";

export type CanvasDeed = Parameters<Hands["canvas"]>[0];

export interface ShellControl {
  openRelease(environment: EnvironmentName): void;
  openInvite(): void;
  /** The screen with a canvas says what to do with its keys; forgotten with the screen. */
  onCanvas(deed: (what: CanvasDeed) => void): void;
  readonly chatDrawer: Accessor<boolean>;
  setChatDrawer(open: boolean): void;
  readonly at: Accessor<Where>;
}

export const ShellContext = createContext<ShellControl>();

export const useShell = (): ShellControl => {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("This part needs the studio's frame around it.");
  return shell;
};
