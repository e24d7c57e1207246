/** Colour words: the 148 names of CSS, others people use, and Arabic ones with their modifiers. */

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => entry.split(":") as [string, string])
      .map(([name, hex]) => [name, `#${hex}`]),
  );

/** CSS Color Module 4, named colours. */
export const cssColours = table(`
aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4 black:000000 blanchedalmond:ffebcd blue:0000ff
blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0 chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c
cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f
darkorange:ff8c00 darkorchid:9932cc darkred:8b0000 darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3
deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222 floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc
ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080 green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c
indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff
lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3 lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899 lightslategrey:778899
lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3
mediumpurple:9370db mediumseagreen:3cb371 mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585 midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5
navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23 orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98
paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080 rebeccapurple:663399
red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513 salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0
skyblue:87ceeb slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c teal:008080 thistle:d8bfd8
tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32
`);

/** Not in CSS, but said often. */
export const otherColours = table(`
steelgray:71797e steelgrey:71797e charcoal:36454f charcoalgray:36454f charcoalgrey:36454f emerald:50c878 emeraldgreen:50c878 mustard:ffdb58 burgundy:800020 rose:ff007f mint:3eb489 mintgreen:98ff98 peach:ffe5b4 cream:fffdd0
navyblue:000080 babyblue:89cff0 offwhite:faf9f6 amber:ffbf00 lilac:c8a2c8 mauve:e0b0ff taupe:483c32 rust:b7410e sand:c2b280 bronze:cd7f32 copper:b87333 jade:00a86b sapphire:0f52ba ruby:e0115f
wine:722f37 blush:de5d83 terracotta:e2725b slate:708090 ashgray:b2beb5 ashgrey:b2beb5 apricot:fbceb1 lemon:fff44f cobalt:0047ab cobaltblue:0047ab cerulean:007ba7 ultramarine:120a8f periwinkle:ccccff champagne:f7e7ce
graphite:383838 jet:343434 pearl:eae0c8 sage:b2ac88 sagegreen:b2ac88 oceanblue:0077be petrol:005f6a eggplant:614051 aubergine:614051 scarlet:ff2400 vermilion:e34234 ochre:cc7722 olivegreen:808000 bottlegreen:006a4e applegreen:8db600
gunmetal:2a3439 hunter:355e3b huntergreen:355e3b ice:d6ecef iceblue:d6ecef coffee:6f4e37 caramel:c68e17 nude:e3bc9a khakigreen:8a865d electricblue:7df9ff
`);

