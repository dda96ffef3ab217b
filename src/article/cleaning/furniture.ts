/**
 * Lines that web pages put around an article. Each pattern must match the whole line, and no line above `LONGEST` is
 * tried: a sentence of the article that merely mentions comments or cookies is kept.
 */
const LONGEST = 240;

const lines = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'iu');

/** Never part of an article, wherever they stand. */
const FURNITURE = lines(
  // Who is to hear of a message
  '(?:@(?:everyone|here|role|member)[\\s,|*_.!\\p{Extended_Pictographic}\\u{FE0F}]*)+',
  // Comment forms
  'your email address will not be published\\b.*',
  'required fields are marked\\b.*',
  'save my name, email,? and website\\b.*',
  'notify me of (?:new|follow-?up) (?:comments?|posts?)\\b.*',
  '(?:you must be )?log(?:ged)? in to (?:post a |leave a )?(?:comment|reply)\\W*',
  'comments? (?:are|is) (?:closed|off|disabled)\\W*',
  '(?:this site uses akismet|learn how your comment data is processed)\\b.*',
  // Sharing
  'share (?:this|on|via|with)(?: (?:article|post|story|page|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|email|friends))*\\s*:?',
  '(?:click to )?(?:share|tweet|email|print)(?: this)? (?:on|to|via|a link to)\\b.{0,60}\\(opens in new window\\)',
  '(?:(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|email|print|copy link|share|tweet)[\\s|/•·,]*){2,}',
  'tweet|copy link|like this:|loading(?:…|\\.{3})',
  'follow us(?: on(?: [\\w@,/&|]+){1,6})?\\W?',
  // Cookies and newsletters
  '(?:we|this (?:web)?site|our (?:web)?site) uses? cookies(?: and (?:similar|other) \\w+)?(?: (?:to|on|and)\\b.*|\\.)',
  'by continuing to (?:use|browse) (?:this|our) (?:web)?site\\b.*\\bcookies?\\b.*',
  '(?:accept|reject|allow|manage)(?: all)? cookies(?: settings)?',
  '(?:subscribe to|sign up (?:for|to)) (?:our|the|my) (?:\\w+ ){0,3}(?:newsletter|mailing list|updates)\\b.{0,60}',
  "you(?:[’']re| are)? (?:currently )?(?:receiv(?:e|ed|ing)|getting|got) (?:this|our) (?:e-?mail|mail|newsletter|message)s? (?:because|as|since)\\b.*",
  '(?:sie erhalten|du erhältst|ihr erhaltet) (?:diese[ns]?|unsere[ns]?) (?:e-?mail|mail|newsletter|nachricht),? (?:weil|da)\\b.*',
  '(?:vous recevez|tu reçois) (?:cet? |cette )?(?:e-?mail|mail|lettre|newsletter|message) (?:car|parce que)\\b.*|recibes? este (?:correo|mensaje|boletín) porque\\b.*',
  '(?:você )?recebe(?:u)? este (?:e-?mail|boletim) porque\\b.*|вы получили это письмо, (?:потому что|так как).*',
  'unsubscribe(?: here)?|view (?:this (?:e-?mail|newsletter) )?in (?:your |a )?browser|abbestellen|se désabonner|darse de baja|отписаться',
  // Navigation
  'skip to (?:main )?content',
  '(?:back|return|scroll) to (?:the )?top',
  'read (?:more|next|also)\\s*[:→»>]\\s*\\S.{0,160}',
  '(?:← |« )?(?:previous|next|older|newer) (?:post|article|story|page|entry)s?(?: →| »)?',
  'sponsored(?: content)?',
  '(?:estimated )?(?:reading time|read time)\\s*:?\\s*\\d+\\s*min(?:ute)?s?\\.?|\\d+[\\s-]*min(?:ute)?s? read',
  '(?:filed under|posted in|tagged(?: with)?|tags)\\s*:.{0,160}(?<![.!?])',
  '(?:©|\\(c\\)|copyright\\s*(?:©|\\(c\\)|\\d{4}|by\\s))\\s?.{0,120}|all rights reserved\\.?',
);

/** Opens a list of links to other pages; dropped with what follows, as long as that is no text. */
const OPENS_LINKS = lines(
  '(?:related|recommended|popular|latest|recent|trending|similar|more)(?: (?:posts?|articles?|stories|news|reading|content|reads))\\s*:?',
  'you (?:may|might)(?: also)? (?:like|enjoy|be interested in)\\s*:?',
  'more (?:from|by|like this|on this)\\b.{0,60}',
  'read (?:more|next|also|this next)\\s*:?',
);

/** Opens a comment form or the readers' comments. */
const OPENS_COMMENTS = lines(
  'leave a (?:reply|comment|response)\\s*:?(?: cancel reply)?',
  '(?:post|add|write|submit) (?:a|your) (?:comment|reply)\\s*:?',
  '(?:no|\\d{1,6}) (?:comments?|responses?|replies)(?: (?:on|to) .{1,160})?',
  'join the (?:discussion|conversation)\\s*\\W?',
  'cancel reply',
);

/** The fields and buttons of a comment form; only dropped below a line that opens one. */
const FORM_FIELD = lines(
  '(?:your )?(?:name|e-?mail(?: address)?|website|url|comment|message|subject)\\s*(?:\\*|\\(required\\)|\\(optional\\))?\\s*:?',
  '(?:post|submit|send|add|leave)(?: (?:a|your))?(?: (?:comment|reply))?',
  '[Δ*]|reply|cancel|preview',
);

/** Links at a page's foot and marks of advertisements; as a heading above text, the subject of an article. */
const FOOTER_LINK = lines(
  '(?:cookie|privacy) (?:policy|settings|preferences|notice)',
  'terms (?:of (?:use|service)|and conditions)|imprint|sitemap|contact us|about us',
  'advertisements?',
);

/** The caption or credit of a picture, which a text file keeps without its picture. */
const CAPTION = lines(
  '(?:photo(?:graph)?|image|picture|illustration|graphic|caption|credit)(?: (?:credits?|by|courtesy of|source|caption))?\\s*:.{1,160}',
  '(?:photo(?:graph)?|image|illustration) (?:by|via|courtesy of)\\s.{1,100}',
  '(?:©|\\(c\\))\\s?.{1,80}\\/\\s?(?:getty|afp|ap|reuters|epa|dpa|shutterstock|alamy|tass)\\b.{0,40}',
  '(?:featured|header|hero) image\\b.{0,80}',
  '\\[?[^\\s/]{1,80}\\.(?:jpe?g|png|gif|webp|svg|avif)\\]?',
);

const matches = (pattern: RegExp, text: string): boolean => text.length <= LONGEST && pattern.test(text);

export const isFurniture = (text: string): boolean => matches(FURNITURE, text);
export const isFooterLink = (text: string): boolean => matches(FOOTER_LINK, text);
export const opensLinks = (text: string): boolean => matches(OPENS_LINKS, text);
export const opensComments = (text: string): boolean => matches(OPENS_COMMENTS, text);
export const isFormField = (text: string): boolean => matches(FORM_FIELD, text);
export const isCaption = (text: string): boolean => matches(CAPTION, text);
