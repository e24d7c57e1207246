/** Words that head a list of people, of things, of features. */

export const headWords = (words: string) => new Set(words.split(" "));

export const roleHeads = headWords("roles role users actors personas الادوار ادوار دور المستخدمون المستخدمين الاطراف اطراف");

export const thingHeads = headWords("entities tables objects models data entity resources records الكيانات الجداول البيانات");

export const featureHeads = headWords(
  "features functionalities functionality modules requirements includes include capabilities المميزات الميزات الوظائف المتطلبات يشمل الخصائص",
);

export const speaking = headWords("we i they you");
