/**
 * Abbreviations of the languages that Docent knows words of, in lower case and without the last full stop. What is a common word in
 * any of them ("mind", "red", "es") is in no list: a sentence cut in two reads worse than two in one, but only where it is seldom.
 */
const words = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '));

/** A sentence goes on after these, whatever follows. */
export const GOES_ON = words(
  // English
  'mr mrs ms dr prof rev hon st gen col lt sgt capt maj adm gov sen rep pres amb messrs mt ft',
  'jan feb mar apr jun jul aug sep sept oct nov dec vs cf e.g i.e viz ca approx fig figs eq nos vol vols ed eds pp',
  'incl excl esp resp tel max',
  // German, Dutch, Afrikaans
  'hr fr frl dipl ing bzw bzgl z.b d.h d.i u.a s.o s.u o.g u.u i.d.r i.a z.t z.zt m.e v.a vgl sog inkl exkl zzgl zzt ggf evtl evt bspw',
  'insb insbes allg ehem einschl entspr jew urspr anm aufl abb kap ziff bd hrsg lt geb gest str tsd mio mrd hl abk',
  'dhr mevr mw drs bijv bv o.a d.w.z m.b.t t.a.v i.p.v i.v.m n.a.v t.o.v blz afb jl a.u.b s.v.p zgn mnr mev mej m.a.w d.w.s asb',
  // The languages of the north
  'bl.a t.ex d.v.s dvs kl jfr tills fr.o.m t.o.m p.g.a f.d f.eks ekskl jf tlf frk pga ift vedr mht iflg hhv m.h.t afd skt nr',
  'esim ns vrt klo puh nro huom milj nt näit lk prl piem t.i plkst lpp tālr pvz t.y psl žr vad',
  // French, Spanish, Portuguese, Italian, Catalan, Galician, Occitan, Romanian
  'mme mmes mlle mlles mgr env c.-à-d p.ex chap éd tél réf janv févr avr juil déc boul',
  'sr sra srta sres dra ud uds vd vds avda av pza plza ctra p.ej ej núm núms pág págs lic arq gral profa dpto depto tfno teléf aprox',
  'izq dcha sto sta hnos máx mín d.ª dña exmo exma v.exa séc pça páx pàg pàgs màx',
  'sig sigg sig.ra sig.na dott dott.ssa prof.ssa avv geom egr spett p.es pag pagg artt cfr v.le p.zza p.za c.so mons',
  'd-l d-na jud alin șos mun cca',
  // Polish, Czech, Slovak, Slovene, Croatian, Serbian in Latin letters, Albanian, Hungarian
  'np m.in tzn tj tzw ul inż św ks wg wyd godz maks ust pkt poz rozdz woj ww',
  'mudr judr phdr rndr např napr tzv popř popr příp č čl odst písm nám tř sv tis obr zák roč',
  'npr oz gosp gdč št dipl odn br p.sh dmth znj',
  'pl kb ún özv ifj ld vö krt bp',
  // Turkish, Esperanto, Irish, Indonesian, Malay, Tagalog, Swahili, Vietnamese
  'doç yrd sn örn bkz cad sok mah müh çev hz alb ekz t.e d-ro s-ro s-ino n-ro m.sh lch uimh',
  'jln sdr bpk hlm kec kab kel yth cth tsb gng dkt k.m ths pgs nxb sđt',
  // Russian, Ukrainian, Bulgarian, Macedonian, Serbian, Kazakh
  'т.е т.к т.н т.зв г-н г-жа им ул тов гр проф акад доц инж ген см ср напр обл р-н просп пр-т пер пл бул стр рис табл гл разд пп',
  'корп кв оф тел св ок изд сост лат англ нем греч рос укр вул див пор чл ал бр вж хил нпр тзв тј мыс қ көш',
  // Greek, Armenian
  'κ κα κος δρ π.χ δηλ βλ σελ αρ τηλ λεωφ αγ άρθρ παρ օր տես',
  // Arabic, Persian, Urdu, Hindi, Marathi, Nepali, Bengali, Gujarati, Tamil, Thai
  'د أ م ص ق.م ه.ش डॉ डा श्री प्रो प्रा पं नं रु कु ডা ড মি প্রো মো নং ડો ડૉ શ્રી પ્રો નં திரு பேரா எண் พ.ศ ค.ศ ร.ศ ดร นพ พญ รศ ผศ',
);

/** These may also end a sentence: it goes on only where the next word is not capitalised. */
export const MAY_END = words(
  'etc a.m p.m al dept min usw etw u.ä o.ä u.v.m jh jhd std sek stk enz ens osv o.s.v m.m m.fl o.l kr ecc a.c d.c j.-c',
  'ym jne yms tms kpl vrk kk jms jt u.c utt utml pan t.t kt ș.a ş.a itd itp zł tys mln mld apod atd atď aj kč sb hod itn ipd god etj',
  'stb db vb yy k.a ktp srl dll dsb dst dkk atbp nk v.v etab',
  'г гг тыс млн млрд др пр т.д т.п мин сек руб коп чел экз ін тис грн рр лв итд т.б т.с.с жж κ.λπ κλπ κ.ά μ.χ थे น',
);

/** Names contain these, as they do acronyms ("U.S. Army"): only a word that begins sentences ends a sentence behind them. */
export const IN_NAMES = words(
  'inc ltd co corp jr sr bros ltda cía kft zrt nyrt şti a.ş tbk ave blvd tp',
  'ph.d m.d b.sc m.sc b.a m.a ll.m ll.b d.phil dr.h.c',
);

/** A sentence goes on between these and a number. */
export const BEFORE_NUMBER = words(
  'no nr mind p n° n.º n art arts abs sec ch cap tab apt est ver vers ext sz sf par r s nº § rn ap bl sc et п ч д ст',
);

/** Of these, what parts with Roman numbers are cited by: "cf. Art. IV". */
export const BEFORE_ROMAN = words('art arts sec ch cap tab vol');

/** Places, years and persons behind their own word ("г. Москва", "p. Novák"), units and years behind a number ("2021 г."). */
export const UNITS = words('г м с р p m mm g kg km cm h л ж');

/** Words that begin sentences. */
export const STARTERS = words(
  'a an and although after as at because before both but by during each even every few for from he her here his how',
  'however if in instead it its many meanwhile moreover most no nor not now of on one only or other our she since so',
  'some still such than that the their then there these they this those though to today under until we what when',
  'where whether which while who why with yet you your',
);

/** German words that an ordinal number stands behind ("am 3. Mai", "die 2. Auflage"), and no other number often. */
export const BEFORE_ORDINAL = words(
  'der die das dem den des am im zum zur vom beim ans ins ein eine einen einem einer eines jede jeder jedes jeden jedem dieser diese',
  'dieses diesen diesem sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer',
);

/** The beginnings of German months. */
export const GERMAN_MONTH = /^(?:Jan|Jän|Feb|Feber|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/u;
