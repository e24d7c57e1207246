/** Clicks on links of this platform become navigations without reload; everything else stays the browser's. */

/** The local address a click leads to, or null when the browser should handle it. */
export const addressOf = (event: MouseEvent): string | null => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element | null)?.closest?.("a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download") || link.relList.contains("external"))
    return null;
  const to = new URL(link.href, location.href);
  if (
    to.origin !== location.origin ||
    to.pathname.startsWith("/_") ||
    to.pathname.startsWith("/auth/") ||
    to.pathname.startsWith("/assets/")
  )
    return null;
  // A place on this page: the browser scrolls and moves the focus better than we would.
  if (to.hash && to.pathname === location.pathname && to.search === location.search) return null;
  return to.pathname + to.search;
};
