declare module 'stopword' {
  type Words = readonly string[];
  export const afr: Words, ara: Words, ben: Words, bul: Words, cat: Words, ces: Words, dan: Words, deu: Words;
  export const ell: Words, eng: Words, epo: Words, est: Words, eus: Words, fas: Words, fin: Words, fra: Words;
  export const gle: Words, glg: Words, guj: Words, heb: Words, hin: Words, hrv: Words, hun: Words, hye: Words;
  export const ind: Words, ita: Words, jpn: Words, kor: Words, lav: Words, lit: Words, mar: Words, msa: Words;
  export const mya: Words, nld: Words, nob: Words, pol: Words, por: Words, ron: Words, rus: Words, slk: Words;
  export const slv: Words, spa: Words, swa: Words, swe: Words, tgl: Words, tha: Words, tur: Words, ukr: Words;
  export const urd: Words, vie: Words, zho: Words;
}
