/** The shape of a language's words: the same keys as another language's, with any text. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
