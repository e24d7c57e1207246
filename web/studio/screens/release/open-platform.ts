import { send } from "../../api/read.ts";
import { openAsAdministrator } from "../../api/runtime.ts";

/** Opens a platform in a new tab as its administrator; without that right, as anybody. */
export const openPlatform = async (environmentId: string, url: string): Promise<void> => {
  // The tab opens with the click, so the browser allows it; its address follows.
  const tab = window.open("about:blank", "_blank");
  const go = (address: string) => {
    if (tab) {
      tab.opener = null;
      tab.location.replace(address);
    } else location.assign(address);
  };
  try {
    go((await send(openAsAdministrator, { input: { environmentId } })).openAsAdministrator.url);
  } catch {
    go(url);
  }
};
