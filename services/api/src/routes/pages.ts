import { createRequire } from "node:module";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../app-env.ts";
import { openApiDocument } from "../openapi-document.ts";
import { answerPage } from "../pages/answer-page.ts";
import { HOME_PAGE } from "../pages/home-page.ts";
import { type PagePolicy, pageHeaders } from "../pages/page-headers.ts";
import { layOutReference, type ReferencePage } from "../pages/reference-page.ts";
import { START_REDOC, START_SWAGGER_UI } from "../pages/reference-scripts.ts";
import {
  answerFile,
  fileMadeOnce,
  lazyFile,
  type ServedFile,
  servedFile,
} from "../pages/served-file.ts";

const require = createRequire(import.meta.url);

const JAVASCRIPT = "text/javascript; charset=utf-8";
const STYLE_SHEET = "text/css; charset=utf-8";

/** Files as their packages have them: complete in themselves, and of this origin. */
const FILES: Readonly<Record<string, () => Promise<ServedFile>>> = {
  "/docs/swagger-ui.css": lazyFile(require.resolve("swagger-ui-dist/swagger-ui.css"), STYLE_SHEET),
  "/docs/swagger-ui-bundle.js": lazyFile(
    require.resolve("swagger-ui-dist/swagger-ui-bundle.js"),
    JAVASCRIPT,
  ),
  "/docs/start.js": async () => servedFile(START_SWAGGER_UI, JAVASCRIPT),
  "/redoc/redoc.standalone.js": lazyFile(
    require.resolve("redoc/bundles/redoc.standalone.js"),
    JAVASCRIPT,
    withoutLogo,
  ),
  "/redoc/start.js": async () => servedFile(START_REDOC, JAVASCRIPT),
};

/** ReDoc hides its maker's logo, which is elsewhere, where it can not be loaded; this one never can. */
function withoutLogo(script: string): string {
  return script.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo[a-z-]*\.svg/g, "data:,");
}

/** Scripts come from here and nowhere else. Both programs write styles into the page as they run. */
const OWN_SCRIPTS: PagePolicy = {
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data:",
  "font-src": "'self' data:",
  "connect-src": "'self'",
};

const PAGES: Readonly<Record<string, ReferencePage & { readonly policy: PagePolicy }>> = {
  "/docs": {
    title: "Try the API",
    styles: ["/docs/swagger-ui.css"],
    scripts: ["/docs/swagger-ui-bundle.js", "/docs/start.js"],
    modules: [],
    policy: OWN_SCRIPTS,
  },
  "/redoc": {
    title: "API reference",
    styles: [],
    scripts: [],
    modules: ["/redoc/start.js"],
    // Its search runs in a worker that it makes of its own text.
    policy: { ...OWN_SCRIPTS, "worker-src": "blob:" },
  },
};

/** What the public door shows without a key: where everything is, and the document in three forms. */
export function pageRoutes(app: OpenAPIHono<AppEnv>): void {
  app.get("/", (c) => answerPage(c, HOME_PAGE));
  app.get("/favicon.ico", (c) => c.body(null, 204));

  // Made when it is first asked for: by then every route is there.
  const document = fileMadeOnce(() => JSON.stringify(openApiDocument(app)), "application/json");
  app.get("/openapi.json", (c) => answerFile(c, document()));

  for (const [path, file] of Object.entries(FILES)) {
    app.get(path, async (c) => answerFile(c, await file()));
  }
  for (const [path, { policy, ...page }] of Object.entries(PAGES)) {
    const text = layOutReference(page);
    app.get(path, (c) => {
      for (const [name, value] of Object.entries(pageHeaders(policy))) c.header(name, value);
      return c.html(text);
    });
  }
}
