/** Inflection that the program itself needs. */

/** The genitive of a name or term, the same rule in Danish and bokmål (nynorsk avoids it, see `possessive`): Kundens, Avtalens, OS’ (Retskrivningsordbogen § 8; Språkrådet). */
export const genitive = (name: string): string => (/[sxz]$/i.test(name) ? `${name}’` : `${name}s`)

/** With a capital first letter. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