/** Two words that are one colour, where neither of them alone is it; most as people named them in the colour survey of xkcd.com (2010, CC0). */
export const namedPairs = table(`
burntorange:c04e01 burntsienna:b04e0f burntumber:a0450e rosegold:b76e79 goldenyellow:fec615 golden:f5bf03 brickred:8f1402 bloodred:980002 cherryred:f7022a rustred:aa2704
fireenginered:fe0002 bloodorange:fe4b03 rosepink:f7879a babypink:ffb7ce bubblegumpink:fe83cc candypink:ff63e9 shockingpink:fe02a2 neonpink:fe019a neongreen:0cff0c
neonyellow:cfff04 neonblue:04d9ff neonpurple:bc13fe neonred:ff073a electricpurple:aa23ff electricgreen:21fc0d electricpink:ff0490 electriclime:a8ff04 royalpurple:4b006e midnightpurple:280137 eggplantpurple:430541 grapepurple:5d1451
lavenderblue:8b88f8 peacockblue:016795 prussianblue:004577 frenchblue:436bad carolinablue:8ab8fe tiffanyblue:7bf2da robineggblue:8af1fe robinseggblue:98eff9 duckeggblue:c3fbf4 denimblue:3b5b92
marineblue:01386a nightblue:040348 seablue:047495 deepseablue:015482 tealblue:01889f aquablue:02d8e9 turquoiseblue:06b1c4 waterblue:0e87cc
seafoam:80f9ad seafoamgreen:7af9ab mossgreen:658b38 pinegreen:0a481e kellygreen:02ab2e junglegreen:048243 grassgreen:3f9b0b leafgreen:5ca904 ferngreen:548d44 armygreen:4b5d16 peagreen:8eab12 avocadogreen:87a922
racinggreen:014600 britishracinggreen:05480d militarygreen:667c3e tealgreen:25a36f oceangreen:3d9973 lemonyellow:fdff38 canaryyellow:fffe40 butteryellow:fffd74 bananayellow:fafe4b sunfloweryellow:ffda03 sunshineyellow:fffd37
warmgrey:978a84 warmgray:978a84 coolgrey:95a3a6 coolgray:95a3a6 stonegrey:ada587 stonegray:ada587 bluegrey:607c8e bluegray:607c8e chocolatebrown:411900 chestnutbrown:742802 coffeebrown:6f4e37 terracota:cb6843 smokywhite:f5f5f5
smokewhite:f5f5f5 smokeywhite:f5f5f5 creamwhite:fffdd0 creamywhite:fffdd0 pearlwhite:eae0c8 snowwhite:fffafa milkwhite:fdfff5 eggshell:ffffd4 eggshellwhite:ffffd4 ecru:feffca jetblack:343434 tangerine:ff9408 magnolia:f8f4ff
raspberry:b00149 mulberry:920a4e bordeaux:7b002c claret:680018 cerise:de0c62 vermillion:f4320c russet:a13905 mahogany:4a0100 saffron:feb209 marigold:fcc006 celadon:befdb7 viridian:1e9167 pistachio:93c572
pistachiogreen:93c572 greige:beb6a8
`);

/** Things that are colours too, where a colour is spoken of: "pine as the background". */
export const thingColours = table(`
pine:2b5d34 moss:769958 fern:63a950 forest:0b5509 grass:5cac2d avocado:90b134 brick:a03623 clay:b66a50 stone:ada587 straw:fcf679 butter:ffff81 vanilla:f3e5ab honey:f0a830 pumpkin:e17701 mango:ffa62b melon:ff7855 watermelon:fd4659
strawberry:fb2943 cherry:cf0234 berry:990f4b grape:6c3461 blueberry:464196 sky:82cafc ocean:017b92 sea:3c9992 midnight:03012d denim:3b638c steel:738595 smoke:848884 chestnut:742802 mocha:9d7651 cinnamon:ac4f06 camel:c69f59 cocoa:875f42
sunflower:ffc512 dandelion:fedf08 orchid:da70d6 iris:6258c4 amethyst:9b5fc0 topaz:13bbaf evergreen:05472a
`);

