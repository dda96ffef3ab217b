/** Words that numbers of a document stand behind, folded, of the languages that Docent has resources for. */
const SECTIONS =
  'section sections chapter part sec abschnitt kapitel teil seccion capitulo parte section chapitre partie sectiunea capitolul partea ' +
  'раздел глава часть bolum kisim τμημα ενοτητα κεφαλαιο μερος chuong phan muc hoofdstuk sezione capitolo secao القسم الفصل अध्याय भाग';
const CLAIMS =
  'q rule rules step point item question bullet entry law guideline no regel schritt punkt frage gebot vorschrift regla paso punto pregunta norma ' +
  'regle etape point question regula pasul punctul intrebarea правило шаг пункт вопрос kural adim madde soru κανονας βημα σημειο ερωτηση ' +
  'quy tac buoc diem stap vraag regola passo domanda regra ponto القاعدة الخطوة البند السؤال नियम चरण ข้อ กฎ ขั้นตอน';
const EITHER =
  'article art clause paragraph para number artikel absatz ziffer nummer articulo parrafo numero article alinea articolul alineatul paragraful ' +
  'статья абзац номер параграф fikra αρθρο παραγραφος dieu khoan articolo comma artigo المادة الفقرة धारा अनुच्छेद มาตรา';

/** What one says to have a place read out, beside the words that say nothing by themselves. */
const SAYS =
  'say says said state states mean means meaning read reads explain show tell give quote define describe about please me us again exactly whole full text ' +
  'sagt steht lautet bedeutet erklare zeige nenne lies bitte dice significa explica muestra cita dit signifie explique montre spune inseamna explica arata ' +
  'гласит говорит значит означает объясни покажи procede diyor soyluyor anlama geliyor acikla goster λεει σημαινει εξηγησε δειξε noi nghia giai thich ' +
  'zegt betekent uitleg toon cosa dice significa spiega mostra diz significa explica mostra';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const PLACE_WORDS = { section: list(SECTIONS), claim: list(CLAIMS), either: list(EITHER), says: list(SAYS) };

/** `第4条`, `规则4`, `ルール4`, `제3조`: scripts without spaces write word and number together. */
export const JOINED_PLACE =
  /(?:第\s*(?<ordinal>\d+(?:\.\d+)*)\s*(?<counter>[条條章節节款项項点點部])|(?<noun>规则|規則|ルール|步骤|手順|ステップ|章节|章|节|節|部分|条款|条|質問|问题)\s*(?<number>\d+(?:\.\d+)*))/u;

/** Of the words in `JOINED_PLACE` those that are sections. */
export const JOINED_SECTIONS: ReadonlySet<string> = new Set(['章', '節', '节', '部', '章节', '部分']);

/** What people write around such a reference in Chinese and Japanese: "what does … say". */
export const JOINED_SAYS =
  /是什么|是什麼|说什么|說什麼|怎么说|说了什么|内容|解释|什么|とは|って|何|なに|ですか|教えて|ください|について|は|を|の|一下|请|吗|呢/gu;
