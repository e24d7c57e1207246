/** What is no description of a platform: code, orders to the planner, a résumé. It makes nothing, and is listed as not understood [BP43, BP44]. */
import type { Clause } from "./tokens.ts";

const code =
  /=>|\b(?:const|let|var)\s+\w+\s*=|\bfunction\b[^.]*\([^.]*\{|\bclass\s+\w+[^.,]{0,30}\{|\bdef\s+\w+\s*\(|\breturn\b[^.]*;|\bimport\b[^.]*(?:\{|;|\bfrom\s+["'])|\bselect\s+\*|\bselect\b[^.]+\bfrom\s+\w+\s*(?:;|\bwhere\b)|\b(?:drop|alter|truncate)\s+table\b|<\/?[a-z][^>]*>|[\w\]]\s*=\s*[{[("'\w]/iu;
const orders =
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|rules?|prompts?|permissions?)\b|\byou are now\b|\b(?:grant|give|make)\b.{0,20}\b(?:everyone|everybody|anyone|me|r_public|r_member)\b.{0,12}\badmin|\bsystem prompt\b|^(?:delete|drop|erase|wipe) (?:all|every|the) (?:tables?|data|databases?|records?|files?)\b|تجاهل.{0,20}(?:تعليمات|قواعد|صلاحيات)|احذف (?:كل|جميع) (?:البيانات|الجداول)/iu;

/** «وتفضلوا بقبول فائق الاحترام»: how a letter begins and ends. */
const courtesy =
  /^\s*و?(?:تفضلوا|تقبلوا|تفضل بقبول|دمتم|شاكرين|شاكرًا|مع خالص|مع فائق|مع أطيب|مع جزيل|ولكم (?:جزيل|خالص|فائق)|والله (?:الموفق|ولي التوفيق)|سعادة .{0,60}(?:المحترم|الموقر)|معالي .{0,60}(?:المحترم|الموقر)|تحية طيبة|نشكر لكم|نشكركم)/u;
/** "Not in scope: payroll, parking": what nobody wants. */
const unwanted = /^[\s\-–—•*]*(?:not in scope|out of scope|outside (?:of )?(?:the )?scope)\b/iu;
/** Whether a clause is code, or tells the planner to do something other than planning. */
export const isNoDescription = ({ span }: Clause): boolean =>
  courtesy.test(span.text) || orders.test(span.text) || code.test(span.text) || unwanted.test(span.text);

const traits: readonly RegExp[] = [
  /\byears? of experience\b|سنوات خبرة|سنة خبرة/iu,
  /^\s*(?:education|work experience|experience|employment|skills|references|objective|summary)\b\s*:?/imu,
  /\b(?:b\.?sc|m\.?sc|ph\.?d|bachelor|master of|mba)\b|بكالوريوس|ماجستير/iu,
  /\b(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|present|now)\b/iu,
  /السيرة الذاتية|curriculum vitae/iu,
];
const degree = traits[2]!;
/** "John Smith, 5 years React, Python; BSc": a name, years and a degree in few words, of somebody who speaks of nothing that is kept. */
const isBriefLife = (text: string): boolean =>
  text.length < 300 &&
  /^\s*\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}.]*){1,2}\s*[,\n:–—-]/u.test(text) &&
  /\b\d{1,2}\+? ?(?:years?|yrs?)\b|\d{1,2} (?:سنوات|سنة|أعوام)/iu.test(text) &&
  degree.test(text) &&
  !/\b(?:we|our|us|need|needs|want|wants|keep|track|manage|manages)\b/iu.test(text);

/** Somebody's own life on one page: three traits of it, or all of it in a line, and nothing that is to be built. */
export const isResume = (text: string): boolean =>
  (traits.filter((trait) => trait.test(text)).length > 2 || isBriefLife(text)) &&
  !/\b(?:build|create|develop|design|app|website|platform|system|portal)\b.{0,40}\b(?:for|that|where|with)\b|أنشئ|منصة|موقع/iu.test(text);
