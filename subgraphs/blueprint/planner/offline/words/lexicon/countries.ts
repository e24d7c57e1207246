/** Countries people build platforms in: their currency, their clock, and the names of the country and its cities in both languages. */

export interface Country {
  readonly currency: string;
  /** Left out where the country has several. */
  readonly timeZone?: string;
  /** In English as they are written. */
  readonly en: readonly string[];
  /** In Arabic with the article they always have. */
  readonly ar: readonly string[];
}

/** `currency time zone | English names | أسماء`. Names that are everyday words as well («السلط», "Reading") are left out. */
const rows = `
SAR Asia/Riyadh | Saudi Arabia, KSA, Riyadh, Jeddah, Dammam, Mecca, Makkah, Medina, Madinah, Khobar, Taif, Tabuk, Abha, Buraydah, Yanbu | السعودية, المملكة العربية السعودية, الرياض, جدة, مكة, مكة المكرمة, المدينة المنورة, الدمام, الطائف, تبوك, أبها, بريدة, القصيم, حائل, ينبع, الأحساء, نجران, جازان, جيزان, الجبيل, القطيف, خميس مشيط, عنيزة
AED Asia/Dubai | United Arab Emirates, UAE, Emirates, Dubai, Abu Dhabi, Sharjah, Ajman, Fujairah, Ras Al Khaimah | الإمارات, دبي, أبوظبي, أبو ظبي, الشارقة, عجمان, الفجيرة, رأس الخيمة, أم القيوين
QAR Asia/Qatar | Qatar, Doha | قطر, الدوحة
KWD Asia/Kuwait | Kuwait, Kuwait City, Hawally | الكويت, السالمية, الفروانية
BHD Asia/Bahrain | Bahrain, Manama | البحرين, المنامة
OMR Asia/Muscat | Oman, Muscat, Salalah | سلطنة عمان, عُمان, مسقط, صلالة, صحار, نزوى
EGP Africa/Cairo | Egypt, Cairo, Alexandria, Giza, Luxor, Aswan | مصر, القاهرة, الإسكندرية, إسكندرية, الجيزة, المنصورة, طنطا, أسيوط, أسوان, الأقصر, بورسعيد, بور سعيد, السويس, الإسماعيلية, دمياط, الزقازيق, المنيا, سوهاج, الغردقة, شرم الشيخ, الفيوم, المعادي, مدينة نصر, الدقهلية, حلوان
JOD Asia/Amman | Jordan, Amman, Irbid, Zarqa, Aqaba | الأردن, عمان, إربد, العقبة, السلط, مادبا
SYP Asia/Damascus | Syria, Damascus, Aleppo, Homs, Latakia | سوريا, سورية, دمشق, حلب, حمص, اللاذقية, طرطوس, حماة, السويداء
LBP Asia/Beirut | Lebanon, Beirut | لبنان, بيروت, صيدا, زحلة, جونية
IQD Asia/Baghdad | Iraq, Baghdad, Basra, Erbil, Mosul | العراق, بغداد, البصرة, أربيل, الموصل, النجف, كربلاء, كركوك, السليمانية
ILS Asia/Jerusalem | Palestine, Gaza, Ramallah, Nablus, Israel, Tel Aviv | فلسطين, غزة, رام الله, نابلس, الضفة الغربية, بيت لحم, جنين
YER Asia/Aden | Yemen, Sanaa, Sana'a, Aden | اليمن, صنعاء, عدن, تعز, حضرموت, المكلا
SDG Africa/Khartoum | Sudan, Khartoum | السودان, الخرطوم, أم درمان, بورتسودان
LYD Africa/Tripoli | Libya, Benghazi | ليبيا, بنغازي, مصراتة
TND Africa/Tunis | Tunisia, Tunis, Sfax, Sousse | تونس, صفاقس, سوسة, القيروان, بنزرت
DZD Africa/Algiers | Algeria, Algiers | الجزائر, وهران, قسنطينة, عنابة
MAD Africa/Casablanca | Morocco, Casablanca, Rabat, Marrakech, Marrakesh, Agadir, Tangier, Fez | المغرب, الدار البيضاء, الرباط, مراكش, أكادير, طنجة, فاس, مكناس
MRU Africa/Nouakchott | Mauritania, Nouakchott | موريتانيا, نواكشوط
TRY Europe/Istanbul | Turkey, Türkiye, Istanbul, Ankara | تركيا, إسطنبول, اسطنبول, أنقرة
GBP Europe/London | United Kingdom, UK, Great Britain, England, Scotland, Wales, London, Manchester, Birmingham, Glasgow, Edinburgh, Leeds, Liverpool, Bristol, Cardiff | بريطانيا, المملكة المتحدة, إنجلترا, لندن, مانشستر
EUR Europe/Berlin | Germany, Berlin, Munich, Hamburg, Frankfurt, Cologne | ألمانيا, برلين, ميونخ, هامبورغ, فرانكفورت
EUR Europe/Paris | France, Paris, Lyon, Marseille | فرنسا, باريس, مرسيليا
EUR Europe/Madrid | Spain, Madrid, Barcelona, Valencia, Seville | إسبانيا, مدريد, برشلونة
EUR Europe/Rome | Italy, Rome, Milan, Naples | إيطاليا, روما, ميلانو
EUR Europe/Amsterdam | Netherlands, Amsterdam, Rotterdam | هولندا, أمستردام
EUR Europe/Brussels | Belgium, Brussels, Antwerp | بلجيكا, بروكسل
EUR Europe/Vienna | Austria, Vienna | النمسا, فيينا
EUR Europe/Dublin | Ireland, Dublin | أيرلندا, دبلن
EUR Europe/Lisbon | Portugal, Lisbon, Porto | البرتغال, لشبونة
EUR Europe/Athens | Greece, Athens | اليونان, أثينا
CHF Europe/Zurich | Switzerland, Zurich, Geneva, Basel | سويسرا, زيورخ, جنيف
SEK Europe/Stockholm | Sweden, Stockholm, Gothenburg | السويد, ستوكهولم
NOK Europe/Oslo | Norway, Oslo, Bergen | النرويج, أوسلو
DKK Europe/Copenhagen | Denmark, Copenhagen | الدنمارك, كوبنهاغن
PLN Europe/Warsaw | Poland, Warsaw, Krakow | بولندا, وارسو
CAD | Canada, Toronto, Montreal, Ottawa | كندا, تورنتو, مونتريال
AUD | Australia, Sydney, Melbourne | أستراليا, سيدني, ملبورن
NZD Pacific/Auckland | New Zealand, Auckland | نيوزيلندا
INR Asia/Kolkata | India, Mumbai, Delhi, Bangalore, Bengaluru, Chennai | الهند, مومباي, دلهي
PKR Asia/Karachi | Pakistan, Karachi, Lahore, Islamabad | باكستان, كراتشي, لاهور
MYR Asia/Kuala_Lumpur | Malaysia, Kuala Lumpur | ماليزيا, كوالالمبور
IDR | Indonesia, Jakarta | إندونيسيا, جاكرتا
SGD Asia/Singapore | Singapore | سنغافورة
JPY Asia/Tokyo | Japan, Tokyo, Osaka | اليابان, طوكيو
NGN Africa/Lagos | Nigeria, Lagos, Abuja | نيجيريا, لاغوس
KES Africa/Nairobi | Kenya, Nairobi | كينيا, نيروبي
ZAR Africa/Johannesburg | South Africa, Cape Town, Johannesburg | جنوب أفريقيا
USD | United States, USA, New York, Chicago, Boston, Texas, California, Los Angeles, San Francisco, Seattle | أمريكا, أميركا, الولايات المتحدة, نيويورك
`;

export const countries: readonly Country[] = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [head = "", en = "", ar = ""] = row.split("|").map((part) => part.trim());
    const [currency = "", timeZone] = head.split(" ");
    return {
      currency,
      ...(timeZone ? { timeZone } : {}),
      en: en.split(",").map((name) => name.trim()),
      ar: ar.split(",").map((name) => name.trim()),
    };
  });
