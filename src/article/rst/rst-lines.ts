/** What a line of reStructuredText begins. */
export const RST_BULLET = /^[-*+•‣⁃](?:\s+|$)/u;
export const RST_ENUMERATOR =
  /^(?:\(?(?:\d{1,4}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8}|#)\)|(?:\d{1,4}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8}|#)\.)(?:\s+|$)/u;
export const RST_FIELD = /^:(?![:\s])((?:[^:\\]|\\.|:(?!\s|$))+):(?:\s+(.*))?$/u;
export const RST_OPTION =
  /^(?:-{1,2}|\/)\w[\w-]*(?:[ =][<\w]\S*)?(?:, (?:-{1,2}|\/)\w[\w-]*(?:[ =][<\w]\S*)?)*(?:\s{2,}(\S.*)|$)/u;
export const RST_EXPLICIT = /^\.\.(?:\s|$)/u;
/** Fields that steer a program. */
export const RST_SILENT = /^(?:orphan|tocdepth|nocomments|nosearch|hidetoc|.*-(?:url|date)|.*_.*)$/iu;
