import { expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { arabic } from "./corpus/arabic.ts";
import { asideArabic } from "./corpus/aside-arabic.ts";
import { asideEnglish } from "./corpus/aside-english.ts";
import { asideMixed } from "./corpus/aside-mixed.ts";
import { askedAgain } from "./corpus/asked-again.ts";
import { askedMixed, askedRequests } from "./corpus/asked-requests.ts";
import { boundArabic } from "./corpus/bound-arabic.ts";
import { boundEnglish } from "./corpus/bound-english.ts";
import { carouselRequests } from "./corpus/carousel-requests.ts";
import type { Case } from "./corpus/case.ts";
import { diwanArabic } from "./corpus/diwan-arabic.ts";
import { english } from "./corpus/english.ts";
import { everydayArabic } from "./corpus/everyday-arabic.ts";
import { everydayEnglish } from "./corpus/everyday-english.ts";
import { fairgroundRequests } from "./corpus/fairground-requests.ts";
import { foreignArabic } from "./corpus/foreign-arabic.ts";
import { foreignEnglish } from "./corpus/foreign-english.ts";
import { foreignRequests } from "./corpus/foreign-requests.ts";
import { freshArabic } from "./corpus/fresh-arabic.ts";
import { freshDiwan } from "./corpus/fresh-diwan.ts";
import { freshEnglish } from "./corpus/fresh-english.ts";
import { freshMixed } from "./corpus/fresh-mixed.ts";
import { freshProse } from "./corpus/fresh-prose.ts";
import { freshRequests } from "./corpus/fresh-requests.ts";
import { freshTalab } from "./corpus/fresh-talab.ts";
import { harbourEnglish } from "./corpus/harbour-english.ts";
import { latecomers } from "./corpus/latecomers.ts";
import { later } from "./corpus/later.ts";
import { lettersArabic } from "./corpus/letters-arabic.ts";
import { lettersLaterArabic } from "./corpus/letters-later-arabic.ts";
import { linkedEnglish } from "./corpus/linked-english.ts";
import { majlisArabic } from "./corpus/majlis-arabic.ts";
import { millArabic } from "./corpus/mill-arabic.ts";
import { millEnglish } from "./corpus/mill-english.ts";
import { millRequests } from "./corpus/mill-requests.ts";
import { neighboursArabic } from "./corpus/neighbours-arabic.ts";
import { neighboursEnglish } from "./corpus/neighbours-english.ts";
import { neighboursRequests } from "./corpus/neighbours-requests.ts";
import { newVoicesArabic } from "./corpus/new-voices-arabic.ts";
import { newVoicesEnglish } from "./corpus/new-voices-english.ts";
import { newcomers } from "./corpus/newcomers.ts";
import { ordinaryArabic } from "./corpus/ordinary-arabic.ts";
import { ordinaryEnglish } from "./corpus/ordinary-english.ts";
import { ordinaryRequests } from "./corpus/ordinary-requests.ts";
import { outsideArabic } from "./corpus/outside-arabic.ts";
import { outsideEnglish } from "./corpus/outside-english.ts";
import { outsideRequests } from "./corpus/outside-requests.ts";
import { parlourEnglish } from "./corpus/parlour-english.ts";
import { prose } from "./corpus/prose.ts";
import { proseMore } from "./corpus/prose-more.ts";
import { requests } from "./corpus/requests.ts";
import { sealedArabic } from "./corpus/sealed-arabic.ts";
import { sealedEnglish } from "./corpus/sealed-english.ts";
import { sealedRequests } from "./corpus/sealed-requests.ts";
import { souqArabic } from "./corpus/souq-arabic.ts";
import { spokenArabic } from "./corpus/spoken-arabic.ts";
import { strangers } from "./corpus/strangers.ts";
import { suhbaArabic } from "./corpus/suhba-arabic.ts";
import { talesArabic } from "./corpus/tales-arabic.ts";
import { tiedArabic } from "./corpus/tied-arabic.ts";
import { tiedEnglish } from "./corpus/tied-english.ts";
import { townsfolkArabic } from "./corpus/townsfolk-arabic.ts";
import { townsfolkEnglish } from "./corpus/townsfolk-english.ts";
import { townsfolkRequests } from "./corpus/townsfolk-requests.ts";
import { twoReadersArabic } from "./corpus/two-readers-arabic.ts";
import { twoReadersEnglish } from "./corpus/two-readers-english.ts";
import { twoReadersLaterArabic } from "./corpus/two-readers-later-arabic.ts";
import { twoReadersLaterEnglish } from "./corpus/two-readers-later-english.ts";
import { twoReadersLaterRequests } from "./corpus/two-readers-later-requests.ts";
import { twoReadersRequests } from "./corpus/two-readers-requests.ts";
import { unseen } from "./corpus/unseen.ts";
import { unseenArabic } from "./corpus/unseen-arabic.ts";
import { unseenEnglish } from "./corpus/unseen-english.ts";
import { unseenMixed } from "./corpus/unseen-mixed.ts";
import { voicesArabic } from "./corpus/voices-arabic.ts";
import { voicesEnglish } from "./corpus/voices-english.ts";
import { type Group, measure, precision, recall, sum } from "./measure.ts";
import { runPlan } from "./run.ts";

/** Least precision and recall per group; what was written after the rules has floors of its own. */
const floors: Readonly<Record<string, Partial<Record<Group, readonly [number, number]>>>> = {
  english: {
    entities: [0.99, 0.99],
    fields: [0.95, 0.95],
    roles: [0.95, 0.95],
    permissions: [0.95, 0.95],
    links: [1, 0.95],
    theme: [1, 1],
    sector: [1, 0.9],
  },
  arabic: {
    entities: [0.99, 0.99],
    fields: [0.95, 0.95],
    roles: [0.95, 0.95],
    permissions: [0.95, 0.95],
    links: [1, 0.95],
    theme: [1, 1],
    sector: [1, 0.9],
  },
  later: {
    entities: [0.96, 0.99],
    fields: [0.95, 0.95],
    roles: [0.95, 0.95],
    permissions: [0.95, 0.95],
    links: [1, 0.95],
    theme: [1, 1],
    sector: [1, 0.9],
  },
  strangers: {
    entities: [0.97, 0.99],
    fields: [0.97, 0.96],
    roles: [0.97, 0.97],
    permissions: [0.97, 0.97],
    links: [0.96, 0.94],
  },
  // Measured first without a rule changed for them: 0.824/0.894, 0.892/0.827, 0.933/0.848, 0.969/0.840, 1.000/0.778.
  newcomers: {
    entities: [0.9, 0.99],
    fields: [0.9, 0.87],
    roles: [0.98, 0.96],
    permissions: [0.98, 0.96],
    links: [0.75, 0.91],
  },
  // Measured first without a rule changed for them: 0.615/0.706, 0.731/0.688, 0.800/0.738, 0.980/0.686, 1.000/0.300.
  latecomers: {
    entities: [0.85, 0.9],
    fields: [0.84, 0.78],
    roles: [0.91, 0.94],
    permissions: [0.98, 0.82],
    links: [0.76, 0.64],
    theme: [1, 1],
  },
  // Measured first without a rule changed for them: 0.735/0.769, 0.927/0.795, 0.889/0.821, 1.000/0.714, 1.000/0.400; with names also by
  // label, as they are compared now: 0.794/0.831, 0.886/0.808, 0.944/0.872, 1.000/0.766, 1.000/0.500.
  unseen: {
    entities: [0.81, 0.95],
    fields: [0.89, 0.84],
    roles: [0.91, 0.91],
    permissions: [0.98, 0.76],
    links: [0.74, 0.89],
    theme: [1, 1],
  },
  // By someone who had not seen the planner; measured once at 0afd38e (0.533/0.701, 0.786/0.561, 0.667/0.575, 0.992/0.632, 1.000/0.378), tuned on since.
  "by another hand": {
    entities: [0.83, 0.88],
    fields: [0.92, 0.77],
    roles: [0.91, 0.81],
    permissions: [0.98, 0.75],
    links: [0.65, 0.62],
    theme: [0.87, 0.87],
  },
  // A second set by someone who had not seen the planner; first run at 7e25f52, tuned on since: 0.776/0.884, 0.872/0.756, 0.907/0.830, 0.965/0.732, 1.000/0.650.
  aside: {
    entities: [0.91, 0.97],
    fields: [0.89, 0.78],
    roles: [0.95, 0.91],
    permissions: [0.99, 0.84],
    links: [0.84, 0.79],
    theme: [1, 1],
  },
  // A third set by someone who had not seen the planner; first run at fe6ac3a, tuned on since: 0.729/0.864, 0.906/0.810, 0.961/0.831, 0.994/0.768, 1.000/0.686.
  fresh: {
    entities: [0.93, 0.96],
    fields: [0.92, 0.84],
    roles: [0.95, 0.86],
    permissions: [0.98, 0.81],
    links: [0.95, 0.8],
    theme: [1, 1],
  },
  // A fourth set by someone who had not seen the planner; first run at a6a025b, tuned on since: 0.731/0.838, 0.909/0.751, 0.873/0.753, 0.959/0.736, 1.000/0.403.
  outside: {
    entities: [0.92, 0.97],
    fields: [0.96, 0.88],
    roles: [0.9, 0.87],
    permissions: [0.97, 0.86],
    links: [0.86, 0.73],
    theme: [0.97, 0.97],
  },
  // A fifth set by someone who had not seen the planner; first run at 1f0ec89, tuned on a little since: 0.661/0.911, 0.923/0.793, 0.750/0.700, 0.961/0.681, 1.000/0.678.
  foreign: {
    entities: [0.85, 0.98],
    fields: [0.94, 0.79],
    roles: [0.85, 0.8],
    permissions: [0.96, 0.73],
    links: [0.9, 0.74],
    theme: [0.76, 0.76],
  },
  // Measured first without a rule changed for them: 0.662/0.682, 0.880/0.804, 0.815/0.657, 0.970/0.626, 1.000/0.579.
  "everyday, English": {
    entities: [0.86, 0.92],
    fields: [0.9, 0.82],
    roles: [0.94, 0.88],
    permissions: [0.99, 0.81],
    links: [0.71, 0.89],
    theme: [1, 1],
  },
  // Measured first without a rule changed for them: 0.736/0.736, 0.895/0.794, 0.844/0.692, 0.936/0.611, 1.000/1.000.
  "everyday, Arabic": {
    entities: [0.87, 0.96],
    fields: [0.94, 0.93],
    roles: [0.99, 0.89],
    permissions: [0.98, 0.79],
    links: [0.59, 1],
    theme: [1, 1],
  },
  // Measured first without a rule changed for them: 0.615/0.815, 0.944/0.739, 0.800/0.767, 0.956/0.773, 1.000/0.333.
  "spoken, Arabic": {
    entities: [0.77, 0.94],
    fields: [0.93, 0.84],
    roles: [0.96, 0.91],
    permissions: [0.99, 0.89],
    links: [0.58, 0.54],
    theme: [1, 1],
  },
  // Measured first without a rule changed for them: 0.875/0.875, 0.826/0.699, 0.917/0.957, 0.980/0.820, 1.000/0.515.
  "linked, English": {
    entities: [0.9, 0.94],
    fields: [0.89, 0.78],
    roles: [0.95, 0.95],
    permissions: [0.97, 0.81],
    links: [0.89, 0.81],
  },
  // Measured first without a rule changed for them: 0.721/0.746, 0.758/0.663, 0.912/0.838, 0.942/0.722, 1.000/0.268.
  "voices, Arabic": {
    entities: [0.88, 0.94],
    fields: [0.88, 0.87],
    roles: [0.97, 0.91],
    permissions: [0.97, 0.83],
    links: [0.88, 0.68],
    theme: [1, 1],
  },
  // By somebody who had not seen the planner, tuned on; first run at ee0b4cc: 0.723/0.870, 0.887/0.757, 0.830/0.867, 0.993/0.847, 1.000/0.512.
  "voices, English": {
    entities: [0.88, 0.97],
    fields: [0.88, 0.73],
    roles: [0.92, 0.86],
    permissions: [0.99, 0.83],
    links: [0.86, 0.63],
    theme: [0.87, 0.87],
  },
  // Mails, minutes, an interview and passages of specifications, full of what is told in passing. Measured first without a rule changed for
  // them: 0.640/0.480, 0.724/0.433, 0.800/0.667, 0.949/0.597, 0.067/0.031.
  "parlour, English": {
    entities: [0.86, 0.81],
    fields: [0.83, 0.49],
    roles: [0.9, 0.72],
    permissions: [0.91, 0.61],
    links: [0.38, 0.27],
  },
  // Twelve more of that kind, written after the rules for those. Measured first without a rule changed for them: 0.681/0.435, 0.836/0.544,
  // 0.694/0.581, 1.000/0.617, 0.353/0.207.
  "harbour, English": {
    entities: [0.84, 0.71],
    fields: [0.86, 0.49],
    roles: [0.72, 0.64],
    permissions: [0.99, 0.69],
    links: [0.44, 0.3],
  },
  // Full of what is told by the way, by someone who had not seen the planner; first run at ee0b4cc, tuned on since: 0.647/0.733, 0.834/0.780, 0.761/0.778, 1.000/0.709, 1.000/0.422.
  "tales, Arabic": {
    entities: [0.85, 0.99],
    fields: [0.95, 0.91],
    roles: [0.93, 0.95],
    permissions: [0.99, 0.87],
    links: [0.89, 0.73],
  },
  // By someone who had not seen the planner, tuned on; first run at d544c3e: 0.692/0.711, 0.702/0.656, 0.692/0.692, 1.000/0.608, 1.000/0.480, 0.667/0.667.
  "ordinary, Arabic": {
    entities: [0.8, 0.86],
    fields: [0.9, 0.8],
    roles: [0.89, 0.76],
    permissions: [0.99, 0.7],
    links: [0.74, 0.55],
    theme: [1, 1],
  },
  // A sixth set by someone who had not seen the planner, tuned on never; at ee0b4cc 0.612/0.832, 0.902/0.743, 0.822/0.692, 0.962/0.671, 1.000/0.438.
  "new voices": {
    entities: [0.71, 0.9],
    fields: [0.89, 0.69],
    roles: [0.84, 0.69],
    permissions: [0.95, 0.66],
    links: [0.7, 0.43],
    theme: [0.85, 0.85],
  },
  // Read by two hands that had not seen the planner, tuned on never; first run at a49022d: 0.769/0.820, 0.861/0.735, 0.893/0.843, 0.972/0.755, 0.604/0.516.
  "two readers": {
    entities: [0.8, 0.91],
    fields: [0.84, 0.7],
    roles: [0.87, 0.82],
    permissions: [0.96, 0.74],
    links: [0.58, 0.5],
    theme: [0.85, 0.85],
  },
  // The second set of the hand that wrote `ordinary`, kept aside to the end; first run at c1c44b5: 0.655/0.621, 0.818/0.653, 0.823/0.712, 0.970/0.616, 0.623/0.337.
  sealed: {
    entities: [0.81, 0.92],
    fields: [0.9, 0.74],
    roles: [0.95, 0.92],
    permissions: [0.95, 0.77],
    links: [0.75, 0.52],
    theme: [0.96, 0.96],
  },
  // By someone who had not seen the planner, tuned on; first run at d544c3e: 0.886/0.805, 0.885/0.801, 0.974/0.717, 0.955/0.712, 1.000/0.534;
  // with the roles every platform has, as they are compared now, roles 0.974/0.792 and permissions 0.956/0.734.
  "ordinary, English": {
    entities: [0.86, 0.95],
    fields: [0.91, 0.81],
    roles: [0.97, 0.91],
    permissions: [0.96, 0.79],
    links: [0.84, 0.67],
  },
  // The same hand; first run at d544c3e: 0.692/0.692, 0.879/0.662, 0.909/0.690, 0.984/0.588, 1.000/0.235; as they are compared now,
  // roles 0.909/0.952 and permissions 0.973/0.703.
  "asked requests": {
    entities: [0.82, 0.76],
    fields: [0.91, 0.65],
    roles: [0.91, 0.83],
    permissions: [0.97, 0.67],
    links: [0.73, 0.52],
    theme: [1, 1],
  },
  "asked again": { entities: [0.89, 0.84], fields: [0.88, 0.66], roles: [0.95, 0.77], permissions: [0.92, 0.67], theme: [1, 1] },
  "asked in two languages": {
    entities: [0.89, 0.92],
    fields: [0.91, 0.85],
    roles: [1, 0.97],
    permissions: [0.97, 0.78],
    links: [0.69, 0.97],
    theme: [1, 1],
  },
  "ordinary requests": {
    entities: [0.82, 0.86],
    fields: [0.93, 0.72],
    roles: [0.95, 0.95],
    permissions: [0.98, 0.75],
    links: [0.69, 0.41],
  },
  // English prose written before its rules; first run at fc7bf66: 0.681/0.811, 0.817/0.599, 0.911/0.739, 0.979/0.706, 1.000/0.459.
  prose: {
    entities: [0.88, 0.95],
    fields: [0.93, 0.83],
    roles: [0.98, 0.89],
    permissions: [0.98, 0.85],
    links: [0.84, 0.81],
  },
  // Links in many ways of saying so; links measured first without a rule changed for them: 0.827/0.590.
  "tied, English": { entities: [0.9, 0.97], fields: [0.84, 0.71], roles: [0.9, 0.98], permissions: [0.93, 0.83], links: [0.85, 0.68] },
  // Links measured first without a rule changed for them: 0.739/0.567.
  "tied, Arabic": { entities: [0.87, 0.89], fields: [0.78, 0.69], roles: [0.79, 0.83], permissions: [0.95, 0.76], links: [0.75, 0.53] },
  // The same once more, after those; links measured first without a rule changed for them: 0.868/0.535.
  "bound, English": { entities: [0.93, 0.98], fields: [0.9, 0.74], roles: [0.88, 0.92], permissions: [0.89, 0.85], links: [0.86, 0.6] },
  // Links measured first without a rule changed for them: 0.929/0.591.
  "bound, Arabic": { entities: [0.95, 0.97], fields: [0.8, 0.69], roles: [0.82, 0.87], permissions: [0.95, 0.87], links: [0.87, 0.58] },
  // The second set of the same hand, after the rules of the first; first run at 0.758/0.681, 0.947/0.738, 0.833/0.641, 0.976/0.612, 0.714/0.370.
  "souq, Arabic": {
    entities: [0.8, 0.89],
    fields: [0.93, 0.7],
    roles: [0.81, 0.62],
    permissions: [0.94, 0.63],
    links: [0.66, 0.53],
    theme: [1, 1],
  },
  // Arabic from trades the others do not have, written before its rules; first run at 0.696/0.663, 0.806/0.703, 0.897/0.745, 1.000/0.706, 0.577/0.333.
  "diwan, Arabic": {
    entities: [0.81, 0.9],
    fields: [0.85, 0.7],
    roles: [0.87, 0.77],
    permissions: [0.98, 0.76],
    links: [0.5, 0.4],
    theme: [1, 1],
  },
  // Requests, voice notes of four regions and lists in Arabic; first run at f92b5c9: 0.691/0.789, 0.871/0.639, 0.900/0.771, 0.984/0.698, 0.630/0.515.
  "majlis, Arabic": {
    entities: [0.8, 0.84],
    fields: [0.92, 0.7],
    roles: [0.92, 0.84],
    permissions: [0.98, 0.76],
    links: [0.65, 0.57],
    theme: [1, 1],
  },
  // Written after the rules of those, and measured once before its own: 0.780/0.831, 0.864/0.657, 0.895/0.829, 0.962/0.798, 0.471/0.615.
  "suhba, Arabic": {
    entities: [0.8, 0.87],
    fields: [0.9, 0.77],
    roles: [0.88, 0.82],
    permissions: [0.98, 0.83],
    links: [0.53, 0.71],
    theme: [1, 1],
  },
  requests: {
    entities: [0.94, 0.97],
    fields: [0.9, 0.9],
    roles: [0.95, 0.95],
    permissions: [0.95, 0.95],
    links: [0.88, 0.92],
    theme: [1, 1],
    sector: [1, 0.9],
  },
  // Measured first without a rule changed for them or anything learned from them: 0.846/0.611, 0.838/0.493, 0.870/0.825, 1.000/0.496, 0.462/0.074.
  "dense prose": { entities: [0.79, 0.7] },
  // 0.683/0.459, 0.803/0.538, 0.909/0.769, 1.000/0.309, 0.714/0.143.
  "dense requests": { entities: [0.72, 0.75] },
  // 0.778/0.583, 0.739/0.563, 0.750/0.656, 0.986/0.558, 0.577/0.179.
  "dense prose, Arabic": { entities: [0.78, 0.78] },
  // 0.750/0.391, 0.667/0.542, 0.900/0.474, 1.000/0.414, 0.750/0.125.
  "dense requests, Arabic": { entities: [0.78, 0.47] },
  // Measured first without a rule changed for them or anything learned from them: 0.696/0.525, 0.699/0.446, 0.815/0.698, 1.000/0.422, 0.591/0.187.
  "mill, English": { entities: [0.74, 0.64] },
  // 0.788/0.817, 0.918/0.622, 0.950/0.983, 1.000/0.628, 0.800/0.313.
  "mill requests": { entities: [0.75, 0.86] },
  // 0.771/0.547, 0.697/0.520, 0.792/0.646, 1.000/0.458, 0.476/0.105.
  "mill, Arabic": { entities: [0.77, 0.71] },
  // Measured first without a rule changed for them: 0.552/0.571, 0.750/0.640, 0.774/0.600, 0.978/0.611, 0.522/0.343.
  "letters, Arabic": { entities: [0.64, 0.69], fields: [0.76, 0.63] },
  // Likewise, written after the rules of those before: 0.581/0.621, 0.894/0.747, 0.833/0.789, 1.000/0.594, 0.600/0.429.
  "letters, Arabic, later": { entities: [0.67, 0.72], fields: [0.8, 0.7] },
  // What ordinary people ask for, read by two hands; first run at 1720f34, before a rule was changed for them: 0.713/0.568, links 0.531/0.113.
  townsfolk: { entities: [0.75, 0.69], fields: [0.86, 0.55], roles: [0.83, 0.8] },
  neighbours: { entities: [0.73, 0.6], fields: [0.8, 0.37], roles: [0.86, 0.7] },
  // First figure, before anything was mended: 0.831/0.787, links 0.559/0.413.
  "fairground, requests": {
    entities: [0.84, 0.86],
    fields: [0.89, 0.66],
    roles: [1, 0.96],
    permissions: [1, 0.71],
    links: [0.65, 0.54],
    theme: [1, 1],
  },
  // Written after that, and measured once: 0.915/0.844, links 0.571/0.667.
  "carousel, requests": {
    entities: [0.88, 0.87],
    fields: [0.87, 0.6],
    roles: [1, 0.95],
    permissions: [1, 0.64],
    links: [0.57, 0.66],
    theme: [1, 1],
  },
  // Likewise, measured once at d1732f3 and never tuned on: 0.744/0.609 (0.742/0.600 at 1720f34), links 0.571/0.164.
  "two readers, later": { entities: [0.72, 0.64], fields: [0.78, 0.47], roles: [0.77, 0.69] },
};

it.each<[string, readonly Case[]]>([
  ["english", english],
  ["arabic", arabic],
  ["later", later],
  ["strangers", strangers],
  ["newcomers", newcomers],
  ["requests", requests],
  ["prose", [...prose, ...proseMore]],
  ["latecomers", latecomers],
  ["unseen", unseen],
  ["by another hand", [...unseenEnglish, ...unseenArabic, ...unseenMixed]],
  ["aside", [...asideEnglish, ...asideArabic, ...asideMixed]],
  ["fresh", [...freshEnglish, ...freshArabic, ...freshMixed]],
  ["outside", [...outsideEnglish, ...outsideRequests, ...outsideArabic]],
  ["foreign", [...foreignEnglish, ...foreignRequests, ...foreignArabic]],
  ["everyday, English", everydayEnglish],
  ["everyday, Arabic", everydayArabic],
  ["spoken, Arabic", spokenArabic],
  ["linked, English", linkedEnglish],
  ["voices, Arabic", voicesArabic],
  ["voices, English", voicesEnglish],
  ["parlour, English", parlourEnglish],
  ["harbour, English", harbourEnglish],
  ["sealed", [...sealedEnglish, ...sealedArabic, ...sealedRequests]],
  ["ordinary, English", ordinaryEnglish],
  ["ordinary requests", ordinaryRequests],
  ["new voices", [...newVoicesEnglish, ...newVoicesArabic]],
  ["asked requests", askedRequests],
  ["asked in two languages", askedMixed],
  ["asked again", askedAgain],
  ["townsfolk", [...townsfolkEnglish, ...townsfolkRequests, ...townsfolkArabic]],
  ["fairground, requests", fairgroundRequests],
  ["carousel, requests", carouselRequests],
  ["neighbours", [...neighboursEnglish, ...neighboursRequests, ...neighboursArabic]],
  ["two readers, later", [...twoReadersLaterEnglish, ...twoReadersLaterRequests, ...twoReadersLaterArabic]],
  ["two readers", [...twoReadersEnglish, ...twoReadersRequests, ...twoReadersArabic]],
  ["tales, Arabic", talesArabic],
  ["ordinary, Arabic", ordinaryArabic],
  ["tied, English", tiedEnglish],
  ["tied, Arabic", tiedArabic],
  ["bound, English", boundEnglish],
  ["bound, Arabic", boundArabic],
  ["diwan, Arabic", diwanArabic],
  ["souq, Arabic", souqArabic],
  ["majlis, Arabic", majlisArabic],
  ["suhba, Arabic", suhbaArabic],
  ["dense prose", freshProse],
  ["dense requests", freshRequests],
  ["dense prose, Arabic", freshDiwan],
  ["dense requests, Arabic", freshTalab],
  ["mill, English", millEnglish],
  ["mill requests", millRequests],
  ["mill, Arabic", millArabic],
  ["letters, Arabic", lettersArabic],
  ["letters, Arabic, later", lettersLaterArabic],
])("[BP48] reads the %s descriptions as well as the floors say", async (name, cases) => {
  const measured = [];
  for (const one of cases) {
    const { blueprint, report } = await runPlan(createPlanners().offline, one.text);
    measured.push(measure(one, blueprint, report));
  }
  const lines: string[] = [];
  const short: string[] = [];
  for (const [group, [leastPrecision, leastRecall]] of Object.entries(floors[name]!) as [Group, readonly [number, number]][]) {
    const count = sum(measured.map(({ counts }) => counts[group]));
    lines.push(`${name.padEnd(8)} ${group.padEnd(12)} precision ${precision(count).toFixed(3)} recall ${recall(count).toFixed(3)}`);
    if (precision(count) < leastPrecision || recall(count) < leastRecall) short.push(lines.at(-1)!);
  }
  console.info(`${cases.length} descriptions\n${lines.join("\n")}`);
  expect(short, measured.flatMap(({ differences }) => differences).join("\n")).toEqual([]);
});