/** Arabic names, folded and without article: masculine and feminine forms. */
export const arabicColours: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "0000ff": "ازرق زرقاء زرقا زرقه زرگه زرق",
    ff0000: "احمر حمراء حمرا حمره حمر",
    "008000": "اخضر خضراء خضرا خضره خضر",
    ffff00: "اصفر صفراء صفرا صفره صفر",
    "000000": "اسود سوداء سودا سوده",
    ffffff: "ابيض بيضاء بيضا بيضه",
    "808080": "رمادي رماديه رصاصي رصاصيه",
    ffa500: "برتقالي برتقاليه",
    ffc0cb: "وردي ورديه زهري زهريه بمبي بمبيه بينك",
    "800080": "بنفسجي بنفسجيه ارجواني ارجوانيه",
    a52a2a: "بني بنيه قهوائي",
    "000080": "كحلي كحليه نيفي",
    "40e0d0": "تركوازي تركوازيه تركواز فيروزي فيروزيه فيروز",
    ffd700: "ذهبي ذهبيه دهبي دهبيه",
    c0c0c0: "فضي فضيه",
    "87ceeb": "سماوي سماويه لبني",
    "808000": "زيتي زيتيه زيتوني زيتونيه",
    f5f5dc: "بيج بيجي بيجيه",
    "800000": "عنابي عنابيه خمري خمريه ماروني مارون",
    ff00ff: "فوشي فوشيا",
    "4b0082": "نيلي نيليه",
    e6e6fa: "لافندر خزامي",
    fa8072: "سلموني سلمونيه سلمون",
    ff7f50: "مرجاني مرجانيه",
    f0e68c: "كاكي",
    "00ffff": "سيان",
    fffff0: "عاجي عاجيه",
    fffdd0: "كريمي كريميه",
    "50c878": "زمردي زمرديه",
    "008080": "بترولي بتروليه تيل",
    cd7f32: "برونزي برونزيه",
    b87333: "نحاسي نحاسيه",
    dda0dd: "برقوقي برقوقيه",
    "36454f": "فحمي فحميه",
    ffdb58: "خردلي خردليه",
    c2b280: "رملي رمليه",
    "98ff98": "نعناعي نعناعيه",
    dc143c: "قرمزي قرمزيه",
    c8a2c8: "ليلكي ليلكيه",
    "708090": "اردوازي اردوازيه دخاني",
    "71797e": "فولاذي فولاذيه",
    "93c572": "فستقي فستقيه",
    fbceb1: "مشمشي مشمشيه",
    ffe5b4: "خوخي خوخيه",
    fff44f: "ليموني ليمونيه",
    b22222: "قرميدي قرميديه طوبي",
    d2691e: "شوكولاتي شوكولاته",
    "6f4e37": "قهوي قهويه",
    "722f37": "نبيذي نبيذيه",
    e0115f: "ياقوتي ياقوتيه",
    ffbf00: "كهرماني كهرمانيه عنبري عسلي عسليه",
    f5deb3: "قمحي قمحيه حنطي",
    fff5ee: "صدفي صدفيه",
    eae0c8: "لؤلؤي لؤلؤيه",
    e0b0ff: "موف",
    e5e4e2: "بلاتيني بلاتينيه",
  }).flatMap(([hex, names]) => names.split(" ").map((name) => [name, `#${hex}`] as const)),
);

/** Two words that name one colour, where the second of them alone is another one or none; folded, masculine. */
export const arabicPairs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "ازرق فولاذي": "#4682b4",
    "ازرق ملكي": "#4169e1",
    "ازرق كهربائي": "#7df9ff",
    "ازرق ليلي": "#191970",
    "ازرق ثلجي": "#d6ecef",
    "ازرق محيطي": "#0077be",
    "ازرق كوبالت": "#0047ab",
    "ازرق ياقوتي": "#0f52ba",
    "ازرق رمادي": "#708090",
    "اخضر ليموني": "#32cd32",
    "اخضر بحري": "#2e8b57",
    "اخضر عشبي": "#7cfc00",
    "اخضر غابي": "#228b22",
    "اخضر تفاحي": "#8db600",
    "اخضر مصفر": "#9acd32",
    "اخضر مريمي": "#b2ac88",
    "احمر ناري": "#b22222",
    "احمر قاني": "#dc143c",
    "احمر طماطمي": "#ff6347",
    "برتقالي محروق": "#cc5500",
    "برتقالي محمر": "#ff4500",
    "بني محروق": "#8b4513",
    "بني رملي": "#f4a460",
    "ابيض ثلجي": "#fffafa",
    "ابيض دخاني": "#f5f5f5",
    "ابيض مكسور": "#faf9f6",
    "اوف وايت": "#faf9f6",
    "بيبي بلو": "#89cff0",
    "اسود فحمي": "#36454f",
  }),
);

/** Base colours that have a name of their own when light or dark. */
export const arabicShades: Readonly<Record<string, { readonly light: string; readonly dark: string }>> = {
  "#0000ff": { light: "#add8e6", dark: "#00008b" },
  "#ff0000": { light: "#f08080", dark: "#8b0000" },
  "#008000": { light: "#90ee90", dark: "#006400" },
  "#808080": { light: "#d3d3d3", dark: "#696969" },
  "#ffff00": { light: "#ffffe0", dark: "#b8860b" },
  "#ffc0cb": { light: "#ffb6c1", dark: "#ff1493" },
  "#ffa500": { light: "#ffc966", dark: "#ff8c00" },
};
