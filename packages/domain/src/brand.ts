declare const brand: unique symbol;

/** A type that only its own constructor can make, so that two kinds of string or bigint never interchange. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
