# syntax=docker/dockerfile:1
# One image holds every process; the command picks which one runs:
#   services/api/src/main.ts · services/worker/src/main.ts · services/ops/src/main.ts
#   packages/db/src/main.ts migrate

FROM node:24.21.0-slim AS build
# The same pnpm that wrote the lockfile. npm brings it, because newer Node images have no corepack.
RUN npm install --global pnpm@12.21.0
WORKDIR /app
# Manifests come first, so that a change of the code alone does not install again.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY patches patches
COPY packages/db/package.json packages/db/
COPY packages/domain/package.json packages/domain/
COPY packages/egress/package.json packages/egress/
COPY packages/process/package.json packages/process/
COPY packages/secrets/package.json packages/secrets/
COPY packages/queue/package.json packages/queue/
COPY services/api/package.json services/api/
COPY services/ops/package.json services/ops/
COPY services/worker/package.json services/worker/
# Optional dependencies are what a development machine needs (the embedded PostgreSQL, a pinned
# Node) and native accelerators we do without; leaving them out keeps every package plain
# JavaScript, so the runtime image needs no matching C library and no install script ever runs.
RUN pnpm install --prod --no-optional --frozen-lockfile --ignore-scripts \
      --filter "@quittance/api..." --filter "@quittance/worker..." --filter "@quittance/ops..."
# The workspace is kept as it is and not flattened by `pnpm deploy`: Node runs our TypeScript as
# it stands, but refuses to strip types from files whose real path is inside node_modules.
COPY packages packages
COPY services services
COPY migrations migrations

# Node, its libraries and certificates; no shell, no package manager, nobody to log in as.
FROM gcr.io/distroless/nodejs24-debian13:nonroot
ENV NODE_ENV=production
WORKDIR /app
# Files belong to root and the process does not: it can not change its own code.
COPY --from=build /app /app
USER 65532:65532
# As in local/src/processes/node-arguments.ts, which says why.
ENTRYPOINT ["/nodejs/bin/node", "--disable-warning=ExperimentalWarning", \
            "--max-semi-space-size=32", "--heap-growing-percent=75", \
            "--no-parallel-scavenge"]
CMD ["services/api/src/main.ts"]
