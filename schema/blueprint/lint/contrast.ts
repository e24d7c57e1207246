/** CONTRAST: a text colour that is hard to read on the theme's own background or cards. The fix is the nearest colour that passes. */
import { contrast as ratioOf, readable, readableOn } from "../colour.ts";
import { problem } from "../problem-texts.ts";
import { propWords } from "../prop-words.ts";
import { type Lint, none } from "./lint.ts";

export const contrast: Lint = {
  codes: ["CONTRAST"],
  of: ["header"],
  check: ({ header, nodes }) => {
    const { background, surface, text: given } = header("theme");
    const places = [...(background ? ([["background", background]] as const) : []), ...(surface ? ([["surface", surface]] as const) : [])];
    // Without a text colour one is chosen; where nothing reads on both, that is said too.
    const chosen = readableOn(
      "#0f172a",
      places.map(([, colour]) => colour),
    );
    const text = given ?? chosen;
    const failing = places.filter(([, colour]) => ratioOf(text, colour) < readable);
    const first = failing[0];
    if (!first) return none;
    const value = readableOn(
      text,
      places.map(([, colour]) => colour),
    );
    const passes = places.every(([, colour]) => ratioOf(value, colour) >= readable);
    const fix = {
      label: { en: `Use ${value}`, ar: `استخدام ${value}` },
      ops: [{ op: "set" as const, id: "header", prop: "theme.text", value }],
    };
    const target = propWords(`theme.${first[0]}`);
    return [
      problem(
        nodes,
        "CONTRAST",
        { id: "header", prop: "theme.text" },
        { detail: text, target, ratio: ratioOf(text, first[1]).toFixed(1) },
        passes ? fix : undefined,
      ),
    ];
  },
};
