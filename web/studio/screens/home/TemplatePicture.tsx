import type { TemplateRow } from "../../api/templates.ts";

/** A small page in the colours of a template: what it will look like, before a word is read. Decoration only. */
export const TemplatePicture = (props: { theme: TemplateRow["theme"]; entities: number }) => {
  const primary = () => props.theme.primary ?? "#475569";
  const accent = () => props.theme.accent ?? primary();
  const radius = () => Math.min(8, (props.theme.radius ?? 8) / 2.5);
  return (
    <svg viewBox="0 0 160 84" class="block aspect-[160/84] w-full rtl:-scale-x-100" aria-hidden="true">
      <rect width="160" height="84" fill={primary()} opacity="0.12" />
      <rect x="10" y="10" width="140" height="84" rx={radius()} class="fill-surface" />
      <path d={`M10 ${10 + radius()}a${radius()} ${radius()} 0 0 1 ${radius()} ${-radius()}H46V94H10z`} fill={primary()} />
      {Array.from({ length: Math.min(5, props.entities) }, (_, row) => (
        <rect
          x="16"
          y={22 + row * 11}
          width={[20, 24, 16, 22, 18][row]}
          height="4"
          rx="2"
          fill="#ffffff"
          opacity={row === 0 ? 0.95 : 0.55}
        />
      ))}
      <rect x="54" y="18" width="36" height="5" rx="2.5" class="fill-ink" opacity="0.75" />
      <rect x="120" y="16" width="22" height="9" rx={Math.min(4.5, radius())} fill={accent()} />
      {[0, 1, 2].map((column) => (
        <>
          <rect
            x={54 + column * 30}
            y="33"
            width="26"
            height="22"
            rx={radius() / 1.5}
            fill={column === 1 ? accent() : primary()}
            opacity={column === 1 ? 0.25 : 0.18}
          />
          <rect x={58 + column * 30} y="39" width={[14, 10, 16][column]} height="3" rx="1.5" fill={column === 1 ? accent() : primary()} />
        </>
      ))}
      {[0, 1].map((row) => (
        <rect x="54" y={62 + row * 9} width={[88, 70][row]} height="4" rx="2" class="fill-ink" opacity="0.14" />
      ))}
    </svg>
  );
};
