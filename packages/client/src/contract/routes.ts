import type { components, paths } from "../generated/api.ts";

/** The schemas of the OpenAPI document, by name. */
export type Schemas = components["schemas"];

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Every operation of the OpenAPI document, for example `GET /v1/accounts/{id}`. */
export type Route = {
  [P in keyof paths]: {
    [M in Method]: paths[P][Lowercase<M>] extends undefined ? never : `${M} ${P}`;
  }[Method];
}[keyof paths];

type Operation<R extends Route> =
  R extends `${infer M extends Method} ${infer P extends keyof paths}`
    ? paths[P][Lowercase<M>]
    : never;

type Json<Content> = Content extends { content: { "application/json": infer Value } }
  ? Value
  : never;

type Responses<R extends Route> =
  Operation<R> extends { responses: infer All } ? Omit<All, "default"> : never;

/** What a route answers with when it does what was asked. A 204 and a 304 have no body. */
export type Answer<R extends Route> = Json<Responses<R>[keyof Responses<R>]>;

/** What a route takes as its body. */
export type Body<R extends Route> =
  Operation<R> extends { requestBody?: infer Given } ? Json<NonNullable<Given>> : never;

/** What stands in a route's path, for example `{ id }`. */
export type PathParams<R extends Route> =
  Operation<R> extends { parameters: { path: infer Params } } ? Params : never;

type QueryAsSent<R extends Route> =
  Operation<R> extends { parameters: { query?: infer Params } } ? NonNullable<Params> : never;

type NameInBrackets<Outer extends string, K> = K extends `${Outer}[${infer Inner}]` ? Inner : never;

/**
 * The query of a route as programs write it: numbers are numbers, and what the document calls
 * `created[gte]` is `created: { gte }`.
 */
export type QueryParams<R extends Route> = {
  [K in keyof QueryAsSent<R> as K extends `${string}[${string}]` ? never : K]: K extends "limit"
    ? number
    : QueryAsSent<R>[K];
} & {
  [K in keyof QueryAsSent<R> as K extends `${infer Outer}[${string}]` ? Outer : never]?: {
    [Inner in NameInBrackets<
      K extends `${infer Outer}[${string}]` ? Outer : never,
      keyof QueryAsSent<R>
    >]?: string;
  };
};
