/** Days that what belongs to a server is still kept after Docent was removed from it, should it come back. */
export const graceDays = 7;
