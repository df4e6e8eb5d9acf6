/** One page of a list, newest first. */
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

/** Walks a list to its end, page by page; asks for the next page only when it is needed. */
export async function* walkPages<T>(
  loadPage: (page: PageParams) => Promise<List<T>>,
  from: PageParams,
): AsyncGenerator<T, void, undefined> {
  const limit = from.limit ?? 100;
  let page = await loadPage({ ...from, limit });
  for (;;) {
    yield* page.data;
    if (page.next_cursor === null) return;
    page = await loadPage({ ...from, limit, cursor: page.next_cursor });
  }
}
