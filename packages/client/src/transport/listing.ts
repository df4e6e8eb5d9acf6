import { QuittanceConnectionError } from "../errors.ts";

/** One page of a list. */
export interface List<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Which page of a list: `limit` 1 to 100 (default 25), `cursor` from the page before. */
export interface PageParams {
  limit?: number;
  cursor?: string;
}

/**
 * A list that was asked for. `await` gives one page; `for await` walks all items from there on, and
 * asks for a page only when it is needed. Nothing is sent before one of the two begins.
 *
 * ```ts
 * const page = await quittance.accounts.list({ limit: 10 });
 * for await (const account of quittance.accounts.list()) console.log(account.id);
 * ```
 */
export interface Listing<T, Page = List<T>> extends PromiseLike<Page>, AsyncIterable<T> {}

/** The longest page there is, for whoever wants all of it. */
const LIMIT_MAX = 100;

/** A list whose pages are lists. */
export const createListing = <T, Params extends PageParams>(
  loadPage: (params: Params) => Promise<List<T>>,
  params: Params,
): Listing<T> => createListingWithin(loadPage, (page) => page, params);

/** A list whose pages come within something else, like the entries of a statement. */
export function createListingWithin<T, Page, Params extends PageParams>(
  loadPage: (params: Params) => Promise<Page>,
  listOf: (page: Page) => List<T>,
  params: Params,
): Listing<T, Page> {
  async function* walk(): AsyncGenerator<T, void, undefined> {
    const from = { ...params, limit: params.limit ?? LIMIT_MAX };
    let list = listOf(await loadPage(from));
    for (;;) {
      yield* list.data;
      const { next_cursor: cursor } = list;
      if (cursor === null) return;
      list = listOf(await loadPage({ ...from, cursor }));
      // It would be walked for ever.
      if (list.next_cursor === cursor) {
        throw new QuittanceConnectionError("The next page of a list is the page itself.");
      }
    }
  }
  return {
    then: (onPage, onRefusal) => loadPage(params).then(onPage, onRefusal),
    [Symbol.asyncIterator]: walk,
  };
}
