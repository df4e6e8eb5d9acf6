import { REFERENCE_ELEMENT } from "./reference-page.ts";

/** Starts Swagger UI. It asks nobody whether the document is valid, and forgets keys with the page. */
export const START_SWAGGER_UI = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#${REFERENCE_ELEMENT}",
  validatorUrl: null,
  deepLinking: true,
  filter: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
});
`;

/** Starts ReDoc. It tells nobody that it was used. */
export const START_REDOC = `import { init } from "/redoc/redoc.standalone.js";

init("/openapi.json", { disableTelemetry: true }, document.getElementById("${REFERENCE_ELEMENT}"));
`;
